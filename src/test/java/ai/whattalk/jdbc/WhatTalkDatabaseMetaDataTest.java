package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the driver says of itself and of the tables. */
class WhatTalkDatabaseMetaDataTest {
  @AutoClose private Connection connection;
  private DatabaseMetaData metadata;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:whattalk:demo=true;validateOnConnect=false");
    metadata = connection.getMetaData();
  }

  /** Rows as maps from label to value, in order. */
  private static List<Map<String, @Nullable Object>> rows(ResultSet result) throws SQLException {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    while (result.next()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<@Nullable Object> column(ResultSet result, String label) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows(result)) {
      values.add(row.get(label));
    }
    return values;
  }

  /** SchemaCrawler asks this to learn whether there are schemas at all. */
  @Test
  void schemaOfTheTablesWasLost() throws SQLException {
    assertThat(metadata.supportsSchemasInDataManipulation()).isTrue();
    assertThat(metadata.supportsSchemasInTableDefinitions()).isTrue();
  }

  @Test
  void product() throws SQLException {
    assertThat(metadata.getDatabaseProductName()).isEqualTo("WhatTalk");
    assertThat(metadata.getDriverName()).isEqualTo("WhatTalk JDBC Driver");
    assertThat(metadata.getDriverVersion()).startsWith("0.1");
    assertThat(metadata.getDriverMajorVersion()).isZero();
    assertThat(metadata.getDriverMinorVersion()).isEqualTo(1);
    assertThat(metadata.getJDBCMajorVersion()).isEqualTo(4);
    assertThat(metadata.getJDBCMinorVersion()).isEqualTo(3);
    assertThat(metadata.getURL()).isEqualTo("jdbc:whattalk:demo=true;validateOnConnect=false");
    assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metadata.storesLowerCaseIdentifiers()).isTrue();
    assertThat(metadata.supportsMixedCaseIdentifiers()).isFalse();
    assertThat(metadata.nullsAreSortedHigh()).isTrue();
    assertThat(metadata.supportsTransactions()).isFalse();
    assertThat(metadata.isReadOnly()).isTrue();
    assertThat(metadata.getConnection()).isSameAs(connection);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      emptyValue = "",
      value = {
        "null | null | null | 5",
        "null | null | % | 5",
        "'' | whattalk | conversations | 1",
        "null | WHATTALK | CONVERSATIONS | 1",
        "null | what% | conv% | 2",
        "null | null | conversation_types | 1",
        "null | null | conversation\\_types | 1",
        "null | null | conversation_ | 1",
        "null | null | conversations_ | 0",
        "null | null | conversation\\_ | 0",
        "null | null | .* | 0",
        "null | null | '' | 0",
        "nope | null | null | 0",
        "null | nope | null | 0",
        "null | '' | null | 0",
      })
  void tablesByPattern(String catalog, String schema, String table, int count) throws SQLException {
    assertThat(rows(metadata.getTables(catalog, schema, table, null))).hasSize(count);
  }

  @Test
  void tablesByType() throws SQLException {
    assertThat(column(metadata.getTables(null, null, null, new String[] {"TABLE"}), "TABLE_NAME"))
        .containsExactly("assistants", "conversation_types", "conversations");
    assertThat(
            column(
                metadata.getTables(null, null, null, new String[] {"VIEW", "SYSTEM TABLE"}),
                "TABLE_NAME"))
        .containsExactly("requests", "server");
    assertThat(rows(metadata.getTables(null, null, null, new String[] {"VIEW"}))).isEmpty();
    assertThat(rows(metadata.getTables(null, null, null, new String[0]))).isEmpty();
    assertThat(column(metadata.getTableTypes(), "TABLE_TYPE"))
        .containsExactly("SYSTEM TABLE", "TABLE");
    assertThat(column(metadata.getSchemas(), "TABLE_SCHEM")).containsExactly("whattalk");
    assertThat(rows(metadata.getSchemas(null, "nope"))).isEmpty();
    assertThat(rows(metadata.getCatalogs())).isEmpty();
  }

  @Test
  void columns() throws SQLException {
    List<Map<String, @Nullable Object>> columns =
        rows(metadata.getColumns(null, "whattalk", "conversations", null));
    assertThat(columns.stream().map(row -> row.get("COLUMN_NAME")))
        .containsExactly(
            "id",
            "assistant_id",
            "assistant_name",
            "type",
            "message_count",
            "total_cost",
            "ai_enabled",
            "created_at",
            "updated_at");
    assertThat(columns)
        .allSatisfy(row -> assertThat((String) row.get("REMARKS")).isNotBlank())
        .allSatisfy(row -> assertThat(row).hasSize(24));
    assertThat(columns.get(0))
        .containsEntry("DATA_TYPE", Types.VARCHAR)
        .containsEntry("TYPE_NAME", "VARCHAR")
        .containsEntry("COLUMN_SIZE", 255)
        .containsEntry("CHAR_OCTET_LENGTH", 765)
        .containsEntry("NULLABLE", DatabaseMetaData.columnNoNulls)
        .containsEntry("IS_NULLABLE", "NO")
        .containsEntry("ORDINAL_POSITION", 1);
    assertThat(columns.get(5))
        .containsEntry("DATA_TYPE", Types.DECIMAL)
        .containsEntry("COLUMN_SIZE", 20)
        .containsEntry("DECIMAL_DIGITS", 10)
        .containsEntry("NUM_PREC_RADIX", 10)
        .containsEntry("IS_NULLABLE", "YES");
    assertThat(columns.get(7))
        .containsEntry("DATA_TYPE", Types.TIMESTAMP)
        .containsEntry("COLUMN_SIZE", 23)
        .containsEntry("DECIMAL_DIGITS", 3)
        .containsEntry("ORDINAL_POSITION", 8);
    assertThat(column(metadata.getColumns(null, null, "%", "%\\_AT"), "COLUMN_NAME"))
        .containsExactly(
            "created_at",
            "updated_at",
            "deleted_at",
            "created_at",
            "updated_at",
            "started_at",
            "seen_at");
    assertThat(rows(metadata.getColumns("nope", null, "%", "%"))).isEmpty();
  }

  @Test
  void columnsOfRequests() throws SQLException {
    List<Map<String, @Nullable Object>> columns =
        rows(metadata.getColumns(null, null, "requests", null));
    assertThat(columns.stream().map(row -> row.get("COLUMN_NAME") + " " + row.get("TYPE_NAME")))
        .containsExactly(
            "id BIGINT",
            "statement_id BIGINT",
            "started_at TIMESTAMP",
            "path VARCHAR",
            "query VARCHAR",
            "status INTEGER",
            "attempt INTEGER",
            "duration_ms BIGINT",
            "row_count INTEGER",
            "served_from VARCHAR");
    assertThat(columns).allSatisfy(row -> assertThat((String) row.get("REMARKS")).isNotBlank());
    assertThat(columns.stream().filter(row -> row.get("IS_NULLABLE").equals("YES")))
        .extracting(row -> row.get("COLUMN_NAME"))
        .containsExactly("statement_id", "status", "duration_ms", "row_count");
  }

  @Test
  void keys() throws SQLException {
    assertThat(rows(metadata.getPrimaryKeys(null, "whattalk", "CONVERSATIONS")))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("COLUMN_NAME", "id")
                    .containsEntry("KEY_SEQ", 1)
                    .containsEntry("PK_NAME", "conversations_pkey"));
    // No pattern: a table of that very name is asked for.
    assertThat(rows(metadata.getPrimaryKeys(null, null, "conversation%"))).isEmpty();
    assertThat(
            column(
                metadata.getBestRowIdentifier(
                    null, null, "conversations", DatabaseMetaData.bestRowSession, false),
                "COLUMN_NAME"))
        .containsExactly("id");
  }

  @ParameterizedTest
  @CsvSource({
    "conversations, id",
    "conversation_types, type",
    "assistants, id",
    "requests, id",
  })
  void everyTableHasAPrimaryKey(String table, String column) throws SQLException {
    assertThat(rows(metadata.getPrimaryKeys(null, "whattalk", table)))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("COLUMN_NAME", column)
                    .containsEntry("PK_NAME", table + "_pkey"));
    assertThat(
            column(
                metadata.getBestRowIdentifier(
                    null, null, table, DatabaseMetaData.bestRowSession, true),
                "COLUMN_NAME"))
        .containsExactly(column);
    for (boolean unique : new boolean[] {true, false}) {
      assertThat(rows(metadata.getIndexInfo(null, null, table, unique, unique)))
          .filteredOn(row -> row.get("INDEX_NAME").equals(table + "_pkey"))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row)
                      .containsEntry("COLUMN_NAME", column)
                      .containsEntry("NON_UNIQUE", false));
    }
  }

  @Test
  void anAssistantIsToldByItsUuidToo() throws SQLException {
    assertThat(rows(metadata.getIndexInfo("", "WHATTALK", "Assistants", true, false)))
        .extracting(
            row -> row.get("INDEX_NAME"),
            row -> row.get("COLUMN_NAME"),
            row -> row.get("NON_UNIQUE"),
            row -> row.get("TYPE"),
            row -> row.get("ORDINAL_POSITION"))
        .containsExactly(
            tuple("assistants_pkey", "id", false, 3, 1),
            tuple("assistants_uuid_key", "uuid", false, 3, 1));
    assertThat(rows(metadata.getIndexInfo("nope", null, "assistants", true, false))).isEmpty();
  }

  private static final List<String> TYPE_KEY =
      List.of("conversation_types", "type", "conversations", "type", "conversation_types_pkey");
  private static final List<String> ASSISTANT_KEY =
      List.of("assistants", "uuid", "conversations", "assistant_id", "assistants_uuid_key");

  private static List<List<@Nullable Object>> relations(ResultSet result) throws SQLException {
    List<List<@Nullable Object>> relations = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows(result)) {
      assertThat(row)
          .hasSize(14)
          .containsEntry("PKTABLE_CAT", null)
          .containsEntry("PKTABLE_SCHEM", "whattalk")
          .containsEntry("FKTABLE_SCHEM", "whattalk")
          .containsEntry("KEY_SEQ", 1)
          .containsEntry("UPDATE_RULE", DatabaseMetaData.importedKeyNoAction)
          .containsEntry("DELETE_RULE", DatabaseMetaData.importedKeyNoAction)
          .containsEntry("DEFERRABILITY", DatabaseMetaData.importedKeyNotDeferrable)
          .containsEntry("FK_NAME", "conversations_" + row.get("FKCOLUMN_NAME") + "_fkey");
      relations.add(
          Arrays.asList(
              row.get("PKTABLE_NAME"),
              row.get("PKCOLUMN_NAME"),
              row.get("FKTABLE_NAME"),
              row.get("FKCOLUMN_NAME"),
              row.get("PK_NAME")));
    }
    return relations;
  }

  @Test
  void conversationsReferToTypesAndAssistants() throws SQLException {
    assertThat(relations(metadata.getImportedKeys(null, "WhatTalk", "CONVERSATIONS")))
        .isEqualTo(List.of(ASSISTANT_KEY, TYPE_KEY));
    assertThat(relations(metadata.getImportedKeys(null, null, "assistants"))).isEmpty();
    assertThat(relations(metadata.getImportedKeys(null, "nope", "conversations"))).isEmpty();
    // No pattern.
    assertThat(relations(metadata.getImportedKeys(null, null, "conversation%"))).isEmpty();

    assertThat(relations(metadata.getExportedKeys("", null, "assistants")))
        .isEqualTo(List.of(ASSISTANT_KEY));
    assertThat(relations(metadata.getExportedKeys(null, null, "conversation_types")))
        .isEqualTo(List.of(TYPE_KEY));
    assertThat(relations(metadata.getExportedKeys(null, null, "conversations"))).isEmpty();
    assertThat(relations(metadata.getExportedKeys("nope", null, "assistants"))).isEmpty();

    assertThat(
            relations(
                metadata.getCrossReference(
                    null, null, "assistants", null, "whattalk", "Conversations")))
        .isEqualTo(List.of(ASSISTANT_KEY));
    assertThat(
            relations(
                metadata.getCrossReference(null, null, "conversations", null, null, "assistants")))
        .isEmpty();
    assertThat(
            relations(metadata.getCrossReference(null, null, "requests", null, null, "requests")))
        .isEmpty();
    assertThat(metadata.supportsIntegrityEnhancementFacility()).isFalse();
  }

  @Test
  void columnsOfAssistants() throws SQLException {
    List<Map<String, @Nullable Object>> columns =
        rows(metadata.getColumns(null, null, "assistants", null));
    assertThat(columns.stream().map(row -> row.get("COLUMN_NAME") + " " + row.get("TYPE_NAME")))
        .containsExactly(
            "id INTEGER",
            "uuid VARCHAR",
            "name VARCHAR",
            "type VARCHAR",
            "status VARCHAR",
            "mode VARCHAR",
            "language VARCHAR",
            "timezone VARCHAR",
            "llm_model_id INTEGER",
            "knowledgebase_id INTEGER",
            "max_duration INTEGER",
            "record BOOLEAN",
            "created_at TIMESTAMP",
            "updated_at TIMESTAMP",
            "deleted_at TIMESTAMP");
    assertThat(columns)
        .allSatisfy(row -> assertThat((String) row.get("REMARKS")).isNotBlank())
        .filteredOn(row -> row.get("TYPE_NAME").equals("VARCHAR"))
        .allSatisfy(row -> assertThat(row).containsEntry("COLUMN_SIZE", 255));
    assertThat(columns.stream().filter(row -> row.get("IS_NULLABLE").equals("NO")))
        .extracting(row -> row.get("COLUMN_NAME"))
        .containsExactly("id");
  }

  @Test
  void costsAreDollars() throws SQLException {
    assertThat(column(metadata.getColumns(null, null, "conversations", "total_cost"), "REMARKS"))
        .singleElement()
        .asString()
        .contains("USD");
  }

  @Test
  void typesAreInTheOrderOfTheirNumbers() throws SQLException {
    assertThat(column(metadata.getTypeInfo(), "DATA_TYPE"))
        .map(Integer.class::cast)
        .isSorted()
        .contains(Types.VARCHAR, Types.INTEGER, Types.DECIMAL, Types.BOOLEAN, Types.TIMESTAMP);
  }

  @Test
  void closedConnectionHasNoTables() throws SQLException {
    connection.close();
    assertThatThrownBy(() -> metadata.getTables(null, null, null, null))
        .isInstanceOf(SQLException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("08003");
  }

  static List<String> functionCalls() {
    return List.of(
        // getNumericFunctions
        "ABS(-1)",
        "ACOS(1)",
        "ASIN(1)",
        "ATAN(1)",
        "ATAN2(1, 1)",
        "CBRT(8)",
        "CEILING(1.5)",
        "COS(1)",
        "COT(1)",
        "DEGREES(1)",
        "EXP(1)",
        "FLOOR(1.5)",
        "LOG(2)",
        "LOG10(10)",
        "MOD(5, 3)",
        "PI()",
        "POWER(2, 3)",
        "RADIANS(180)",
        "RAND()",
        "ROUND(1.5, 0)",
        "SIGN(-1)",
        "SIN(1)",
        "SQRT(4)",
        "TAN(1)",
        "TRUNCATE(1.55, 1)",
        // getStringFunctions
        "ASCII('a')",
        "CHAR(65)",
        "CONCAT('a', 'b')",
        "INSERT('abc', 1, 1, 'x')",
        "LCASE('A')",
        "LEFT('abc', 1)",
        "LENGTH('abc')",
        "LOCATE('b', 'abc')",
        "LTRIM(' a')",
        "REPEAT('a', 2)",
        "REPLACE('abc', 'b', 'x')",
        "REVERSE('abc')",
        "RIGHT('abc', 1)",
        "RTRIM('a ')",
        "SPACE(2)",
        "SUBSTRING('abc', 1, 1)",
        "UCASE('a')",
        // getSystemFunctions
        "CONVERT('1', SQL_INTEGER)",
        "DATABASE()",
        "IFNULL(NULL, 1)",
        "USER()",
        // getTimeDateFunctions
        "CURDATE()",
        "CURTIME()",
        "DAYNAME(DATE '2025-01-01')",
        "DAYOFMONTH(DATE '2025-01-01')",
        "DAYOFWEEK(DATE '2025-01-01')",
        "DAYOFYEAR(DATE '2025-01-01')",
        "HOUR(TIMESTAMP '2025-01-01 10:00:00')",
        "MINUTE(TIMESTAMP '2025-01-01 10:00:00')",
        "MONTH(DATE '2025-01-01')",
        "MONTHNAME(DATE '2025-01-01')",
        "NOW()",
        "QUARTER(DATE '2025-01-01')",
        "SECOND(TIMESTAMP '2025-01-01 10:00:00')",
        "TIMESTAMPADD(SQL_TSI_DAY, 1, TIMESTAMP '2025-01-01 10:00:00')",
        "TIMESTAMPDIFF(SQL_TSI_DAY, DATE '2025-01-01', DATE '2025-01-02')",
        "WEEK(DATE '2025-01-01')",
        "YEAR(DATE '2025-01-01')");
  }

  @ParameterizedTest
  @MethodSource("functionCalls")
  void everyListedFunctionCanBeCalled(String call) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT {fn " + call + "}")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getObject(1)).isNotNull();
    }
  }

  @Test
  void everyListedFunctionIsTested() throws SQLException {
    assertThat(functionCalls().stream().map(call -> call.substring(0, call.indexOf('('))))
        .containsExactlyInAnyOrder(
            String.join(
                    ",",
                    metadata.getNumericFunctions(),
                    metadata.getStringFunctions(),
                    metadata.getSystemFunctions(),
                    metadata.getTimeDateFunctions())
                .split(",", -1));
  }
}
