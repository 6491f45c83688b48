package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACE;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACE_D;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACE_FN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACE_T;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACE_TS;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RBRACE;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Takes the braces off JDBC's escapes that say nothing else than SQL: {@code {limit 5}}, {@code {oj
 * a LEFT JOIN b ON …}}, {@code {escape '!'}}, {@code {d '2025-01-01'}}. The parser reads {@code {fn
 * …}} itself, but for functions that are no list of operands.
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

  /** The other ones that the parser does not read as any name and any operands. */
  private static final Set<String> OF_THE_PARSER =
      Set.of("CONVERT", "TIMESTAMPADD", "TIMESTAMPDIFF");

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
          if (tokens.isKeyword(i + 1)
              && tokens.kind(i + 2) == LPAREN
              && !OF_THE_PARSER.contains(tokens.word(i + 1))
              && !FUNCTIONS_WITH_SYNTAX.contains(tokens.word(i + 1))) {
            tokens.quote(i + 1);
          }
          drop = FUNCTIONS_WITH_SYNTAX.contains(tokens.word(i + 1));
          dropped.push(drop);
        }
        case LBRACE_D -> literal(tokens, i, "DATE");
        case LBRACE_T -> literal(tokens, i, "TIME");
        case LBRACE_TS -> literal(tokens, i, "TIMESTAMP");
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

  /** Writes {@code {d '…'}} as {@code DATE '…'}. */
  private static void literal(StatementTokens tokens, int i, String type) {
    if (tokens.isString(i + 1) && tokens.kind(i + 2) == RBRACE) {
      tokens.remove(i + 2);
      tokens.remove(i);
      tokens.insert(i, type);
    }
  }
}
