package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.COMMA;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;

import ai.whattalk.jdbc.sql.error.NameSuggestion;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StatementLimit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/** Says what the parser's exceptions mean, which tell what it would have taken instead. */
public final class SyntaxErrors {
  private static final Pattern LEXICAL =
      Pattern.compile("Lexical error.*Encountered: (?:<EOF>|\"(\\\\?.[^\"]*)\").*", Pattern.DOTALL);

  /** What a wrong word may have been meant for. Shorter ones are near to any name. */
  private static final List<String> KEYWORDS =
      List.of(
          ("SELECT DISTINCT FROM WHERE GROUP HAVING ORDER LIMIT OFFSET FETCH UNION EXCEPT INTERSECT"
                  + " JOIN INNER LEFT RIGHT FULL CROSS OUTER USING BETWEEN LIKE ILIKE NULL CASE"
                  + " WHEN THEN ELSE END AND NOT ASC DESC OVER PARTITION FILTER WITHIN VALUES")
              .split(" "));

  private static final int LEAST_LETTERS = 3;

  /** Tokens before the one that is not taken in which the mistake may be. */
  private static final int LOOKED_BACK = 3;

  private SyntaxErrors() {}

  /**
   * The error of a statement that does not parse.
   *
   * @param text of the statement, without comments
   */
  public static QueryException translate(SqlParseException error, String text) {
    if (error.getCause() instanceof QueryException known) {
      return known;
    }
    String message = String.valueOf(error.getMessage());
    if (LEXICAL.matcher(message).matches() || message.contains("Lexical error")) {
      return lexical(error, message);
    }
    if (error.getMessage() == null) {
      // What the parser makes of a stack that overflows.
      return new QueryException(QueryProblem.UNSUPPORTED, StatementLimit.TOO_DEEP);
    }
    int[][] expected = error.getExpectedTokenSequences();
    if (expected == null || error.getPos() == null) {
      return QueryException.at(position(error), QueryProblem.SYNTAX, PlannerSentences.of(message));
    }
    try {
      return unexpected(StatementLexer.tokens(text), error.getPos(), List.of(expected));
    } catch (SqlParseException e) {
      return lexical(e, String.valueOf(e.getMessage()));
    }
  }

  private static SqlParserPos position(SqlParseException error) {
    return error.getPos() == null ? SqlParserPos.ZERO : error.getPos();
  }

  private static QueryException lexical(SqlParseException error, String message) {
    Matcher sign = LEXICAL.matcher(message);
    String shown = sign.matches() && sign.group(1) != null ? sign.group(1) : "a sign";
    return QueryException.at(
        position(error), QueryProblem.SYNTAX, shown.replace("\\\\", "\\") + " has no meaning here");
  }

  /**
   * Says what is wrong with the first token with which nothing goes on that the parser takes.
   *
   * @param place where it began to look
   * @param sequences of kinds of tokens that can stand there
   */
  private static QueryException unexpected(
      StatementTokens tokens, SqlParserPos place, List<int[]> sequences) {
    int first = index(tokens, place);
    int index = first;
    List<int[]> expected = sequences;
    while (true) {
      int at = index - first;
      int kind = tokens.kind(index);
      List<int[]> next =
          expected.stream()
              .filter(sequence -> sequence.length > at + 1 && sequence[at] == kind)
              .toList();
      if (next.isEmpty() || kind == EOF) {
        break;
      }
      expected = next;
      index++;
    }
    int at = index - first;
    int[] kinds =
        expected.stream()
            .filter(sequence -> sequence.length > at)
            .mapToInt(sequence -> sequence[at])
            .distinct()
            .toArray();
    String missing = kinds.length == 1 ? SqlBabelParserImplConstants.tokenImage[kinds[0]] : "<";
    // A kind of tokens, in angle brackets, is the parser's own word.
    return unexpected(
        tokens,
        index,
        missing.startsWith("<") ? "" : "; " + missing.replace("\"", "") + " is missing");
  }

  private static int index(StatementTokens tokens, SqlParserPos place) {
    int index = tokens.size() - 1;
    while (index > 0 && isBefore(place, tokens.position(index))) {
      index--;
    }
    return index;
  }

  private static boolean isBefore(SqlParserPos one, SqlParserPos other) {
    return one.getLineNum() < other.getLineNum()
        || (one.getLineNum() == other.getLineNum() && one.getColumnNum() < other.getColumnNum());
  }

  private static QueryException unexpected(StatementTokens tokens, int index, String missing) {
    String known = OtherDialects.syntax(tokens, index);
    if (known != null) {
      return tokens.failure(index, QueryProblem.SYNTAX, known);
    }
    for (int i = index; i >= Math.max(1, index - LOOKED_BACK); i--) {
      String meant = tokens.isKeyword(i) ? "" : meant(tokens.word(i));
      if (!meant.isEmpty()) {
        return tokens.failure(
            i, QueryProblem.SYNTAX, tokens.shown(i) + " has no meaning here" + meant);
      }
    }
    int unpaired = tokens.unpaired();
    if (unpaired >= 0) {
      return tokens.failure(
          unpaired,
          QueryProblem.SYNTAX,
          tokens.kind(unpaired) == LPAREN
              ? "the parenthesis that begins here is not closed: ) is missing"
              : "a ) without a ( before it");
    }
    boolean end = tokens.kind(index) == EOF;
    if (tokens.kind(index - 1) == COMMA
        && (end || tokens.kind(index) == RPAREN || tokens.isKeyword(index))) {
      return tokens.failure(
          index - 1, QueryProblem.SYNTAX, "nothing follows this comma; is it one too many?");
    }
    return tokens.failure(
        index,
        QueryProblem.SYNTAX,
        end && index > 0
            ? "the statement ends too early, after " + tokens.shown(index - 1) + missing
            : tokens.shown(index) + " can't stand here" + missing);
  }

  private static String meant(String word) {
    return word.length() < LEAST_LETTERS ? "" : NameSuggestion.of(word, KEYWORDS);
  }
}
