package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.COMMA;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DOT;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.HOOK;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.INFIX_CAST;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACKET;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RBRACKET;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.UNSIGNED_INTEGER_LITERAL;

import ai.whattalk.jdbc.sql.dialect.function.DateTimeUnit;
import ai.whattalk.jdbc.sql.dialect.tree.PostgresSyntax;
import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.Locale;
import java.util.Set;

/**
 * Gives operators, literals and types that PostgreSQL has and the parser has not the form of
 * others: AT TIME ZONE, ISNULL, {@code EXTRACT('years' FROM …)}, {@code FLOAT(53)}. What stands for
 * something else gets a name that {@link PostgresSyntax} knows.
 */
public final class ExpressionTokens {
  /** An index of the value that is moved, with the zone as operand. */
  public static final String TIME_ZONE = "AT TIME ZONE";

  /** The units that the parser has words for. */
  private static final Set<String> UNITS =
      Set.of(
          ("CENTURY DAY DECADE DOW DOY EPOCH HOUR ISODOW ISOYEAR MICROSECOND MILLENNIUM"
                  + " MILLISECOND MINUTE MONTH QUARTER SECOND WEEK YEAR")
              .split(" ", -1));

  /** Types, of those that the parser reads before no text, that may stand before one. */
  private static final Set<String> TYPES =
      Set.of(
          ("BIGINT BOOL BOOLEAN DECIMAL FLOAT4 FLOAT8 INT INT2 INT4 INT8 INTEGER NUMERIC REAL"
                  + " SMALLINT TEXT TIMESTAMPTZ VARCHAR")
              .split(" ", -1));

  /** Most bits of a REAL. */
  private static final int REAL_BITS = 24;

  private final StatementTokens tokens;

  private ExpressionTokens(StatementTokens tokens) {
    this.tokens = tokens;
  }

  static void apply(StatementTokens tokens) {
    ExpressionTokens rule = new ExpressionTokens(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      rule.apply(i);
    }
  }

  private void apply(int i) {
    if (tokens.kind(i) == LBRACKET && tokens.kind(i + 1) == RBRACKET) {
      arrayOfParameter(i);
    }
    switch (tokens.word(i)) {
      case "AT" -> atTimeZone(i);
      case "BETWEEN" -> upperBound(i);
      case "EXTRACT" -> extractUnit(i);
      case "FLOAT" -> floatOfBits(i);
      case "ISNULL", "NOTNULL" -> isNull(i);
      case "POSITION" -> position(i);
      case "TIME", "TIMESTAMP" -> literalWithoutZone(i);
      case "DOUBLE" -> {
        if (tokens.isWord(i + 1, "PRECISION")) {
          literal(i, 2);
        }
      }
      default -> {
        if (TYPES.contains(tokens.word(i))) {
          literal(i, 1);
        }
      }
    }
  }

  /** The parser does not come to an end with NOT for the upper bound. */
  private void upperBound(int between) {
    int cases = 0;
    int i = between + 1;
    while (tokens.kind(i) != EOF && (cases > 0 || !tokens.isWord(i, "AND"))) {
      cases += tokens.isWord(i, "CASE") ? 1 : tokens.isWord(i, "END") ? -1 : 0;
      i = tokens.kind(i) == LPAREN ? tokens.closing(i) + 1 : i + 1;
    }
    if (tokens.isWord(i + 1, "NOT")) {
      throw QueryException.unsupported(
          tokens.position(i + 1), "NOT without parentheses after BETWEEN and AND");
    }
  }

  /** The parser takes nothing with operators for the first operand of {@code POSITION(x IN y)}. */
  private void position(int i) {
    int in = 0;
    int depth = 0;
    int end = i + 1;
    do {
      switch (tokens.kind(end)) {
        case EOF -> {
          return;
        }
        case LPAREN -> depth++;
        case RPAREN -> depth--;
        default -> in = depth == 1 && tokens.isWord(end, "IN") ? end : in;
      }
      end++;
    } while (depth > 0);
    if (in > i + 3) {
      tokens.insert(in, ")");
      tokens.insert(i + 2, "COALESCE", "(");
    }
  }

  /** {@code ?::TEXT[]}, whose type is TEXT ARRAY to the parser. */
  private void arrayOfParameter(int i) {
    int cast = i - 1;
    while (isOfType(cast)) {
      cast--;
    }
    if ((tokens.kind(cast) == INFIX_CAST || tokens.isWord(cast, "AS"))
        && tokens.kind(cast - 1) == HOOK) {
      tokens.remove(i, 2);
      tokens.insert(i, "ARRAY");
    }
  }

  private boolean isOfType(int i) {
    return switch (tokens.kind(i)) {
      case LPAREN, RPAREN, COMMA, UNSIGNED_INTEGER_LITERAL -> true;
      default -> !tokens.word(i).isEmpty() && !tokens.isWord(i, "AS");
    };
  }

  /** {@code INT4 '1'}, which is a cast. */
  private void literal(int i, int words) {
    if (tokens.isString(i + words) && !tokens.isWord(i - 1, "AS") && tokens.kind(i - 1) != DOT) {
      tokens.move(i + words, i);
      tokens.insert(i + 1, "::");
    }
  }

  /** The parser has no such operator, but has one that binds as strongly: {@code x[zone]}. */
  private void atTimeZone(int i) {
    if (!tokens.isWord(i + 1, "TIME") || !tokens.isWord(i + 2, "ZONE")) {
      return;
    }
    int end = i + 4;
    if (tokens.kind(i + 3) == LPAREN) {
      end = tokens.closing(i + 3) + 1;
    } else {
      while (tokens.kind(end) == DOT) {
        end += 2;
      }
      if (tokens.kind(end) == LPAREN) {
        end = tokens.closing(end) + 1;
      }
    }
    while (tokens.kind(end) == INFIX_CAST) {
      end += 2;
    }
    // Not at once: where the zone is lacking, both stand behind the end, in the wrong order, and
    // the statement stays wrong.
    tokens.insert(end, "]");
    tokens.insert(end, ")");
    tokens.remove(i, 3);
    tokens.insert(i, "[", '"' + TIME_ZONE + '"', "(");
  }

  private void isNull(int i) {
    boolean operator = KeywordNames.endsOperand(tokens, i - 1) && tokens.kind(i + 1) != LPAREN;
    if (!operator) {
      return;
    }
    boolean not = tokens.isWord(i, "NOTNULL");
    tokens.remove(i);
    tokens.insert(i, not ? new String[] {"IS", "NOT", "NULL"} : new String[] {"IS", "NULL"});
  }

  /** {@code FLOAT(53)} is a DOUBLE, as all with more than 24 bits are; the others are REAL. */
  private void floatOfBits(int i) {
    if (tokens.kind(i + 1) == LPAREN
        && tokens.kind(i + 2) == UNSIGNED_INTEGER_LITERAL
        && tokens.kind(i + 3) == RPAREN) {
      boolean single =
          tokens.image(i + 2).length() < 3 && Integer.parseInt(tokens.image(i + 2)) <= REAL_BITS;
      tokens.remove(i, 4);
      tokens.insert(i, single ? "REAL" : "DOUBLE");
    }
  }

  private void extractUnit(int i) {
    if (tokens.kind(i + 1) != LPAREN || !tokens.isWord(i + 3, "FROM")) {
      return;
    }
    String written =
        tokens.isString(i + 2) ? tokens.string(i + 2).toUpperCase(Locale.ROOT) : tokens.word(i + 2);
    String unit = written.endsWith("S") ? written.substring(0, written.length() - 1) : written;
    if (UNITS.contains(unit)) {
      tokens.remove(i + 2);
      tokens.insert(i + 2, unit);
    } else {
      tokens.read(i + 2, () -> DateTimeUnit.of(written));
    }
  }

  /** {@code TIMESTAMP WITHOUT TIME ZONE '…'}. */
  private void literalWithoutZone(int i) {
    if (tokens.isWord(i + 1, "WITHOUT")
        && tokens.isWord(i + 2, "TIME")
        && tokens.isWord(i + 3, "ZONE")
        && tokens.isString(i + 4)) {
      tokens.remove(i + 1, 3);
    }
  }
}
