package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACKET;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RBRACKET;

import ai.whattalk.jdbc.sql.table.TableDescription;
import ai.whattalk.jdbc.sql.table.TableDescriptions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What other databases take and PostgreSQL does not, and what to write in its place. */
public final class OtherDialects {
  private static final String TABLES =
      "the tables are "
          + String.join(", ", TableDescriptions.ALL.stream().map(TableDescription::name).toList());

  private static final String METADATA = TABLES + "; DatabaseMetaData tells their columns";

  private static final String SELECT_ONLY = "the driver answers queries only";

  private static final int TOP_LOOKED_BACK = 5;

  /** By the word that a statement begins with, in upper case. */
  private static final Map<String, String> STATEMENTS =
      table(
          METADATA + ": DESC DESCRIBE PRAGMA SHOW",
          "there is nothing to choose from; " + TABLES + ": CONNECT USE",
          SELECT_ONLY
              + ": ANALYZE BACKUP CALL CHECKPOINT CLUSTER DECLARE DO EXEC EXECUTE FETCH FLUSH GO"
              + " IMPORT KILL LISTEN LOAD NOTIFY OPTIMIZE PREPARE PRINT RESTORE UNLISTEN");

  /** By the function's name in upper case: what PostgreSQL has. */
  private static final Map<String, String> FUNCTIONS =
      table(
          "COALESCE(a, b): IFNULL ISNULL NVL ZEROIFNULL",
          "CASE WHEN … THEN … ELSE … END: CHOOSE DECODE IF IIF NVL2 SWITCH",
          "CAST(x AS type): CBOOL CDATE CDBL CINT CONVERT CSTR SAFE_CAST STR TO_DOUBLE TO_VARCHAR"
              + " TRY_CAST TRY_CONVERT VAL",
          "x + INTERVAL '1 day': ADDDATE ADD_DAYS ADD_MONTHS DATEADD DATETIME_ADD DATE_ADD"
              + " TIMESTAMPADD",
          "x - INTERVAL '1 day': DATETIME_SUB DATE_SUB SUBDATE",
          "x - y, which is an interval of timestamps and days of dates: DATEDIFF DATETIME_DIFF"
              + " DATE_DIFF DAYS_BETWEEN MONTHS_BETWEEN TIMEDIFF TIMESTAMPDIFF TIMESTAMP_DIFF",
          "CURRENT_TIMESTAMP: GETDATE GETUTCDATE SYSDATE SYSDATETIME SYSTIMESTAMP UTC_TIMESTAMP",
          "CURRENT_DATE: CURDATE TODAY UTC_DATE",
          "CURRENT_TIME: CURTIME UTC_TIME",
          "LIMIT n at the end of the query: TOP",
          "LENGTH(x): LEN",
          "POSITION(a IN b): CHARINDEX INSTR LOCATE PATINDEX",
          "SUBSTRING(x, from, length): MID",
          "UPPER(x): UCASE",
          "LOWER(x): LCASE",
          "REPEAT(' ', n): SPACE",
          "STRING_AGG(x, ','): GROUP_CONCAT LISTAGG WM_CONCAT",
          "TO_CHAR(x, format): DATENAME DATETIME_FORMAT DATE_FORMAT DAYNAME FORMAT FORMAT_DATE"
              + " MONTHNAME STRFTIME TIME_FORMAT",
          "TO_DATE(x, format): PARSE_DATE STR_TO_DATE",
          "TO_TIMESTAMP(x, format): PARSE_DATETIME PARSE_TIMESTAMP",
          "EXTRACT(EPOCH FROM x): UNIX_TIMESTAMP",
          "TO_TIMESTAMP(x): FROM_UNIXTIME",
          "EXTRACT(DOW FROM x): DAYOFWEEK WEEKDAY",
          "EXTRACT(DOY FROM x): DAYOFYEAR",
          "EXTRACT(unit FROM x): DATEPART DAY DAYOFMONTH HOUR MINUTE MONTH QUARTER SECOND WEEK"
              + " WEEKOFYEAR YEAR",
          "DATE_TRUNC('month', x) + INTERVAL '1 month - 1 day': EOMONTH LAST_DAY",
          "DATE_TRUNC(unit, x): DATETIME_TRUNC TIMESTAMP_TRUNC",
          "MAKE_DATE(year, month, day): DATEFROMPARTS",
          "SPLIT_PART(x, separator, n): SUBSTRING_INDEX",
          "REGEXP_LIKE(x, pattern): REGEXP_CONTAINS REGEXP_MATCHES RLIKE",
          "STDDEV(x): STDEV STDEVP",
          "VARIANCE(x): VAR VARP",
          "SUM(x): TOTAL",
          "RANDOM(): RAND",
          "COUNT(*) FILTER (WHERE …): COUNTIF COUNT_IF SUMIF",
          "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x): MEDIAN",
          "MIN(x): ANY ANYVALUE FIRST",
          "MAX(x): LAST");

  /** By a word within a statement, in upper case. */
  private static final Map<String, String> WORDS =
      table(
          "~ matches regular expressions: REGEXP RLIKE",
          "<=> is IS NOT DISTINCT FROM in PostgreSQL: <=>",
          "an interval is in quotes, as in INTERVAL '1 day': INTERVAL",
          "hints are not supported: NOLOCK",
          "IS NULL takes the place of ISNULL: ISNULL",
          "TIMESTAMP takes the place of DATETIME: DATETIME DATETIME2 SMALLDATETIME",
          "VARCHAR takes the place of it: NVARCHAR VARCHAR2 NVARCHAR2",
          "EXCEPT takes the place of MINUS: MINUS",
          "names are in double quotes, \"…\", or in none: [ ]");

  /** By two signs that follow each other. */
  private static final Map<String, String> SIGNS =
      Map.of(
          "==", "= compares, not ==",
          "=>", ">= compares, not =>",
          "=<", "<= compares, not =<",
          "=!", "<> or != compares, not =!",
          "&&", "AND takes the place of &&",
          "!", "NOT takes the place of !, or <> of !=",
          "->", "JSON is not supported");

  /** By the name of a table or schema in lower case. */
  private static final Map<String, String> CATALOGS =
      table(
          "there is no catalog to query; "
              + METADATA
              + ": all_tables information_schema sqlite_master sqlite_schema sys syscat"
              + " sysobjects user_tables",
          "a SELECT of values needs no FROM: dual sysdummy1");

  /** By a name that stands for a value there, in upper case: what PostgreSQL has. */
  private static final Map<String, String> VALUES =
      table(
          "CURRENT_TIMESTAMP: SYSDATE SYSTIMESTAMP",
          "CURRENT_DATE: TODAY",
          "LIMIT n at the end of the query: ROWNUM");

  private OtherDialects() {}

  /** What to do in place of a statement by its first word; null if none is known. */
  public static @Nullable String statement(String verb) {
    return STATEMENTS.get(verb);
  }

  /** The end of a message about a function that is not there; empty if nothing is known of it. */
  public static String function(String name) {
    return end(FUNCTIONS, name);
  }

  /** The end of a message about a column that is not there. */
  public static String column(String name) {
    return end(VALUES, name);
  }

  private static String end(Map<String, String> table, String name) {
    String own = table.get(name.toUpperCase(Locale.ROOT));
    return own == null ? "" : "; PostgreSQL has " + own;
  }

  /** What to do in place of an operator; null if none is known. */
  static @Nullable String operator(String name) {
    return WORDS.get(name.toUpperCase(Locale.ROOT));
  }

  /** The end of a message about a table or schema that is not there. */
  public static String table(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    String known = CATALOGS.get(key.startsWith("pg_") ? "information_schema" : key);
    return known == null ? "" : "; " + known;
  }

  /** What is wrong with the token at an index, if that is an other database's; or null. */
  static @Nullable String syntax(StatementTokens tokens, int index) {
    int before = Math.max(0, index - 1);
    for (int i = index; i >= before; i--) {
      String signs = i + 1 < tokens.size() ? tokens.image(i) + tokens.image(i + 1) : "";
      if (SIGNS.containsKey(signs)) {
        return SIGNS.get(signs);
      }
    }
    for (int i = index; i >= before; i--) {
      if (tokens.kind(i) == LBRACKET
          && (tokens.kind(i + 1) == LBRACKET
              || tokens.kind(i + 1) == RBRACKET
              || tokens.isLiteral(i + 1))) {
        return "no array is taken here";
      }
    }
    for (int i = index; i >= before; i--) {
      String known = SIGNS.getOrDefault(tokens.image(i), operator(tokens.image(i)));
      if (known != null) {
        return known;
      }
    }
    for (int i = index; i > Math.max(0, index - TOP_LOOKED_BACK); i--) {
      if (tokens.isWord(i, "TOP") && tokens.isWord(i - 1, "SELECT", "DISTINCT", "ALL")) {
        return "LIMIT n at the end of the query takes the place of TOP n";
      }
    }
    return null;
  }

  /** Lines of what is said, a colon, and the words that it is said of. */
  private static Map<String, String> table(String... lines) {
    Map<String, String> table = new HashMap<>();
    for (String line : lines) {
      int colon = line.lastIndexOf(": ");
      for (String word : line.substring(colon + 2).split(" ")) {
        table.put(word, line.substring(0, colon));
      }
    }
    return Map.copyOf(table);
  }
}
