package ai.whattalk.jdbc.sql;

import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;

/** The words of SQL here, for metadata: what the parser reserves, and what can be called. */
public final class Vocabulary {
  /** Words that SQL:2003 reserves and SQL-92 does not, as far as the parser does. */
  private static final Set<String> RESERVED_SINCE_2003 =
      Set.of(
          "GROUPING",
          "LATERAL",
          "MERGE",
          "NEW",
          "OVER",
          "PARTITION",
          "RANGE",
          "ROLLUP",
          "ROW",
          "TABLESAMPLE",
          "UNNEST",
          "WINDOW");

  /**
   * What the validator knows and nothing here can carry out: of MATCH_RECOGNIZE, of streams, and
   * what Calcite has no code for.
   */
  private static final Set<String> NOT_CALLABLE =
      Set.of(
          "CLASSIFIER",
          "CONVERT",
          "CURRENT_SCHEMA",
          "FIRST",
          "FUSION",
          "GROUP_ID",
          "HOP",
          "HOP_END",
          "HOP_START",
          "INTERSECTION",
          "LAST",
          "MATCH_NUMBER",
          "NEXT",
          "PREV",
          "SESSION",
          "SESSION_END",
          "SESSION_START",
          "SINGLE_VALUE",
          "TUMBLE",
          "TUMBLE_END",
          "TUMBLE_START",
          "TYPEOF",
          "VARIANTNULL");

  private Vocabulary() {}

  /** What the parser reserves and SQL:2003 does not, in order. */
  public static List<String> keywords() {
    SqlAbstractParserImpl.Metadata parser =
        SqlBabelParserImpl.FACTORY.getParser(new StringReader("")).getMetadata();
    return parser.getTokens().stream()
        .filter(parser::isReservedWord)
        .filter(word -> !KeywordNames.UNRESERVED.contains(word))
        .filter(word -> !parser.isSql92ReservedWord(word) && !RESERVED_SINCE_2003.contains(word))
        .filter(word -> word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_'))
        .sorted()
        .toList();
  }

  /** The functions, aggregates and window functions that can be called by name, in order. */
  public static List<FunctionDescription> functions() {
    return signatures().entrySet().stream()
        .filter(function -> !NOT_CALLABLE.contains(function.getKey()))
        .map(
            function ->
                new FunctionDescription(function.getKey(), String.join(", ", function.getValue())))
        .toList();
  }

  /** The names of all functions that a statement may have. */
  static List<String> functionNames() {
    return List.copyOf(signatures().keySet());
  }

  private static Map<String, Set<String>> signatures() {
    Map<String, Set<String>> signatures = new TreeMap<>();
    for (SqlOperator operator : PostgresOperators.TABLE.getOperatorList()) {
      // Others are what Calcite rewrites a query with.
      if (operator instanceof SqlFunction && Character.isLetter(operator.getName().charAt(0))) {
        signatures
            .computeIfAbsent(
                operator.getName().toUpperCase(Locale.ROOT), name -> new LinkedHashSet<>())
            .addAll(signatures(operator));
      }
    }
    return signatures;
  }

  private static List<String> signatures(SqlOperator operator) {
    if (operator.getOperandTypeChecker() == null) {
      return List.of(operator.getName() + "(...)");
    }
    return operator
        .getAllowedSignatures()
        .lines()
        .map(line -> line.replace("'", "").strip())
        .toList();
  }
}
