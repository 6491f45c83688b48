package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL as tools write it and PostgreSQL takes it: names of columns and rows of results. */
final class AcceptedSqlIT {
  @AutoClose private final ConnectedApi api = new ConnectedApi(TestRows.numbered(30));

  /** Labels, then rows: {@code a,b: 1,2; 3,4}. */
  private String result(String sql) throws SQLException {
    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> labels = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        labels.add(columns.getColumnLabel(i));
      }
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= labels.size(); i++) {
          values.add(rows.getString(i));
        }
        lines.add(String.join(",", values));
      }
      return String.join(",", labels) + ": " + String.join("; ", lines);
    }
  }

  private void gives(String sql, String expected) throws SQLException {
    assertThat(result(sql)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT CAST('2025-01-02' AS date) AS date | date: 2025-01-02",
        "SELECT '2025-01-02'::date date, 1 value, 2 year | date,value,year: 2025-01-02,1,2",
        "SELECT 1 AS date, 2 AS time, 3 AS value, 4 AS order, 5 AS row"
            + " | date,time,value,order,row: 1,2,3,4,5",
        "SELECT 1 AS user, 2 AS position, 3 AS timestamp, 4 AS hour, 5 AS count, 6 AS table"
            + " | user,position,timestamp,hour,count,table: 1,2,3,4,5,6",
        "SELECT ROW_NUMBER() OVER (ORDER BY 1) AS order, CASE WHEN 1 = 1 THEN 2 END AS when"
            + " | order,when: 1,2",
        "SELECT 1 AS from, 1 IS NOT DISTINCT FROM 1 x, COUNT(*) FILTER (WHERE 1 = 1) AS where"
            + " | from,x,where: 1,true,1",
        "SELECT 1 AS all, 2 AS end, 3 AS case, 4 AS null, 5 AS from, 6 AS where"
            + " | all,end,case,null,from,where: 1,2,3,4,5,6",
        "SELECT CASE WHEN 1 = 1 THEN 1 END end, CASE 2 WHEN 2 THEN 3 END AS case | end,case: 1,3",
        "SELECT INTERVAL '1' DAY = INTERVAL '24' HOUR day, INTERVAL '1' DAY = INTERVAL '1 day' x"
            + " | day,x: true,true",
        "SELECT date, t.time FROM (SELECT 1 AS date, 2 AS time) t WHERE date > 0"
            + " | date,time: 1,2",
        "SELECT date + value AS sum FROM (SELECT 1 AS date, 2 AS value) t GROUP BY date, value"
            + " ORDER BY date, value | sum: 3",
        "SELECT COUNT(DISTINCT date) AS n FROM (SELECT 1 AS date) t | n: 1",
        "SELECT order, t.group FROM (SELECT 1 AS order, 2 AS group) t WHERE order = 1"
            + " GROUP BY order, group ORDER BY group, order DESC | order,group: 1,2",
        "SELECT EXTRACT(year FROM DATE '2025-03-04') AS year,"
            + " EXTRACT(month FROM DATE '2025-03-04') month | year,month: 2025,3",
        "SELECT POSITION('b' IN 'abc') AS position ORDER BY position | position: 2",
        "WITH date AS (SELECT 1 AS value), time AS (SELECT 2 AS x)"
            + " SELECT date.value, x FROM date, time | value,x: 1,2",
        "SELECT row.id FROM (SELECT 1 AS id) AS row | id: 1",
        "SELECT date.id FROM (SELECT 1 AS id) date | id: 1",
        "SELECT t.date, value FROM (VALUES (1, 2)) t (date, value) | date,value: 1,2",
        "SELECT a.date FROM (SELECT 1 AS date) a JOIN (SELECT 1 AS date) b USING (date) | date: 1",
        "SELECT CAST((SELECT 1 AS date) AS VARCHAR) AS date | date: 1",
        "SELECT SUM(value) OVER (PARTITION BY date ORDER BY time ROWS BETWEEN 1 PRECEDING AND"
            + " CURRENT ROW) AS range FROM (SELECT 1 AS date, 2 AS value, 3 AS time) t | range: 2",
        "SELECT 1 AS müşteri_sayısı, 'ığüşöç İ' AS \"İçerik\" | müşteri_sayısı,İçerik: 1,ığüşöç İ",
        "SELECT MÜŞTERI, \"müşteri\" FROM (SELECT 1 AS müşteri) t | MÜŞTERI,müşteri: 1,1",
        "SELECT 1 AS \"SUM:x:[ok]\", 2 AS \"a.b\" | SUM:x:[ok],a.b: 1,2",
      })
  void namesThatTheParserReserves(String sql, String expected) throws SQLException {
    gives(sql, expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 AS x -- comment",
        "-- before\nSELECT 1 AS x;",
        "/* a /* nested */ one */ SELECT /* ' */ 1 AS x;; -- and after",
        ";SELECT 1 AS x ; /* ; */ ;",
        "SELECT/**/1 AS x--",
        "SELECT /*+ no_hint */ 1 AS x",
      })
  void commentsAndSemicolons(String sql) throws SQLException {
    gives(sql, "x: 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INTERVAL '1 month' | 2025-02-28 12:00:00",
        "INTERVAL '1 MONTH 1 day' | 2025-03-01 12:00:00",
        "INTERVAL '1 day 02:03:04.5' | 2025-02-01 14:03:04.5",
        "'7 days'::interval | 2025-02-07 12:00:00",
        "CAST('2 weeks' AS INTERVAL) | 2025-02-14 12:00:00",
        "INTERVAL '90' | 2025-01-31 12:01:30",
        "INTERVAL '1' DAY | 2025-02-01 12:00:00",
        "INTERVAL '-1 year' | 2024-01-31 12:00:00",
        "INTERVAL '1000 days' | 2027-10-28 12:00:00",
        "{INTERVAL '1' HOUR} | 2025-01-31 13:00:00",
      })
  void intervals(String interval, String sum) throws SQLException {
    gives("SELECT TIMESTAMP '2025-01-31 12:00:00' + " + interval + " AS x", "x: " + sum);
  }

  @Test
  void monthsAreTakenAwayBeforeDays() throws SQLException {
    gives(
        "SELECT TIMESTAMP '2025-03-31 00:00:00' - INTERVAL '1 mon 1 day' AS x",
        "x: 2025-02-27 00:00:00");
    fails("42000", "SELECT INTERVAL '1 month 1 day' * 2");
    fails("22007", "SELECT INTERVAL '1 fortnight'");
  }

  private void fails(String state, String sql) {
    assertThatThrownBy(() -> result(sql))
        .as(sql)
        .isInstanceOfSatisfying(
            SQLException.class,
            failure -> assertThat(failure.getSQLState()).as("%s", failure).isEqualTo(state));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CONCAT(CAST(12 AS TEXT), 1::text) | 121",
        "1::int2 + 2::INT4 + CAST(3 AS int8) | 6",
        "1::float4 + CAST(1 AS FLOAT8) + 1::float(53) | 3.0",
        "CAST('true' AS BOOL) | true",
        "CAST('abc' AS bpchar) | abc",
        "CONCAT(CAST('abcd' AS CHARACTER VARYING(2)), CAST('xyz' AS character varying)) | abxyz",
        "CAST(1 AS double precision) | 1.0",
        "'2025-01-02 03:04:05'::timestamptz | 2025-01-02 03:04:05",
        "CAST('2025-01-02 03:04:05' AS timestamp without time zone) | 2025-01-02 03:04:05",
        "CAST('2025-01-02 03:04:05' AS timestamp with time zone) | 2025-01-02 03:04:05",
        "timestamp with time zone '2025-01-02 03:04:05' | 2025-01-02 03:04:05",
        "TIMESTAMP '2025-01-02T03:04' | 2025-01-02 03:04:00",
        "TIMESTAMP '2025-1-2' | 2025-01-02 00:00:00",
        "TIMESTAMP '2025-01-02T03:04:05.123456Z' | 2025-01-02 03:04:05.123",
        "TIME '03:04' | 03:04:00",
        "{TS '2025-01-02 03:04:05.5'} | 2025-01-02 03:04:05.5",
        "{D'2025-01-02'} | 2025-01-02",
        "{t '03:04:05'} | 03:04:05",
        "DATE({ts '2025-01-02 03:04:05'}) | 2025-01-02",
        "EXTRACT('year' FROM DATE '2025-01-02') | 2025",
        "NULL ISNULL | true",
        "1 NOTNULL | true",
        "U&'\\0041' = 'A' | true",
      })
  void typesAndLiterals(String expression, String value) throws SQLException {
    gives("SELECT " + expression + " AS x", "x: " + value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT 1 AS x WHERE 1 = 1 | x: 1",
        "SELECT 1 AS x WHERE 1 = 0 | x: ",
        "SELECT 1 AS x HAVING 1 = 1 | x: 1",
        "SELECT COUNT(*) AS n FROM conversations GROUP BY () | n: 30",
        "SELECT COUNT(*) AS n FROM conversations HAVING COUNT(*) > 100 | n: ",
        "SELECT UPPER(type) AS t, COUNT(*) AS n FROM conversation_types GROUP BY t ORDER BY t LIMIT 1"
            + " | t,n: API,1",
        "SELECT type AS x FROM conversation_types ORDER BY x OFFSET 1 ROWS FETCH NEXT ROW ONLY"
            + " | x: test",
        "SELECT type AS x FROM conversation_types ORDER BY x {limit 2 offset 1}"
            + " | x: test; whatsapp",
        "SELECT type AS x FROM conversation_types ORDER BY x LIMIT ALL OFFSET 3 | x: widget",
        "SELECT a.type AS x FROM {oj conversation_types a LEFT OUTER JOIN conversation_types b"
            + " ON a.type = b.type} WHERE a.type LIKE 'wid%' {ESCAPE '!'} | x: widget",
        "SELECT DISTINCT ON (LENGTH(type)) LENGTH(type) AS n, type AS t FROM conversation_types"
            + " ORDER BY n, t DESC | n,t: 3,api; 4,test; 6,widget; 8,whatsapp",
        "SELECT DISTINCT ON (n) 1 AS n, type AS t FROM conversation_types ORDER BY 1, 2 DESC"
            + " | n,t: 1,widget",
        "WITH x AS MATERIALIZED (SELECT 1 AS n), y AS NOT MATERIALIZED (SELECT 2 AS m)"
            + " SELECT n, m FROM x, y | n,m: 1,2",
        "TABLE conversation_types ORDER BY 1 LIMIT 0 | type,description: ",
        "SHOW TRANSACTION ISOLATION LEVEL | transaction_isolation: read committed",
        "SHOW search_path | search_path: whattalk",
        "SELECT current_schema AS c, current_schema() AS s, current_database() AS d"
            + " | c,s,d: whattalk,whattalk,whattalk",
        "SELECT current_user = session_user AS same, user AS name | same,name: true,whattalk",
        "SELECT version() LIKE 'WhatTalk %' AS known | known: true",
      })
  void clauses(String sql, String expected) throws SQLException {
    assertThat(result(sql).strip()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ai_enabled = 1",
        "1 = ai_enabled",
        "ai_enabled <> 0",
        "ai_enabled IN (1)",
        "ai_enabled IN (0, 1) AND ai_enabled NOT IN (0)",
        "ai_enabled = 'true'",
      })
  void truthAsANumber(String condition) throws SQLException {
    String expected = result("SELECT COUNT(*) AS n FROM conversations WHERE ai_enabled");
    gives("SELECT COUNT(*) AS n FROM conversations WHERE " + condition, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{FN ucase('a')} | A",
        "{fn LENGTH('abc')} | 3",
        "{ fn LOCATE('b', 'abcb', 3)} | 4",
        "{fn LOCATE('b', 'ab', 3)} | 0",
        "{fn INSERT('abc', 1, 2, 'x')} | xc",
        "{fn LTRIM('  a ')} | `a `",
        "{fn CONCAT({fn SPACE(2)}, '!')} | `  !`",
        "{fn LOG(1)} | 0.0",
        "{fn TRUNCATE(1.59, 1)} | 1.5",
        "{fn MOD(7, 3)} | 1",
        "{fn DAYOFWEEK(DATE '2025-01-05')} | 1",
        "{fn DAYOFWEEK(DATE '2025-01-04')} | 7",
        "{fn DAYNAME(DATE '2025-01-05')} | Sunday",
        "{fn MONTHNAME(DATE '2025-09-05')} | September",
        "{fn second({ts '2025-01-02 03:04:59.7'})} | 59",
        "{fn EXTRACT(YEAR FROM DATE '2025-01-05')} | 2025",
        "{fn POSITION('b' IN 'ab')} | 2",
        "{fn TIMESTAMPADD(SQL_TSI_MONTH, 1, {ts '2025-01-31 00:00:00'})} | 2025-02-28 00:00:00",
        "{fn TIMESTAMPDIFF(SQL_TSI_DAY, {d '2025-01-01'}, {d '2025-01-31'})} | 30",
        "{fn CONCAT({fn CONVERT(12, SQL_VARCHAR)}, 'x')} | 12x",
        "{fn convert('2025-01-02', sql_date)} | 2025-01-02",
        "{fn date({ts '2025-01-02 03:04:05'})} | 2025-01-02",
        "{fn IFNULL(NULL, {fn LEFT('abc', {fn LENGTH('ab')})})} | ab",
        "{fn CURDATE()} = CURRENT_DATE | true",
      })
  void functionsOfJdbc(String expression, String value) throws SQLException {
    gives("SELECT " + expression + " AS x", "x: " + value);
  }

  @Test
  void explainWithoutPlanFor() throws SQLException {
    String plan = result("EXPLAIN PLAN FOR SELECT id FROM conversations WHERE type = 'widget'");
    assertThat(plan).startsWith("PLAN: ").contains("widget");
    gives("EXPLAIN SELECT id FROM conversations WHERE type = 'widget'", plan);
    gives("explain verbose SELECT id FROM conversations WHERE type = 'widget'", plan);
    gives("EXPLAIN (COSTS OFF) SELECT id FROM conversations WHERE type = 'widget'", plan);
    assertThat(api.requests()).isEmpty();
    fails("42000", "EXPLAIN ANALYZE SELECT 1");
    fails("42000", "EXPLAIN (FORMAT JSON) SELECT 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/* a /* b */ c */ create temporary table \"#Tableau_1\" (x INT",
        "-- probe\n;INSERT @@@",
        "SELECT * INTO TEMP x FROM conversations",
        "EXPLAIN DELETE FROM conversations",
        "WITH x AS (INSERT INTO y VALUES (1) RETURNING *) SELECT * FROM x",
        "SELECT id FROM conversations FOR UPDATE",
      })
  void writingIsRefusedAndTheConnectionStaysUsable(String sql) throws SQLException {
    fails("25006", sql);
    gives("SELECT 1 AS x", "x: 1");
    assertThat(api.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM conversations WHERE 1 = 0",
        "SELECT * FROM conversations LIMIT 0",
        "SELECT * FROM (SELECT * FROM conversations) t WHERE 0 = 1 LIMIT 10",
        "SELECT version(), current_user, current_catalog",
      })
  void probesCostNoRequest(String sql) throws SQLException {
    result(sql);
    api.connection().prepareStatement(sql.replaceFirst("WHERE.*", "")).getMetaData();
    assertThat(api.requests()).isEmpty();
  }
}
