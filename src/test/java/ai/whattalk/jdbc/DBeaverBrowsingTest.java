package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What DBeaver's generic provider calls (24.2.3), in its order: at connecting, for the navigator's
 * tree, for a table's properties, in the data editor, and when it pings and closes. Browsing makes
 * no request.
 */
class DBeaverBrowsingTest {
  /** How the provider asks for all objects. */
  private static final String ALL = "%";

  private static final String SCHEMA = "whattalk";
  private static final int EDITOR_ROWS = 200;

  @AutoClose private final SimulatedApi api = new SimulatedApi(TestRows.numbered(1000));
  @AutoClose private Connection connection;
  private DatabaseMetaData metadata;

  /** A login dialog gives the key as the password. */
  @BeforeEach
  void connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "");
    properties.setProperty("password", api.key());
    String url = "jdbc:whattalk:baseUrl=" + api.baseUrl();
    Driver driver = DriverManager.getDriver(url);
    assertThat(driver.acceptsURL(url)).isTrue();
    assertThat(driver.getPropertyInfo(url, properties)).isNotEmpty();
    connection = driver.connect(url, properties);
    metadata = connection.getMetaData();
    api.clearRequests();
  }

  /** Some columns of all rows, {@code |} between them; closes the result. */
  private static List<String> rows(ResultSet result, String... labels) throws SQLException {
    try (result) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (String label : labels) {
          values.add(result.getString(label));
        }
        rows.add(String.join("|", values));
      }
      return rows;
    }
  }

  @Test
  void connecting() throws SQLException {
    connection.setReadOnly(true);
    assertThat(rows(metadata.getClientInfoProperties(), "NAME")).isEmpty();
    connection.setClientInfo("ApplicationName", "DBeaver 24.2.3 - Main");
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(true);
    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);

    assertThat(metadata.isReadOnly()).isTrue();
    assertThat(metadata.getDatabaseProductName()).isEqualTo("WhatTalk");
    assertThat(metadata.getDatabaseProductVersion()).isNotBlank();
    assertThat(metadata.getDriverName()).isNotBlank();
    assertThat(metadata.getDriverVersion()).isNotBlank();
    assertThat(metadata.getDatabaseMajorVersion()).isNotNegative();
    assertThat(metadata.getDatabaseMinorVersion()).isNotNegative();
    assertThat(metadata.getSchemaTerm()).isEqualTo("schema");
    assertThat(metadata.getProcedureTerm()).isEqualTo("procedure");
    assertThat(metadata.getCatalogTerm()).isEqualTo("catalog");
    assertThat(metadata.supportsBatchUpdates()).isFalse();
    assertThat(metadata.supportsTransactions()).isFalse();
    assertThat(metadata.supportsTransactionIsolationLevel(Connection.TRANSACTION_SERIALIZABLE))
        .isFalse();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void dialect() throws SQLException {
    assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metadata.getSQLStateType()).isEqualTo(DatabaseMetaData.sqlStateSQL);
    assertThat(metadata.supportsCorrelatedSubqueries()).isTrue();
    assertThat(metadata.supportsMixedCaseIdentifiers()).isFalse();
    assertThat(metadata.supportsMixedCaseQuotedIdentifiers()).isFalse();
    assertThat(metadata.storesUpperCaseIdentifiers()).isFalse();
    assertThat(metadata.storesLowerCaseIdentifiers()).isTrue();
    assertThat(metadata.storesUpperCaseQuotedIdentifiers()).isFalse();
    assertThat(metadata.storesLowerCaseQuotedIdentifiers()).isTrue();
    assertThat(metadata.getSearchStringEscape()).isEqualTo("\\");
    assertThat(metadata.getCatalogSeparator()).isEqualTo(".");
    assertThat(metadata.supportsCatalogsInDataManipulation()).isFalse();
    assertThat(metadata.supportsCatalogsInTableDefinitions()).isFalse();
    assertThat(metadata.supportsCatalogsInProcedureCalls()).isFalse();
    assertThat(metadata.supportsCatalogsInIndexDefinitions()).isFalse();
    assertThat(metadata.supportsCatalogsInPrivilegeDefinitions()).isFalse();
    assertThat(metadata.supportsSchemasInDataManipulation()).isTrue();
    assertThat(metadata.supportsSchemasInTableDefinitions()).isTrue();
    assertThat(metadata.supportsSchemasInProcedureCalls()).isFalse();
    assertThat(metadata.supportsSchemasInIndexDefinitions()).isFalse();
    assertThat(metadata.supportsSchemasInPrivilegeDefinitions()).isFalse();
    assertThat(metadata.getExtraNameCharacters()).isEqualTo("$");
    assertThat(metadata.isCatalogAtStart()).isFalse();
    assertThat(metadata.getSQLKeywords()).contains("LIMIT");
    assertThat(metadata.getNumericFunctions()).contains("ABS");
    assertThat(metadata.getStringFunctions()).contains("UCASE");
    assertThat(metadata.getSystemFunctions()).contains("IFNULL");
    assertThat(metadata.getTimeDateFunctions()).contains("YEAR");
    assertThat(
            rows(
                metadata.getTypeInfo(),
                "TYPE_NAME",
                "DATA_TYPE",
                "LOCAL_TYPE_NAME",
                "UNSIGNED_ATTRIBUTE",
                "SEARCHABLE",
                "PRECISION",
                "MINIMUM_SCALE",
                "MAXIMUM_SCALE"))
        .contains("DECIMAL|3|DECIMAL|false|2|38|0|38", "VARCHAR|12|VARCHAR|false|3|0|0|0");
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void tree() throws SQLException {
    assertThat(rows(metadata.getTableTypes(), "TABLE_TYPE"))
        .containsExactly("SYSTEM TABLE", "TABLE");
    assertThat(rows(metadata.getCatalogs(), "TABLE_CAT")).isEmpty();
    assertThat(rows(metadata.getSchemas(), "TABLE_SCHEM", "TABLE_CATALOG"))
        .containsExactly(SCHEMA + "|null");
    assertThat(rows(metadata.getSchemas(null, ALL), "TABLE_SCHEM")).containsExactly(SCHEMA);
    assertThat(connection.getCatalog()).isNull();
    assertThat(connection.getSchema()).isEqualTo(SCHEMA);
    assertThat(
            rows(
                metadata.getTables(null, SCHEMA, ALL, null),
                "TABLE_CAT",
                "TABLE_SCHEM",
                "TABLE_NAME",
                "TABLE_TYPE",
                "TYPE_NAME"))
        .containsExactly(
            "null|whattalk|requests|SYSTEM TABLE|null",
            "null|whattalk|server|SYSTEM TABLE|null",
            "null|whattalk|assistants|TABLE|null",
            "null|whattalk|conversation_types|TABLE|null",
            "null|whattalk|conversations|TABLE|null");
    assertThat(rows(metadata.getTables(null, SCHEMA, ALL, null), "REMARKS"))
        .doesNotContain("null", "");
    // A name among the arguments has its wildcards escaped.
    assertThat(rows(metadata.getTables(null, SCHEMA, "conversation\\_types", null), "TABLE_NAME"))
        .containsExactly("conversation_types");
    assertThat(rows(metadata.getFunctions(null, SCHEMA, ALL), "FUNCTION_NAME")).isEmpty();
    assertThat(rows(metadata.getProcedures(null, SCHEMA, ALL), "PROCEDURE_NAME")).isEmpty();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void propertiesOfATable() throws SQLException {
    String[] columns = {
      "COLUMN_NAME",
      "DATA_TYPE",
      "SOURCE_DATA_TYPE",
      "TYPE_NAME",
      "COLUMN_SIZE",
      "NULLABLE",
      "DECIMAL_DIGITS",
      "NUM_PREC_RADIX",
      "COLUMN_DEF",
      "CHAR_OCTET_LENGTH",
      "ORDINAL_POSITION",
      "IS_AUTOINCREMENT",
      "IS_GENERATEDCOLUMN",
    };
    assertThat(rows(metadata.getColumns(null, SCHEMA, "conversations", ALL), columns))
        .hasSize(9)
        .contains(
            "id|12|null|VARCHAR|255|0|null|null|null|765|1|NO|NO",
            "message_count|4|null|INTEGER|10|1|0|10|null|null|5|NO|NO",
            "total_cost|3|null|DECIMAL|20|1|10|10|null|null|6|NO|NO",
            "ai_enabled|16|null|BOOLEAN|1|1|null|null|null|null|7|NO|NO",
            "created_at|93|null|TIMESTAMP|23|1|3|null|null|null|8|NO|NO");
    assertThat(rows(metadata.getColumns(null, SCHEMA, "conversations", ALL), "REMARKS"))
        .doesNotContain("null", "");
    // All tables' at once, by which completion and diagrams fill their cache.
    assertThat(rows(metadata.getColumns(null, SCHEMA, ALL, ALL), "TABLE_NAME"))
        .contains("assistants", "conversations", "conversation_types", "requests", "server");

    assertThat(
            rows(
                metadata.getPrimaryKeys(null, SCHEMA, "conversations"),
                "TABLE_NAME",
                "PK_NAME",
                "COLUMN_NAME",
                "KEY_SEQ"))
        .containsExactly("conversations|conversations_pkey|id|1");
    // Asked for with a pattern, which JDBC does not have here: one table after the other follows.
    assertThat(rows(metadata.getPrimaryKeys(null, SCHEMA, ALL), "PK_NAME")).isEmpty();
    String[] indexes = {
      "TABLE_NAME",
      "INDEX_NAME",
      "NON_UNIQUE",
      "INDEX_QUALIFIER",
      "CARDINALITY",
      "TYPE",
      "ORDINAL_POSITION",
      "COLUMN_NAME",
      "ASC_OR_DESC"
    };
    assertThat(rows(metadata.getIndexInfo(null, SCHEMA, "conversations", false, true), indexes))
        .containsExactly("conversations|conversations_pkey|false|null|null|3|1|id|null");
    assertThat(rows(metadata.getIndexInfo(null, SCHEMA, ALL, false, true), indexes)).isEmpty();
    assertThat(
            rows(
                metadata.getImportedKeys(null, SCHEMA, "conversations"), "FKTABLE_NAME", "FK_NAME"))
        .containsExactly(
            "conversations|conversations_assistant_id_fkey",
            "conversations|conversations_type_fkey");
    assertThat(rows(metadata.getImportedKeys(null, SCHEMA, ALL), "FK_NAME")).isEmpty();
    assertThat(rows(metadata.getExportedKeys(null, SCHEMA, "conversations"), "FK_NAME")).isEmpty();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void dataEditor() throws SQLException {
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setEscapeProcessing(false);
      statement.setFetchSize(EDITOR_ROWS);
      statement.setMaxRows(EDITOR_ROWS);
      statement.setQueryTimeout(0);
      assertThat(statement.execute("SELECT * FROM whattalk.conversations")).isTrue();
      ResultSet rows = statement.getResultSet();
      assertThat(describe(rows.getMetaData()))
          .hasSize(9)
          .startsWith("id|id|12|VARCHAR|255|0|0|255|whattalk.conversations|false|false");
      assertThat(read(rows)).isEqualTo(EDITOR_ROWS);
      assertThat((Object) statement.getWarnings()).isNull();
      statement.clearWarnings();
      rows.close();
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(statement.getLargeUpdateCount()).isEqualTo(-1);
    }
    assertThat(api.queries()).containsExactly("per_page=100&page=1", "per_page=100&page=2");
  }

  private static List<String> describe(ResultSetMetaData columns) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      assertThat(columns.getCatalogName(i)).isEmpty();
      assertThat(columns.isSearchable(i)).isTrue();
      lines.add(
          String.join(
              "|",
              columns.getColumnLabel(i),
              columns.getColumnName(i),
              "" + columns.getColumnType(i),
              columns.getColumnTypeName(i),
              "" + columns.getPrecision(i),
              "" + columns.getScale(i),
              "" + columns.isNullable(i),
              "" + columns.getColumnDisplaySize(i),
              columns.getSchemaName(i) + "." + columns.getTableName(i),
              "" + columns.isWritable(i),
              "" + columns.isAutoIncrement(i)));
    }
    return lines;
  }

  /** Reads as the value handlers of the types do. */
  private static int read(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    int count = 0;
    while (rows.next()) {
      count++;
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        @Nullable Object value =
            switch (columns.getColumnType(i)) {
              case Types.INTEGER -> rows.getInt(i);
              case Types.BOOLEAN -> rows.getBoolean(i);
              default -> rows.getObject(i);
            };
        assertThat(rows.wasNull() || value != null).isTrue();
      }
    }
    assertThat((Object) rows.getWarnings()).isNull();
    return count;
  }

  @Test
  void editorsQueries() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql :
          new String[] {
            "SELECT COUNT(*) FROM whattalk.conversations",
            "SELECT count(*) FROM (\nSELECT * FROM conversations\n) dbvrcnt",
            "SELECT * FROM whattalk.conversations x\nWHERE \"type\" LIKE '%w%' ORDER BY x.id DESC",
            "SELECT * FROM (\nSELECT * FROM conversations\n) z_q WHERE type='widget'",
            "SELECT \"type\", count(*) FROM whattalk.conversations GROUP BY \"type\" ORDER BY 2 DESC",
          }) {
        try (ResultSet rows = statement.executeQuery(sql)) {
          assertThat(rows.next()).as(sql).isTrue();
        }
      }
    }
  }

  @Test
  void pingAndClose() throws SQLException {
    assertThat(connection.isClosed()).isFalse();
    // Milliseconds, passed for seconds.
    assertThat(connection.isValid(10_000)).isTrue();
    assertThat(rows(metadata.getTables(null, null, "DBEAVERFAKETABLENAMEFORPING", null))).isEmpty();
    connection.rollback();
    connection.close();
    assertThat(connection.isClosed()).isTrue();
    assertThat(api.requests()).isEmpty();
  }
}
