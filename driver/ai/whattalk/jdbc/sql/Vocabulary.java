package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.sql.dialect.operator.PostgresOperators;
import ai.whattalk.jdbc.sql.dialect.parse.KeywordNames;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlFunction;
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
