package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.sql.dialect.operator.PostgresOperators;
import ai.whattalk.jdbc.sql.dialect.parse.KeywordNames;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;

/** The words of SQL here, for metadata: what is reserved, and what can be called. */
public final class Vocabulary {
  /** Characters that a name may have. */
  public static final int LONGEST_NAME = 128;

  /** What PostgreSQL reserves, for functions and types too or not, and SQL:2003 does not. */
  private static final Set<String> RESERVED_BY_POSTGRESQL =
      words(
          """
          ANALYSE ANALYZE ASC COLLATION CONCURRENTLY CURRENT_CATALOG CURRENT_SCHEMA DEFERRABLE DESC DO FREEZE
          ILIKE INITIALLY ISNULL LIMIT NOTNULL OFFSET PLACING RETURNING VARIADIC VERBOSE
          """);

  /** What SQL:2003 reserves; {@code END-EXEC} is no word here. */
  private static final Set<String> RESERVED_BY_SQL_2003 =
      words(
          """
          ABS ALL ALLOCATE ALTER AND ANY ARE ARRAY AS ASENSITIVE ASYMMETRIC AT ATOMIC AUTHORIZATION
          AVG BEGIN BETWEEN BIGINT BINARY BLOB BOOLEAN BOTH BY CALL CALLED CARDINALITY CASCADED CASE
          CAST CEIL CEILING CHAR CHARACTER CHARACTER_LENGTH CHAR_LENGTH CHECK CLOB CLOSE COALESCE
          COLLATE COLLECT COLUMN COMMIT CONDITION CONNECT CONSTRAINT CONVERT CORR CORRESPONDING COUNT
          COVAR_POP COVAR_SAMP CREATE CROSS CUBE CUME_DIST CURRENT CURRENT_DATE
          CURRENT_DEFAULT_TRANSFORM_GROUP CURRENT_PATH CURRENT_ROLE CURRENT_TIME CURRENT_TIMESTAMP
          CURRENT_TRANSFORM_GROUP_FOR_TYPE CURRENT_USER CURSOR CYCLE DATE DAY DEALLOCATE DEC DECIMAL
          DECLARE DEFAULT DELETE DENSE_RANK DEREF DESCRIBE DETERMINISTIC DISCONNECT DISTINCT DOUBLE
          DROP DYNAMIC EACH ELEMENT ELSE END ESCAPE EVERY EXCEPT EXEC EXECUTE EXISTS EXP EXTERNAL
          EXTRACT FALSE FETCH FILTER FLOAT FLOOR FOR FOREIGN FREE FROM FULL FUNCTION FUSION GET GLOBAL
          GRANT GROUP GROUPING HAVING HOLD HOUR IDENTITY IN INDICATOR INNER INOUT INSENSITIVE INSERT
          INT INTEGER INTERSECT INTERSECTION INTERVAL INTO IS JOIN LANGUAGE LARGE LATERAL LEADING LEFT
          LIKE LN LOCAL LOCALTIME LOCALTIMESTAMP LOWER MATCH MAX MEMBER MERGE METHOD MIN MINUTE MOD
          MODIFIES MODULE MONTH MULTISET NATIONAL NATURAL NCHAR NCLOB NEW NO NONE NORMALIZE NOT NULL
          NULLIF NUMERIC OCTET_LENGTH OF OLD ON ONLY OPEN OR ORDER OUT OUTER OVER OVERLAPS OVERLAY
          PARAMETER PARTITION PERCENTILE_CONT PERCENTILE_DISC PERCENT_RANK POSITION POWER PRECISION
          PREPARE PRIMARY PROCEDURE RANGE RANK READS REAL RECURSIVE REF REFERENCES REFERENCING
          REGR_AVGX REGR_AVGY REGR_COUNT REGR_INTERCEPT REGR_R2 REGR_SLOPE REGR_SXX REGR_SXY REGR_SYY
          RELEASE RESULT RETURN RETURNS REVOKE RIGHT ROLLBACK ROLLUP ROW ROWS ROW_NUMBER SAVEPOINT
          SCOPE SCROLL SEARCH SECOND SELECT SENSITIVE SESSION_USER SET SIMILAR SMALLINT SOME SPECIFIC
          SPECIFICTYPE SQL SQLEXCEPTION SQLSTATE SQLWARNING SQRT START STATIC STDDEV_POP STDDEV_SAMP
          SUBMULTISET SUBSTRING SUM SYMMETRIC SYSTEM SYSTEM_USER TABLE TABLESAMPLE THEN TIME TIMESTAMP
          TIMEZONE_HOUR TIMEZONE_MINUTE TO TRAILING TRANSLATE TRANSLATION TREAT TRIGGER TRIM TRUE
          UESCAPE UNION UNIQUE UNKNOWN UNNEST UPDATE UPPER USER USING VALUE VALUES VARCHAR VARYING
          VAR_POP VAR_SAMP WHEN WHENEVER WHERE WIDTH_BUCKET WINDOW WITH WITHIN WITHOUT YEAR
          """);

  private Vocabulary() {}

  private static Set<String> words(String words) {
    return Set.of(words.strip().split("\\s+"));
  }

  /**
   * What the parser or PostgreSQL reserves and SQL:2003 does not, in upper case and in order: a
   * name needs quotes where it is such a word.
   */
  public static List<String> keywords() {
    return Stream.concat(
            RESERVED_BY_POSTGRESQL.stream(),
            ReservedByParser.WORDS.stream().filter(word -> !KeywordNames.UNRESERVED.contains(word)))
        .filter(word -> !RESERVED_BY_SQL_2003.contains(word))
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether a word, in any case, is reserved by the parser, by PostgreSQL or by SQL:2003. */
  public static boolean isReserved(String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    return RESERVED_BY_SQL_2003.contains(upper)
        || RESERVED_BY_POSTGRESQL.contains(upper)
        || ReservedByParser.WORDS.contains(upper);
  }

  /** Made when it is asked for: connecting needs no parser. */
  private static final class ReservedByParser {
    static final Set<String> WORDS = words();

    private static Set<String> words() {
      SqlAbstractParserImpl.Metadata parser =
          SqlBabelParserImpl.FACTORY.getParser(new StringReader("")).getMetadata();
      return parser.getTokens().stream()
          .filter(parser::isReservedWord)
          .filter(word -> word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_'))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** The functions, aggregates and window functions that can be called by name, in order. */
  public static List<FunctionDescription> functions() {
    return PostgresOperators.ADMITTED.values().stream()
        .flatMap(List::stream)
        .filter(admitted -> admitted.operator() instanceof SqlFunction)
        .map(
            admitted ->
                new FunctionDescription(admitted.name(), String.join("; ", admitted.forms())))
        .sorted(Comparator.comparing(FunctionDescription::name))
        .toList();
  }
}
