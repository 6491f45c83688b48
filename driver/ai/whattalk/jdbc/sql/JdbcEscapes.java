package ai.whattalk.jdbc.sql;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACE;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACE_D;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACE_FN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACE_T;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACE_TS;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RBRACE;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Takes the braces off JDBC's escapes that say nothing else than SQL: {@code {limit 5}}, {@code {oj
 * a LEFT JOIN b ON …}}, {@code {escape '!'}}. The parser reads {@code {fn …}} and those of dates
 * itself, but for functions that are no list of operands.
 */
final class JdbcEscapes {
  private static final Set<String> PLAIN_SQL = Set.of("ESCAPE", "INTERVAL", "LIMIT");

  private static final Set<String> FUNCTIONS_WITH_SYNTAX =
      Set.of(
          "CAST",
          "COALESCE",
          "CURRENT_DATE",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "DATE_TRUNC",
          "EXTRACT",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "NULLIF",
          "OVERLAY",
          "POSITION",
          "TRIM");

  private JdbcEscapes() {}

  static void apply(StatementTokens tokens) {
    Deque<Boolean> dropped = new ArrayDeque<>();
    int i = 0;
    while (i < tokens.size()) {
      boolean drop = false;
      switch (tokens.kind(i)) {
        case LBRACE -> {
          boolean outerJoin = tokens.isWord(i + 1, "OJ");
          drop = outerJoin || PLAIN_SQL.contains(tokens.word(i + 1));
          dropped.push(drop);
          if (outerJoin) {
            tokens.remove(i + 1);
          }
        }
        case LBRACE_FN -> {
          drop = FUNCTIONS_WITH_SYNTAX.contains(tokens.word(i + 1));
          dropped.push(drop);
        }
        case LBRACE_D, LBRACE_T, LBRACE_TS -> dropped.push(false);
        case RBRACE -> drop = !dropped.isEmpty() && dropped.pop();
        default -> {}
      }
      if (drop) {
        tokens.remove(i);
      } else {
        i++;
      }
    }
  }
}
