package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SqlEntry;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of statements that are wrong, as the person who typed them reads it. */
final class WrongStatementsTest {
  /** Words of the parser's and the planner's, names of classes, types in brackets. */
  private static final Pattern INTERNALS =
      Pattern.compile(
          "[a-z]+\\.[a-z]+\\.[a-z]+\\.?[A-Z]|\\bSql[A-Z]|\\bRe[lx][A-Z]|Exception|\\bError\\b"
              + "|[Ww]as expecting|Encountered|Lexical|Non-query|Supported form|Incorrect syntax"
              + "|Cannot apply|No match found|<[A-Z]|[Ii]nternal|\\$[A-Z]|(?<!\")null\\b");

  /** Of the errors that are the statement's own. */
  private static final Set<String> STATES =
      Set.of(
          "54000", "42601", "42S02", "42S22", "42000", "25006", "21000", "22012", "22003", "22018",
          "22007", "22023", "07001");

  private static final Pattern TOKEN =
      Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|[\\p{L}_][\\p{L}\\p{N}_]*|[0-9.]+|\\S");

  private static final int DAMAGED = RandomCases.count("damaged.statements", 100);

  @AutoClose private static SimulatedApi api;
  @AutoClose private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    api = new SimulatedApi(TestRows.withEdgeCases(40, 7));
    connection =
        DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), "", api.key());
  }

  private static void read(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      ResultRows.of(statement.executeQuery(sql));
    }
  }

  private static SQLException failure(String sql) {
    return catchThrowableOfType(SQLException.class, () -> read(sql));
  }

  /** Checks all links of the chain of causes. */
  private static void isForPeople(SQLException failure, String sql) {
    assertThat(failure.getSQLState()).as(sql).isIn(STATES);
    for (@Nullable Throwable link = failure; link != null; link = link.getCause()) {
      String message = String.valueOf(link.getMessage());
      assertThat(message.lines()).as(sql).hasSize(1);
      assertThat(INTERNALS.matcher(message).find()).as(sql + ": " + message).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "SELCT 1 | 42601 | line 1, column 1: a query begins with SELECT, WITH or VALUES, not with"
            + " \"SELCT\"; did you mean SELECT?",
        "hello | 42601 | line 1, column 1: a query begins with SELECT, WITH or VALUES, not with"
            + " \"hello\"",
        "SELECT * FORM conversations | 42601"
            + " | line 1, column 10: \"FORM\" has no meaning here; did you mean FROM?",
        "SELECT * FROM conversations WERE type = 'widget' | 42601"
            + " | line 1, column 29: \"WERE\" has no meaning here; did you mean WHERE?",
        "SELECT id FROM conversations ODER BY id | 42601"
            + " | line 1, column 30: \"ODER\" has no meaning here; did you mean ORDER?",
        "SELECT id FROM conversations ORDER id | 42601"
            + " | line 1, column 36: \"id\" can't stand here; BY is missing",
        "SELECT DISTINCT ON ((type) id FROM conversations | 42601"
            + " | line 1, column 20: the parenthesis that begins here is not closed: ) is missing",
        "SELECT SUM(x ORDER BY x FROM conversations | 42601"
            + " | line 1, column 11: the parenthesis that begins here is not closed: ) is missing",
        "SELECT E'a\\u0000b' | 42000 | line 1, column 8: the sign U+0000 in a text is not supported",
        "SELECT AVG() FILTER (WHERE TRUE) OVER () FROM conversations | 42000"
            + " | line 1, column 8: AVG takes another number of arguments: 1",
        "SELECT * FROM | 42601 | line 1, column 13: the statement ends too early, after \"FROM\"",
        "SELECT id FROM conversations WHERE type = 'a' AND | 42601"
            + " | line 1, column 49: the statement ends too early, after \"AND\"",
        "USE whattalk | 42000 | line 1, column 1: USE is not supported; there is nothing to choose"
            + " from; the tables are conversation_types, conversations, assistants, requests,"
            + " server",
        "SELECT TOP 10 * FROM conversations | 42601"
            + " | line 1, column 12: LIMIT n at the end of the query takes the place of TOP n",
        "SELECT TOP (10) id FROM conversations | 42000 | line 1, column 8: function TOP not found;"
            + " PostgreSQL has LIMIT n at the end of the query",
        "SELECT id FROM conversations LIMIT 10, 5 | 42601"
            + " | line 1, column 38: LIMIT a, b is LIMIT b OFFSET a in PostgreSQL",
        "SELECT id FROM conversations WHERE type = \"widget\" | 42S22"
            + " | line 1, column 43: column 'widget' not found; text is in single quotes: 'widget'",
        "SELECT id FROM conversations WHERE type = 'widget | 42601"
            + " | line 1, column 43: a text that begins here is not closed: ' is missing",
        "SELECT 'it's' | 42601"
            + " | line 1, column 13: a text that begins here is not closed: ' is missing",
        "SELECT * FROM [conversations] | 42601"
            + " | line 1, column 15: names are in double quotes, \"…\", or in none",
        "SELECT [id] FROM conversations | 42601"
            + " | line 1, column 8: names are in double quotes, \"…\", or in none",
        "SELECT `id` FROM conversations | 42601"
            + " | line 1, column 8: names are in double quotes, \"…\", or in none, not in backticks",
        "SELECT @x | 42601"
            + " | line 1, column 8: @ has no meaning here: there are no variables; ? is a parameter",
        "SELECT 5 – 3 | 42601 | line 1, column 10: U+2013 is no minus: that is -",
        "SELECT total_cost + type FROM conversations | 42000"
            + " | line 1, column 8: + does not take DECIMAL and VARCHAR",
        "SELECT created_at + created_at FROM conversations | 42000"
            + " | line 1, column 8: + does not take TIMESTAMP and TIMESTAMP",
        "SELECT id FROM conversations WHERE message_count = type | 42000"
            + " | line 1, column 36: = does not take INTEGER and VARCHAR",
        "VALUES 1, 2 | 42601"
            + " | line 1, column 8: VALUES takes rows in parentheses: VALUES (1), (2)",
        "VALUES (1), 2 | 42601"
            + " | line 1, column 13: VALUES takes rows in parentheses: VALUES (1), (2)",
        "VALUES (ROW(1, 'a')) | 42000 | line 1, column 9: a row as a value is not supported",
        "SELECT ARRAY(SELECT 1, 2) | 42000 | a row as a value is not supported",
        "SELECT 1_000 | 42601 | line 1, column 8: 1_000 is neither a number nor a name",
        "SELECT 2.5kg FROM conversations | 42601"
            + " | line 1, column 8: 2.5kg is neither a number nor a name",
        "SELECT E'\\ud83d' | 42000 | line 1, column 8: half of a pair of surrogates is not supported",
        "SELECT ARRAY[1] || ARRAY[2] | 42000 | line 1, column 8: || of arrays is not supported",
        "SELECT CAST('2' AS INTERVAL HOUR) | 42000"
            + " | line 1, column 8: a cast to an interval of given units is not supported",
        "SELECT INTERVAL '1.25' SECOND(1) | 42000"
            + " | line 1, column 24: SECOND(n) in an interval is not supported",
        "SELECT INTERVAL '1 2:03' MINUTE TO SECOND | 42000 | line 1, column 8: '1 2:03' is not an"
            + " interval of MINUTE TO SECOND: write it as INTERVAL '1 day 02:03:04'",
        "SELECT DISTINCT ON (type) type, id FROM conversations ORDER BY id | 42000"
            + " | line 1, column 64: DISTINCT ON with an ORDER BY that begins with something else"
            + " is not supported",
        "SELECT (SELECT COUNT(*) FILTER (WHERE c.message_count > 3)) FROM conversations c | 42000"
            + " | line 1, column 16: an aggregate of an outer query's columns only is not supported",
        "SELECT (SELECT MAX((SELECT d.type FROM conversation_types d WHERE d.type = c.type)))"
            + " FROM conversations c | 42000"
            + " | line 1, column 16: an aggregate of an outer query's columns only is not supported",
        "SELECT 1 WHERE 1 BETWEEN 0 IS NULL AND 2 | 42601"
            + " | line 1, column 26: this needs parentheses between BETWEEN and AND",
        "SELECT 1 WHERE TRUE BETWEEN 1 IN (1) AND TRUE | 42601"
            + " | line 1, column 29: this needs parentheses between BETWEEN and AND",
        "SELECT 1 WHERE NOW() NOT BETWEEN NOW() AT TIME ZONE 'UTC' AND NOW() | 42601"
            + " | line 1, column 34: this needs parentheses between BETWEEN and AND",
        "SELECT type FROM conversations GROUP BY type HAVING (type, COUNT(*)) NOT IN"
            + " (SELECT type, 1 FROM conversation_types) | 42000"
            + " | line 1, column 60: an aggregate in a row beside a subquery is not supported",
        "SELECT COUNT(*) OVER (ORDER BY id ROWS 2 FOLLOWING) FROM conversations | 42000"
            + " | line 1, column 40: a frame from FOLLOWING to the current row is not supported",
        "SELECT RANK() OVER (ORDER BY type) FROM conversations GROUP BY 1 | 42000"
            + " | line 1, column 64: a window function in GROUP BY is not supported",
        "SELECT type FROM conversations JOIN conversation_types t ON TRUE"
            + " JOIN conversation_types u USING (type) | 42000"
            + " | line 1, column 99: USING of a column that is there twice is not supported",
        "SELECT type, ARRAY_AGG(id) FROM conversations GROUP BY type ORDER BY 2 | 42000"
            + " | ORDER BY an array is not supported",
        "SELECT BOOL_OR(NULL) | 42000"
            + " | line 1, column 8: BOOL_OR of NULL without a type is not supported",
        "SELECT CAST(total_cost AS boolean) FROM conversations | 42000"
            + " | line 1, column 8: DECIMAL(20, 10) can't be cast to BOOLEAN",
        "SELECT CAST(TRUE AS bigint) | 42000"
            + " | line 1, column 8: BOOLEAN can't be cast to BIGINT",
        "SELECT BIT_OR(type) FROM conversations | 42000"
            + " | line 1, column 8: BIT_OR does not take VARCHAR",
        "SELECT UPPER(message_count) FROM conversations | 42000"
            + " | line 1, column 8: UPPER does not take INTEGER; it is UPPER(text)",
        "SELECT UPPER(type, id) FROM conversations | 42000"
            + " | line 1, column 8: UPPER takes another number of arguments: 1",
        "SELECT IFNULL(type, 'x') FROM conversations | 42000"
            + " | line 1, column 8: function IFNULL not found; PostgreSQL has COALESCE(a, b)",
        "SELECT GETDATE() | 42000"
            + " | line 1, column 8: function GETDATE not found; PostgreSQL has CURRENT_TIMESTAMP",
        "SELECT DATEADD(day, 1, created_at) FROM conversations | 42000 | line 1, column 8: function"
            + " DATEADD not found; PostgreSQL has x + INTERVAL '1 day'",
        "SELECT id FROM conversations WHERE type == 'x' | 42601"
            + " | line 1, column 42: = compares, not ==",
        "SELECT id FROM conversations WHERE !ai_enabled | 42601"
            + " | line 1, column 36: NOT takes the place of !, or <> of !=",
        "SELECT id FROM conversations WHERE type = 'x' && ai_enabled | 42601"
            + " | line 1, column 48: AND takes the place of &&",
        "SELECT id, type, FROM conversations | 42601"
            + " | line 1, column 16: nothing follows this comma; is it one too many?",
        "SELECT a, FROM t | 42601"
            + " | line 1, column 9: nothing follows this comma; is it one too many?",
        "SELECT id FROM conversations WHERE (type = 'x' | 42601"
            + " | line 1, column 36: the parenthesis that begins here is not closed: ) is missing",
        "SELECT COUNT(* FROM conversations | 42601"
            + " | line 1, column 13: the parenthesis that begins here is not closed: ) is missing",
        "SELECT id FROM conversations WHERE type = 'x') | 42601"
            + " | line 1, column 46: a ) without a ( before it",
        "SELECT type, COUNT(*) FROM conversations | 42000"
            + " | line 1, column 8: 'type' is neither in GROUP BY nor in an aggregate",
        "SELECT type FROM conversations WHERE COUNT(*) > 1 GROUP BY type | 42000 | line 1, column"
            + " 38: WHERE comes before the grouping and takes no aggregate; HAVING comes after it",
        "SELECT * FROM conversations JOIN assistants | 42000"
            + " | line 1, column 29: a join needs a condition: ON … or USING (…)",
        "SELECT id FROM conversations, assistants | 42000"
            + " | line 1, column 8: 'id' is a column of several tables; say whose: t.id",
        "SELECT * FROM dual | 42S02"
            + " | line 1, column 15: table 'dual' not found; a SELECT of values needs no FROM",
        "SELECT id FROM conversations WHERE ROWNUM < 10 | 42S22 | line 1, column 36: column"
            + " 'ROWNUM' not found; PostgreSQL has LIMIT n at the end of the query",
        "SELECT 1; SELECT 2 | 42601 | line 1, column 11: one statement at a time",
        "SELECT 1; DROP TABLE conversations | 42601 | line 1, column 11: one statement at a time",
        "SELECT 1 'foo' | 42601"
            + " | line 1, column 10: a name is in double quotes, not in single ones",
        "SELECT id 'foo' FROM conversations | 42601"
            + " | line 1, column 11: a name is in double quotes, not in single ones",
        "SELECT 'a' 'b' | 42601"
            + " | line 1, column 12: a text can't follow another one; || joins them",
      })
  void saysWhatIsWrongAndWhere(String sql, String state, String message) {
    SQLException failure = failure(sql);

    assertThat(failure.getMessage()).isEqualTo(message);
    assertThat(failure.getSQLState()).isEqualTo(state);
    assertThat((Throwable) failure).isInstanceOf(SQLSyntaxErrorException.class);
    isForPeople(failure, sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHOW TABLES",
        "SHOW DATABASES",
        "DESCRIBE conversations",
        "DESC conversations",
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM pg_catalog.pg_class",
        "SELECT relname FROM pg_class",
      })
  void saysWhereTablesAreListed(String sql) {
    assertThat((Throwable) failure(sql))
        .hasMessageContaining("the tables are conversation_types, conversations, assistants")
        .hasMessageEndingWith("DatabaseMetaData tells their columns");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT",
        "EXPLAIN",
        "123",
        "WITH x AS (SELECT 1)",
        "WITH x SELECT 1",
        "VALUES",
        "VALUES (1, 2), (3)",
        "FROM conversations",
        "CALL foo()",
        "EXEC foo",
        "PRAGMA table_info(conversations)",
        "\\d conversations",
        "SELECT id FROM conversations WHERE",
        "SELECT id FROM conversations GROUP type",
        "SELECT id FROM conversations LIMIT",
        "SELECT id FROM conversations LIMIT ten",
        "SELECT id FROM conversations LIMIT -1",
        "SELECT id FROM conversations LIMIT 10 20",
        "SELECT id FROM conversations FETCH FIRST 10",
        "SELECT id FROM conversations c, WHERE id = 'x'",
        "SELECT id type message_count FROM conversations",
        "SELECT id FROM conversations WHERE type IN ('x', )",
        "SELECT id FROM conversations WHERE type IN ()",
        "SELECT id FROM conversations WHERE type IN 'x'",
        "SELECT id FROM conversations WHERE created_at BETWEEN '2025-01-01'",
        "SELECT id FROM conversations WHERE created_at > 5",
        "SELECT id FROM conversations WHERE created_at > '28.11.2026'",
        "SELECT id FROM conversations WHERE created_at > DATE '28.11.2026'",
        "SELECT id FROM conversations WHERE type",
        "SELECT id FROM conversations WHERE NOT type",
        "SELECT id FROM conversations WHERE type AND ai_enabled",
        "SELECT id FROM conversations WHERE type IN (1, 2)",
        "SELECT id FROM conversations WHERE type REGEXP 'x'",
        "SELECT id FROM conversations WHERE type RLIKE 'x'",
        "SELECT id FROM conversations WHERE message_count <=> 1",
        "SELECT id FROM conversations WHERE message_count => 1",
        "SELECT id FROM conversations WHERE message_count =< 1",
        "SELECT id FROM conversations WHERE type IS 'x'",
        "SELECT id FROM conversations WHERE EXISTS (1)",
        "SELECT id FROM conversations WHERE id = (SELECT id, type FROM conversations)",
        "SELECT id FROM conversations WHERE id IN (SELECT id, type FROM conversations)",
        "SELECT (SELECT id FROM conversations)",
        "SELECT id FROM conversations UNION SELECT id, type FROM conversations",
        "SELECT * FROM conversations c JOIN conversations c ON c.id = c.id",
        "SELECT SUM(COUNT(*)) FROM conversations",
        "SELECT SUM(type) FROM conversations",
        "SELECT AVG(created_at) FROM conversations",
        "SELECT ROW_NUMBER() FROM conversations",
        "SELECT id FROM conversations WHERE ROW_NUMBER() OVER (ORDER BY id) = 1",
        "SELECT SUM(message_count) OVER w FROM conversations",
        "SELECT COUNT() FROM conversations",
        "SELECT MAX(*) FROM conversations",
        "SELECT COUNT(DISTINCT *) FROM conversations",
        "SELECT COALESCE(message_count, type) FROM conversations",
        "SELECT CASE WHEN ai_enabled THEN message_count ELSE type END FROM conversations",
        "SELECT CASE WHEN ai_enabled THEN 1 FROM conversations",
        "SELECT DATE_TRUNC('wek', created_at) FROM conversations",
        "SELECT DATE_TRUNC(created_at, 'week') FROM conversations",
        "SELECT EXTRACT(wek FROM created_at) FROM conversations",
        "SELECT CONVERT(VARCHAR, message_count) FROM conversations",
        "SELECT CONVERT(VARCHAR(10), created_at, 104) FROM conversations",
        "SELECT CONVERT(message_count, CHAR) FROM conversations",
        "SELECT CAST(type AS DATETIME) FROM conversations",
        "SELECT CAST(type AS nope) FROM conversations",
        "SELECT CAST(type) FROM conversations",
        "SELECT ai_enabled::date FROM conversations",
        "SELECT INTERVAL 1 DAY",
        "SELECT INTERVAL '1 dayz'",
        "SELECT 'a' - 1",
        "SELECT 1 / 0",
        "SELECT {fn nope(1)}",
        "SELECT ?",
        "SELECT a.b.c.d.e",
        "SELECT * EXCEPT (id) FROM conversations",
        "SELECT DISTINCT type FROM conversations ORDER BY id",
        "SELECT id FROM conversations ORDER BY 5",
        "SELECT type AS t FROM conversations ORDER BY t || 'x'",
        "SELECT type AS t, COUNT(*) AS n FROM conversations GROUP BY type HAVING n > 1",
        "SELECT MAX(type) AS id FROM conversations HAVING id > 'x'",
        "SELECT 'abc' SIMILAR TO 'a%' ESCAPE '##'",
        "SELECT CAST(X'00' AS UUID)",
        "SELECT RANK() OVER (ORDER BY a) FROM (VALUES (ARRAY[1]), (ARRAY[2])) t(a)",
        "UPDATE conversations SET type = 'x'",
        "INSERT INTO conversations VALUES (1)",
        "CREATE TABLE x (a INT)",
      })
  void saysItInSqlsWords(String sql) {
    isForPeople(failure(sql), sql);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '~',
      value = {
        "SELECT (1, 2) <> ANY (SELECT 1, 3) | 8 | a row before ANY or ALL, but for = ANY and <> ALL,",
        "SELECT (1, 2) = ALL (SELECT 1, 3) | 8 | a row before ANY or ALL, but for = ANY and <> ALL,",
        "SELECT 1 = ANY (1, 2) | 8 | ANY or ALL of several values",
        "SELECT 1 < ALL (1, 2) | 8 | ANY or ALL of several values",
        "SELECT CAST(ARRAY[1] AS INTEGER ARRAY) | 13 | a cast to an array, but of a parameter after ANY or ALL,",
        "SELECT 1 = ANY (CAST(ARRAY['1'] AS INTEGER ARRAY)) | 22 | a cast to an array, but of a parameter after ANY or ALL,",
        "SELECT ((1, 2), 3) = ((1, 2), 3) | 9 | a row but in a comparison, an IN, VALUES or GROUP BY",
        "SELECT ROW(1, NULL) IS NOT NULL | 11 | a row but in a comparison, an IN, VALUES or GROUP BY",
        "SELECT (1, 2) IS DISTINCT FROM (1, NULL) | 8 | a row but in a comparison, an IN, VALUES or GROUP BY",
        "SELECT * FROM (VALUES (1, ROW(1, 2))) v | 30 | a row but in a comparison, an IN, VALUES or GROUP BY",
        "SELECT ARRAY[ROW(1, 2)] | 17 | a row but in a comparison, an IN, VALUES or GROUP BY",
        "SELECT COALESCE((1, 2), (1, 3)) | 17 | a row but in a comparison, an IN, VALUES or GROUP BY",
        "SELECT MAX((type, id)) FROM conversations | 12 | a row but in a comparison, an IN, VALUES or GROUP BY",
        "SELECT COUNT((type, id)) FROM conversations | 14 | a row but in a comparison, an IN, VALUES or GROUP BY",
        "SELECT id FROM conversations ORDER BY (type, id) | 39 | a row but in a comparison, an IN, VALUES or GROUP BY",
        "SELECT id, RANK() OVER (PARTITION BY (type, id)) FROM conversations | 38 | a row but in a comparison, an IN, VALUES or GROUP BY",
        "SELECT NULL IN (SELECT type FROM conversations) | 8 | NULL compared with a subquery",
        "SELECT CAST(NULL AS INT) NOT IN (SELECT 1) | 8 | NULL compared with a subquery",
        "SELECT NULL = ANY (SELECT 1) | 8 | NULL compared with a subquery",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT DISTINCT n + 1 FROM t WHERE n < 3) TABLE t | 16 | a recursion but of rows UNION one query that reads them once",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT RANK() OVER () + 1 FROM t WHERE n < 3) TABLE t | 16 | a recursion but of rows UNION one query that reads them once",
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION SELECT n + 1 FROM t WHERE n < 3) SELECT * FROM (WITH RECURSIVE t(n) AS (SELECT 5 UNION SELECT n + 1 FROM t WHERE n < 9) TABLE t) x | 103 | a second recursion of one name",
        "SELECT * FROM UNNEST(ARRAY[1], ARRAY[2]) | 15 | UNNEST of several arrays",
        "SELECT * FROM UNNEST(NULL) | 15 | UNNEST of a constant that is no array",
        "SELECT MODE(type) FROM conversations | 8 | MODE without WITHIN GROUP (ORDER BY …)",
        "SELECT PERCENTILE_CONT(0.5) FROM conversations | 8 | PERCENTILE_CONT without WITHIN GROUP (ORDER BY …)",
        "SELECT COUNT(type, id) FROM conversations | 8 | COUNT of several values",
        "SELECT COUNT(DISTINCT type, id) FROM conversations | 8 | COUNT of several values",
        "SELECT id FROM conversations ORDER BY 'id' | 39 | ORDER BY a constant, but the number of a column,",
        "SELECT id FROM conversations ORDER BY NULL DESC | 39 | ORDER BY a constant, but the number of a column,",
        "SELECT id FROM conversations ORDER BY 1.5 | 39 | ORDER BY a constant, but the number of a column,",
        "SELECT COUNT(*) FROM conversations GROUP BY 'type' | 45 | GROUP BY a constant, but the number of a column,",
        "SELECT DISTINCT type FROM conversations ORDER BY LOWER(type) | 50 | an ORDER BY of a DISTINCT by what is not among its columns",
        "SELECT type, id, COUNT(*) FROM conversations GROUP BY CUBE (type, id, type) | 71 | a key that stands twice in CUBE",
        "SELECT type AS t, id, COUNT(*) FROM conversations GROUP BY ROLLUP ((type, id), 1) | 80 | a key that stands twice in ROLLUP",
        "SELECT a.type FROM conversation_types a JOIN conversation_types b ON (SELECT a.type = b.type) | 70 | a subquery in ON that refers to joined tables",
        "SELECT type FROM conversations GROUP BY type HAVING COUNT(*) > ALL (SELECT RANK() OVER (ORDER BY id) FROM conversations) | 53 | a window function in HAVING, or in a subquery there,",
        "SELECT type, RANK() OVER (ORDER BY COUNT(*)) FROM conversations c GROUP BY type HAVING (SELECT c.type) = 'a' OR (SELECT c.type) = 'b' | 88 | a window function beside several correlated subqueries in HAVING",
        "SELECT a.type FROM conversation_types a LEFT JOIN conversation_types b ON EXISTS (SELECT 1 FROM conversations c WHERE c.type = a.type AND c.id = b.type) | 82 | a subquery in ON that refers to joined tables",
      })
  void namesWhatIsNotSupportedAndItsPlace(String sql, int column, String what) {
    SQLException failure = failure(sql);

    assertThat((Throwable) failure)
        .hasMessage("line 1, column " + column + ": " + what + " is not supported");
    assertThat(failure.getSQLState()).isEqualTo("42000");
  }

  @ParameterizedTest
  @CsvSource({
    "'POINT (1 1)'::GEOMETRY, GEOMETRY",
    "CAST(1 AS ANY), ANY",
    "CAST(1 AS VARIANT), VARIANT",
    "CAST(1 AS INTEGER UNSIGNED), UINTEGER",
    "CAST(NULL AS INTEGER MULTISET), MULTISET",
    "CAST(NULL AS ROW(a INTEGER)), ROW",
    "CAST(NULL AS GEOMETRY ARRAY), GEOMETRY",
  })
  void hasOnlyTheTypesOfItsList(String expression, String type) {
    assertThat((Throwable) failure("SELECT " + expression))
        .hasMessageContaining("there is no type ")
        .hasMessageContaining(type);
  }

  @Test
  void theTextsOfPastedSpacesAreTakenAsSpace() throws SQLException {
    read("\ufeffSELECT\u00a0id FROM\u2003conversations");
  }

  static List<String> damaged() throws IOException {
    List<SqlEntry> good = SqlEntry.statements(Path.of("src/test/resources/postgresql/statements"));
    Random random = new Random(13);
    return IntStream.range(0, DAMAGED)
        .mapToObj(i -> damaged(good.get(random.nextInt(good.size())).sql(), random))
        .toList();
  }

  /** The statement without a token, with one twice, or with two in each other's place. */
  private static String damaged(String sql, Random random) {
    List<String> tokens =
        new ArrayList<>(
            TOKEN.matcher(sql.replaceAll("--[^\\n]*", " ")).results().map(r -> r.group()).toList());
    int index = random.nextInt(tokens.size());
    switch (random.nextInt(3)) {
      case 0 -> tokens.remove(index);
      case 1 -> tokens.add(index, tokens.get(index));
      default -> Collections.swap(tokens, index, random.nextInt(tokens.size()));
    }
    return String.join(" ", tokens);
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void whatIsDamagedIsRefusedForPeopleIfItIs(String sql) {
    try {
      read(sql);
    } catch (SQLException failure) {
      isForPeople(failure, sql);
    }
  }
}
