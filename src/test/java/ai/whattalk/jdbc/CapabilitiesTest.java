package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ConnectedApi;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the driver says it can do, against what it does. */
class CapabilitiesTest {
  /** A call of every function that is listed. */
  private static final String CALLS =
      """
      ABS(2); ACOS(0.5); AGE(TIMESTAMP '2025-01-02 10:00:00'); ANY_VALUE(2); ARRAY_AGG(2);
      ASCII('a'); ASIN(0.5); ATAN(2); ATAN2(2, 2); AVG(2); BIT_AND(2); BIT_LENGTH('a');
      BIT_OR(2); BIT_XOR(2); BOOL_AND(TRUE); BOOL_OR(TRUE); BTRIM('a'); CBRT(2); CEIL(2);
      CEILING(2); CHARACTER_LENGTH('a'); CHAR_LENGTH('a'); CHR(2); CLOCK_TIMESTAMP();
      COALESCE(2); CONCAT(2); CONCAT_WS('a', 2); CORR(2, 2); COS(2); COSH(2); COT(2); COUNT(*);
      COVAR_POP(2, 2); COVAR_SAMP(2, 2); CUME_DIST() OVER (ORDER BY 1); CURRENT_DATE;
      CURRENT_TIME; CURRENT_TIMESTAMP; CURRENT_USER;
      DATE(TIMESTAMP '2025-01-02 10:00:00');
      DATE_BIN(INTERVAL '1' DAY, DATE '2025-01-02', DATE '2025-01-01');
      DATE_PART('year', DATE '2025-01-01'); DATE_TRUNC('month', TIMESTAMP '2025-01-02 10:00:00');
      DEGREES(2); DENSE_RANK() OVER (ORDER BY 1); DIV(2, 2); EVERY(TRUE); EXP(2);
      EXTRACT(YEAR FROM DATE '2025-01-01'); FACTORIAL(2); FIRST_VALUE(2) OVER (ORDER BY 1);
      FLOOR(2); GCD(2, 2); GREATEST(2); GROUPING(type); INITCAP('a');
      ISFINITE(DATE '2025-01-02');
      JUSTIFY_HOURS(INTERVAL '1' DAY);
      LAG(2) OVER (ORDER BY 1); LAST_VALUE(2) OVER (ORDER BY 1); LCM(2, 2);
      LEAD(2) OVER (ORDER BY 1); LEAST(2); LEFT('a', 2); LENGTH('a'); LN(2); LOCALTIME;
      LOCALTIMESTAMP; LOG(2); LOG10(2); LOWER('a'); LPAD('a', 2); LTRIM('a');
      MAKE_DATE(2025, 1, 2); MAKE_TIMESTAMP(2025, 1, 2, 3, 4, 5.6); MAX(2); MD5('a'); MIN(2);
      MOD(2, 2); MODE() WITHIN GROUP (ORDER BY type); NOW(); NTH_VALUE(2, 2) OVER (ORDER BY 1);
      NTILE(2) OVER (ORDER BY 1); NULLIF(2, 2); OCTET_LENGTH('a');
      OVERLAY('abc' PLACING 'x' FROM 2);
      PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY LENGTH(type));
      PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY type); PERCENT_RANK() OVER (ORDER BY 1); PI();
      POSITION('b' IN 'abc'); POW(2, 2); POWER(2, 2); QUOTE_LITERAL('a'); RADIANS(2); RANDOM();
      RANK() OVER (ORDER BY 1); REGEXP_COUNT('a', 'a'); REGEXP_LIKE('a', 'a');
      REGEXP_REPLACE('a', 'a', 'a'); REGEXP_SUBSTR('a', 'a'); REGR_AVGX(2, 2); REGR_AVGY(2, 2);
      REGR_COUNT(2, 2); REGR_INTERCEPT(2, 2); REGR_R2(2, 2); REGR_SLOPE(2, 2); REGR_SXX(2, 2);
      REGR_SXY(2, 2); REGR_SYY(2, 2); REPEAT('a', 2); REPLACE('a', 'a', 'a'); REVERSE('a');
      RIGHT('a', 2); ROUND(2); ROW_NUMBER() OVER (ORDER BY 1); RPAD('a', 2); RTRIM('a');
      SESSION_USER; SIGN(2); SIN(2); SINH(2); SPLIT_PART('a', 'a', 2); SQRT(2);
      STARTS_WITH('a', 'b'); STATEMENT_TIMESTAMP(); STDDEV(2); STDDEV_POP(2); STDDEV_SAMP(2);
      STRING_AGG(type, ','); STRPOS('a', 'a'); SUBSTR('a', 2); SUBSTRING('a', 2); SUM(2); TAN(2);
      TANH(2); TIMEZONE('UTC', DATE '2025-01-02'); TO_CHAR(2, '9'); TO_DATE('2', 'YYYY');
      TO_HEX(2); TO_NUMBER('2', '9'); TO_TIMESTAMP(2); TRANSACTION_TIMESTAMP();
      TRANSLATE('a', 'a', 'a'); TRIM(' a '); TRUNC(2.5); UPPER('a'); USER; VARIANCE(2);
      VAR_POP(2); VAR_SAMP(2); WIDTH_BUCKET(2, 1, 3, 2)
      """;

  @AutoClose private static Connection connection;
  private static DatabaseMetaData metadata;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:whattalk:demo=true;validateOnConnect=false");
    metadata = connection.getMetaData();
  }

  /** The SQLState of executing and reading to the end; empty for a success. */
  private static String state(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getObject(1);
      }
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "supportsColumnAliasing | SELECT id AS a, type b FROM conversations",
        "supportsCorrelatedSubqueries | SELECT type FROM conversation_types t WHERE EXISTS"
            + " (SELECT 1 FROM conversations c WHERE c.type = t.type)",
        "supportsExpressionsInOrderBy | SELECT type FROM conversation_types ORDER BY LENGTH(type)",
        "supportsFullOuterJoins | SELECT 1 FROM conversation_types a FULL JOIN"
            + " (VALUES ('x')) b (type) ON a.type = b.type",
        "supportsOuterJoins | SELECT 1 FROM conversation_types a LEFT JOIN conversation_types b"
            + " ON a.type = b.type AND b.type <> 'api'",
        "supportsLimitedOuterJoins | SELECT 1 FROM conversation_types a RIGHT JOIN"
            + " conversation_types b ON a.type = b.type",
        "supportsGroupBy | SELECT type, COUNT(*) FROM conversations GROUP BY type",
        "supportsGroupByUnrelated | SELECT COUNT(*) FROM conversations GROUP BY type",
        "supportsGroupByBeyondSelect | SELECT type, COUNT(*) FROM conversations"
            + " GROUP BY type, ai_enabled",
        "supportsLikeEscapeClause | SELECT 1 FROM conversations WHERE type LIKE 'a!_%' ESCAPE '!'",
        "supportsOrderByUnrelated | SELECT type FROM conversation_types ORDER BY description",
        "supportsSchemasInDataManipulation | SELECT whattalk.conversation_types.type"
            + " FROM whattalk.conversation_types",
        "supportsCatalogsInDataManipulation | SELECT type FROM c.whattalk.conversation_types",
        "supportsSelectForUpdate | SELECT type FROM conversation_types FOR UPDATE",
        "supportsSubqueriesInComparisons | SELECT 1 FROM conversation_types WHERE type ="
            + " (SELECT MAX(type) FROM conversation_types)",
        "supportsSubqueriesInExists | SELECT 1 FROM conversation_types WHERE EXISTS (VALUES (1))",
        "supportsSubqueriesInIns | SELECT 1 FROM conversation_types WHERE type IN"
            + " (SELECT type FROM conversations)",
        "supportsSubqueriesInQuantifieds | SELECT 1 FROM conversations WHERE message_count >= ALL"
            + " (SELECT message_count FROM conversations)",
        "supportsTableCorrelationNames | SELECT c.type FROM conversation_types AS c",
        "supportsUnion | SELECT type FROM conversation_types UNION SELECT type FROM conversations",
        "supportsUnionAll | VALUES (1) UNION ALL VALUES (1)",
        "supportsConvert | SELECT {fn CONVERT('1', SQL_INTEGER)}",
        "supportsStoredProcedures | {call nothing()}",
        "supportsStoredFunctionsUsingCallSyntax | {? = call nothing()}",
        "supportsNamedParameters | SELECT type FROM conversation_types WHERE type = :name",
        "supportsMultipleResultSets | SELECT 1; SELECT 2",
        "supportsAlterTableWithAddColumn | ALTER TABLE conversations ADD COLUMN x INTEGER",
        "supportsAlterTableWithDropColumn | ALTER TABLE conversations DROP COLUMN id",
        "supportsPositionedUpdate | UPDATE conversations SET id = 'x' WHERE CURRENT OF c",
        "supportsPositionedDelete | DELETE FROM conversations WHERE CURRENT OF c",
        "supportsMinimumSQLGrammar | SELECT DISTINCT type FROM conversations WHERE type IS NOT NULL",
        "supportsCoreSQLGrammar | SELECT type FROM conversations GROUP BY type HAVING COUNT(*) > 1",
        "supportsANSI92EntryLevelSQL | SELECT 1 FROM conversations WHERE type BETWEEN 'a' AND 'b'",
      })
  void flagsAreTrueToTheEngine(String flag, String sql) throws Exception {
    assertThat(DatabaseMetaData.class.getMethod(flag).invoke(metadata))
        .as(sql + " gave " + state(sql))
        .isEqualTo(state(sql).isEmpty());
  }

  private static List<String> column(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return ConnectedApi.column(statement.executeQuery(sql));
    }
  }

  @Test
  void nullsAreSortedHigh() throws SQLException {
    String sql = "SELECT n FROM (VALUES (1), (CAST(NULL AS INTEGER)), (2)) AS v (n) ORDER BY n";
    assertThat(metadata.nullsAreSortedHigh()).isTrue();
    assertThat(column(sql)).containsExactly("1", "2", null);
    assertThat(column(sql + " DESC")).containsExactly(null, "2", "1");
  }

  @Test
  void nullPlusNonNullIsNull() throws SQLException {
    assertThat(metadata.nullPlusNonNullIsNull()).isTrue();
    assertThat(column("SELECT type || CAST(NULL AS VARCHAR) FROM conversation_types"))
        .containsOnlyNulls();
  }

  @Test
  void namesMatchWithoutRegardToCaseAndKeepTheirSpelling() throws SQLException {
    assertThat(metadata.supportsMixedCaseIdentifiers()).isFalse();
    assertThat(metadata.supportsMixedCaseQuotedIdentifiers()).isFalse();
    assertThat(metadata.storesLowerCaseIdentifiers()).isTrue();
    assertThat(metadata.storesLowerCaseQuotedIdentifiers()).isTrue();
    assertThat(metadata.storesMixedCaseIdentifiers()).isFalse();
    assertThat(metadata.storesMixedCaseQuotedIdentifiers()).isFalse();
    assertThat(metadata.storesUpperCaseIdentifiers()).isFalse();
    assertThat(metadata.storesUpperCaseQuotedIdentifiers()).isFalse();
    try (ResultSet columns = metadata.getColumns(null, "WHATTALK", "%", "%")) {
      assertThat(columns.next()).isTrue();
      do {
        assertThat(columns.getString("TABLE_NAME")).isLowerCase();
        assertThat(columns.getString("COLUMN_NAME")).isLowerCase();
      } while (columns.next());
    }
    assertThat(state("SELECT TYPE, \"Type\" FROM \"Conversation_TYPES\"")).isEmpty();
    assertThat(metadata.getExtraNameCharacters()).isEqualTo("$");
    assertThat(state("SELECT a$1 FROM (VALUES (1)) AS v (a$1)")).isEmpty();
    String longest = "n".repeat(metadata.getMaxColumnNameLength());
    assertThat(state("SELECT 1 AS " + longest)).isEmpty();
  }

  private static final List<JDBCType> NUMBERS =
      List.of(
          JDBCType.TINYINT,
          JDBCType.SMALLINT,
          JDBCType.INTEGER,
          JDBCType.BIGINT,
          JDBCType.DECIMAL,
          JDBCType.REAL,
          JDBCType.FLOAT,
          JDBCType.DOUBLE);

  private static final List<JDBCType> OTHERS =
      List.of(
          JDBCType.BOOLEAN,
          JDBCType.VARCHAR,
          JDBCType.CHAR,
          JDBCType.VARBINARY,
          JDBCType.BINARY,
          JDBCType.DATE,
          JDBCType.TIME,
          JDBCType.TIMESTAMP);

  /** A value of a type that can be cast to another one if any can. */
  private static String literal(JDBCType from, JDBCType to) {
    return switch (from) {
      case BOOLEAN -> "TRUE";
      case VARCHAR, CHAR ->
          switch (to) {
            case BOOLEAN -> "'true'";
            case DATE, TIMESTAMP -> "'2025-01-02'";
            case TIME -> "'10:00:00'";
            default -> "'0000000001'";
          };
      case VARBINARY, BINARY -> "X'01'";
      case DATE -> "DATE '2025-01-02'";
      case TIME -> "TIME '10:00:00'";
      case TIMESTAMP -> "TIMESTAMP '1970-01-01 00:00:00.001'";
      default -> "1";
    };
  }

  @Test
  void everyConversionIsAsTheEngineHasIt() throws SQLException {
    List<JDBCType> types = Stream.concat(NUMBERS.stream(), OTHERS.stream()).toList();
    List<String> wrong = new ArrayList<>();
    for (JDBCType from : types) {
      for (JDBCType to : types) {
        String cast =
            "SELECT CAST(CAST(%s AS %s) AS %s)"
                .formatted(literal(from, to), sized(from), sized(to));
        boolean said =
            metadata.supportsConvert(from.getVendorTypeNumber(), to.getVendorTypeNumber());
        if (state(cast).isEmpty() != said) {
          wrong.add(from + " to " + to + " said " + said);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Without a length it would be of one character. */
  private static String sized(JDBCType type) {
    return type == JDBCType.CHAR ? "CHAR(10)" : type.getName();
  }

  @Test
  void everyTypeThatIsListedCanBeCastTo() throws SQLException {
    try (ResultSet types = metadata.getTypeInfo()) {
      while (types.next()) {
        assertThat(state("SELECT CAST(NULL AS " + types.getString("TYPE_NAME") + ")")).isEmpty();
      }
    }
  }

  /** Words that PostgreSQL reserves and that are names here too: {@code KeywordsIT} asks it. */
  private static final Set<String> OF_POSTGRESQL_ONLY =
      Set.of(
          ("ANALYSE ANALYZE ASC COLLATION CONCURRENTLY DEFERRABLE DESC DO FREEZE ILIKE INITIALLY"
                  + " ISNULL NOTNULL PLACING RETURNING VARIADIC VERBOSE")
              .split(" ", -1));

  @Test
  void everyKeywordIsReserved() throws SQLException {
    List<String> keywords = Arrays.asList(metadata.getSQLKeywords().split(",", -1));
    assertThat(keywords).isSorted().doesNotHaveDuplicates().contains("LIMIT", "OFFSET", "ILIKE");
    assertThat(keywords).doesNotContain("SELECT", "OVER", "ROLLUP", "DATE", "MINUS", "");
    Set<String> names = new TreeSet<>();
    for (String keyword : keywords) {
      if (state("SELECT " + keyword + " FROM (VALUES (1)) AS v (" + keyword + ")").isEmpty()) {
        names.add(keyword);
      }
    }
    assertThat(names).isEqualTo(OF_POSTGRESQL_ONLY);
  }

  @Test
  void everyFunctionThatIsListedCanBeCalled() throws SQLException {
    List<String> called = new ArrayList<>();
    for (String call : CALLS.split(";\\s*", 0)) {
      called.add(call.strip().split("[( ]", 2)[0]);
      assertThat(state("SELECT " + call + table(call))).as(call).isEmpty();
    }
    List<String> listed = new ArrayList<>();
    try (ResultSet functions = metadata.getFunctions(null, null, null)) {
      while (functions.next()) {
        listed.add(functions.getString("FUNCTION_NAME"));
        assertThat(functions.getString("REMARKS")).isNotBlank();
        assertThat(functions.getString("SPECIFIC_NAME")).isEqualTo(functions.getString(3));
        assertThat(functions.getShort("FUNCTION_TYPE"))
            .isEqualTo((short) DatabaseMetaData.functionNoTable);
      }
    }
    assertThat(listed).isSorted();
    assertThat(new TreeSet<>(called)).containsExactlyElementsOf(listed);
  }

  private static String table(String call) {
    return call.contains("type") ? " FROM conversation_types GROUP BY type" : "";
  }

  @Test
  void functionsByPattern() throws SQLException {
    assertThat(ConnectedApi.column(metadata.getFunctions(null, "whattalk", "%"))).isEmpty();
    assertThat(ConnectedApi.column(metadata.getFunctions("nope", null, "%"))).isEmpty();
    assertThat(ConnectedApi.column(metadata.getFunctions(null, "", "date\\_trunc"))).hasSize(1);
    assertThat(ConnectedApi.column(metadata.getFunctionColumns(null, null, "%", "%"))).isEmpty();
  }
}
