package ai.whattalk.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * Writes {@code x::type} as {@code CAST(x AS type)}. Calcite 1.42's parser lets {@code ::} bind to
 * all that stands before it: it takes {@code a = b::int} for {@code (a = b)::int}, and {@code
 * BETWEEN 1::int AND 2} for an error.
 */
final class InfixCasts implements SqlBabelParserImplConstants {

  /** Words that go on the name of a type: {@code double precision}, {@code time with time zone}. */
  private static final Set<String> TYPE_WORDS =
      Set.of("PRECISION", "VARYING", "WITH", "WITHOUT", "LOCAL", "TIME", "ZONE", "ARRAY");

  /** Words before a parenthesis that are no function's name. */
  private static final Set<String> NO_FUNCTIONS =
      Set.of(
          "ALL",
          "AND",
          "ANY",
          "AS",
          "BETWEEN",
          "BY",
          "CASE",
          "DISTINCT",
          "ELSE",
          "ESCAPE",
          "EXCEPT",
          "EXISTS",
          "FROM",
          "HAVING",
          "ILIKE",
          "IN",
          "INTERSECT",
          "IS",
          "JOIN",
          "LATERAL",
          "LIKE",
          "LIMIT",
          "NOT",
          "OFFSET",
          "ON",
          "OR",
          "QUALIFY",
          "SELECT",
          "SIMILAR",
          "SOME",
          "THEN",
          "UNION",
          "USING",
          "VALUES",
          "WHEN",
          "WHERE",
          "WITH");

  /** Words that go between a function's parentheses and more of them. */
  private static final Set<String> AFTER_FUNCTIONS = Set.of("OVER", "FILTER", "GROUP");

  private final List<Token> out = new ArrayList<>();

  private InfixCasts() {}

  /** The same tokens with every infix cast replaced. */
  static List<Token> replace(List<Token> tokens) {
    if (tokens.stream().noneMatch(token -> token.kind == INFIX_CAST)) {
      return tokens;
    }
    InfixCasts casts = new InfixCasts();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int start = token.kind == INFIX_CAST ? casts.startOfOperand() : -1;
      if (start < 0) {
        casts.out.add(token);
        continue;
      }
      int end = endOfType(tokens, i + 1);
      casts.out.add(start, made(CAST, "CAST", casts.out.get(start)));
      casts.out.add(start + 1, made(LPAREN, "(", casts.out.get(start + 1)));
      casts.out.add(made(AS, "AS", token));
      casts.out.addAll(tokens.subList(i + 1, end));
      casts.out.add(made(RPAREN, ")", tokens.get(end - 1)));
      i = end - 1;
    }
    return casts.out;
  }

  /** Where the operand begins that the tokens so far end with, or -1 if they end with none. */
  private int startOfOperand() {
    int last = out.size() - 1;
    if (last < 0) {
      return -1;
    }
    if (!endsOperand(out.get(last))) {
      return -1;
    }
    return switch (out.get(last).kind) {
      case RPAREN -> startOfCall(opening(last, LPAREN, RPAREN));
      case RBRACKET -> startOfPath(opening(last, LBRACKET, RBRACKET) - 1);
      case END -> opening(last, CASE, END);
      default -> startOfPath(last);
    };
  }

  private static boolean endsOperand(Token token) {
    return isWord(token)
        ? !NO_FUNCTIONS.contains(token.image.toUpperCase(Locale.ROOT))
        : token.kind == RPAREN
            || token.kind == RBRACKET
            || token.kind == HOOK
            || token.image.matches("[.\\d].*|.*'");
  }

  /** Where a parenthesis, or the call of a function that it belongs to, begins. */
  private int startOfCall(int parenthesis) {
    int before = parenthesis - 1;
    if (parenthesis < 0 || before < 0 || !isWord(out.get(before))) {
      return parenthesis;
    }
    String word = out.get(before).image.toUpperCase(Locale.ROOT);
    if (AFTER_FUNCTIONS.contains(word)) {
      int close = word.equals("GROUP") ? before - 2 : before - 1;
      return close >= 0 && out.get(close).kind == RPAREN
          ? startOfCall(opening(close, LPAREN, RPAREN))
          : parenthesis;
    }
    return NO_FUNCTIONS.contains(word) ? parenthesis : startOfPath(before);
  }

  /** Where {@code a.b.c}, or {@code DATE 'text'}, begins. */
  private int startOfPath(int last) {
    int start = last;
    while (start >= 2 && out.get(start - 1).kind == DOT) {
      start -= 2;
    }
    boolean typed =
        start == last
            && start >= 1
            && out.get(start).kind == QUOTED_STRING
            && Set.of(DATE, TIME, TIMESTAMP).contains(out.get(start - 1).kind);
    return typed ? start - 1 : start;
  }

  /** The index of what the token at {@code last} closes, or -1. */
  private int opening(int last, int opens, int closes) {
    int depth = 0;
    for (int i = last; i >= 0; i--) {
      int kind = out.get(i).kind;
      depth += kind == closes ? 1 : kind == opens ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The index after the type that begins at {@code start}. */
  private static int endOfType(List<Token> tokens, int start) {
    int end = start + 1;
    while (end < tokens.size() && isTypeWord(tokens.get(end))) {
      end++;
    }
    if (end < tokens.size() && tokens.get(end).kind == LPAREN) {
      while (end < tokens.size() && tokens.get(end).kind != RPAREN) {
        end++;
      }
      end++;
      while (end < tokens.size() && isTypeWord(tokens.get(end))) {
        end++;
      }
    }
    return Math.min(end, tokens.size() - 1);
  }

  private static boolean isTypeWord(Token token) {
    return isWord(token) && TYPE_WORDS.contains(token.image.toUpperCase(Locale.ROOT));
  }

  private static boolean isWord(Token token) {
    return !token.image.isEmpty()
        && (Character.isLetter(token.image.charAt(0))
            || token.kind == QUOTED_IDENTIFIER
            || token.image.charAt(0) == '_');
  }

  /** A token that stands where another one is, for messages that name a position. */
  private static Token made(int kind, String image, Token place) {
    Token token = Token.newToken(kind);
    token.kind = kind;
    token.image = image;
    token.beginLine = place.beginLine;
    token.beginColumn = place.beginColumn;
    token.endLine = place.endLine;
    token.endColumn = place.endColumn;
    return token;
  }
}
