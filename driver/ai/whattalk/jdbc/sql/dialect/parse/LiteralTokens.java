package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.APPROX_NUMERIC_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.C_STYLE_ESCAPED_STRING_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.PREFIXED_STRING_LITERAL;

import ai.whattalk.jdbc.sql.dialect.function.NumberText;
import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.regex.Pattern;

/** Literals that the parser reads as another type or text than PostgreSQL. */
final class LiteralTokens {
  /** An escape in {@code E'…'}; if it has a group, it is a byte that is no sign of ASCII. */
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:([0-7]|x[89a-fA-F]\\p{XDigit})|.)", Pattern.DOTALL);

  private LiteralTokens() {}

  static void apply(StatementTokens tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.kind(i) == APPROX_NUMERIC_LITERAL) {
        exponent(tokens, i);
      } else if (tokens.kind(i) == PREFIXED_STRING_LITERAL) {
        nationalText(tokens, i);
      } else if (tokens.kind(i) == C_STYLE_ESCAPED_STRING_LITERAL) {
        refuseBytes(tokens, i);
      }
    }
  }

  /** {@code 2e-1}, which is a decimal unless it has too many digits: a double to the parser. */
  private static void exponent(StatementTokens tokens, int i) {
    String image = tokens.image(i);
    String decimal = NumberText.withoutExponent(image);
    tokens.remove(i);
    if (decimal != null) {
      tokens.insert(i, decimal);
    } else {
      // Calcite can't order a row with a number of this kind among others.
      tokens.insert(i, "'" + image + "'", "::", "DOUBLE");
    }
  }

  /** {@code N'text'}, which is text as any: the parser's own would be in Latin 1. */
  private static void nationalText(StatementTokens tokens, int i) {
    String image = tokens.image(i);
    if (image.startsWith("N'") || image.startsWith("n'")) {
      tokens.insert(i, image.substring(1));
      tokens.remove(i + 1);
    }
  }

  /** In PostgreSQL, bytes are of UTF-8; the parser takes each for a character, or for no escape. */
  private static void refuseBytes(StatementTokens tokens, int i) {
    if (ESCAPE.matcher(tokens.image(i)).results().anyMatch(escape -> escape.group(1) != null)) {
      throw QueryException.unsupported(
          tokens.position(i), "a byte in E'…' in octal, or beyond \\x7F (\\u00e9 is a character),");
    }
  }
}
