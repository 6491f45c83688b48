package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.ARRAY;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.CENTURY;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.COALESCE;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.COMMA;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DAY;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DECADE;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DOT;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DOUBLE;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DOW;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DOY;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EPOCH;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.HOOK;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.HOUR;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.INFIX_CAST;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.IS;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.ISODOW;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.ISOYEAR;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LBRACKET;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.MICROSECOND;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.MILLENNIUM;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.MILLISECOND;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.MINUTE;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.MONTH;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.NOT;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.NULL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.QUARTER;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.QUOTED_IDENTIFIER;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RBRACKET;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.REAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.SECOND;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.UNSIGNED_INTEGER_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.WEEK;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.YEAR;

import ai.whattalk.jdbc.sql.dialect.function.DateTimeUnit;
import ai.whattalk.jdbc.sql.dialect.tree.PostgresSyntax;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives operators, literals and types that PostgreSQL has and the parser has not the form of
 * others: AT TIME ZONE, ISNULL, {@code EXTRACT('years' FROM …)}, {@code FLOAT(53)}. What stands for
 * something else gets a name that {@link PostgresSyntax} knows.
 */
public final class ExpressionTokens {
  /** An index of the value that is moved, with the zone as operand. */
  public static final String TIME_ZONE = "AT TIME ZONE";

  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("CENTURY", CENTURY),
          Map.entry("DAY", DAY),
          Map.entry("DECADE", DECADE),
          Map.entry("DOW", DOW),
          Map.entry("DOY", DOY),
          Map.entry("EPOCH", EPOCH),
          Map.entry("HOUR", HOUR),
          Map.entry("ISODOW", ISODOW),
          Map.entry("ISOYEAR", ISOYEAR),
          Map.entry("MICROSECOND", MICROSECOND),
          Map.entry("MILLENNIUM", MILLENNIUM),
          Map.entry("MILLISECOND", MILLISECOND),
          Map.entry("MINUTE", MINUTE),
          Map.entry("MONTH", MONTH),
          Map.entry("QUARTER", QUARTER),
          Map.entry("SECOND", SECOND),
          Map.entry("WEEK", WEEK),
          Map.entry("YEAR", YEAR));

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
      case "DOUBLE" -> literal(i, 2);
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
      throw tokens.failure(
          i + 1,
          QueryProblem.UNSUPPORTED,
          "NOT without parentheses after BETWEEN and AND is not supported");
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
      tokens.insert(in, RPAREN, ")");
      tokens.insert(i + 2, LPAREN, "(");
      tokens.insert(i + 2, COALESCE, "COALESCE");
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
      tokens.remove(i + 1);
      tokens.remove(i);
      tokens.insert(i, ARRAY, "ARRAY");
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
      tokens.insert(i + 1, INFIX_CAST, "::");
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
    tokens.insert(end, RBRACKET, "]");
    tokens.insert(end, RPAREN, ")");
    tokens.remove(i + 2);
    tokens.remove(i + 1);
    tokens.remove(i);
    tokens.insert(i, LPAREN, "(");
    tokens.insert(i, QUOTED_IDENTIFIER, '"' + TIME_ZONE + '"');
    tokens.insert(i, LBRACKET, "[");
  }

  private void isNull(int i) {
    boolean operator = KeywordNames.endsOperand(tokens, i - 1) && tokens.kind(i + 1) != LPAREN;
    if (!operator) {
      return;
    }
    boolean not = tokens.isWord(i, "NOTNULL");
    tokens.remove(i);
    tokens.insert(i, NULL, "NULL");
    if (not) {
      tokens.insert(i, NOT, "NOT");
    }
    tokens.insert(i, IS, "IS");
  }

  /** {@code FLOAT(53)} is a DOUBLE, as all with more than 24 bits are; the others are REAL. */
  private void floatOfBits(int i) {
    if (tokens.kind(i + 1) == LPAREN
        && tokens.kind(i + 2) == UNSIGNED_INTEGER_LITERAL
        && tokens.kind(i + 3) == RPAREN) {
      boolean single =
          tokens.image(i + 2).length() < 3 && Integer.parseInt(tokens.image(i + 2)) <= REAL_BITS;
      for (int index = i + 3; index >= i; index--) {
        tokens.remove(index);
      }
      tokens.insert(i, single ? REAL : DOUBLE, single ? "REAL" : "DOUBLE");
    }
  }

  private void extractUnit(int i) {
    if (tokens.kind(i + 1) != LPAREN || !tokens.isWord(i + 3, "FROM")) {
      return;
    }
    String written =
        tokens.isString(i + 2) ? tokens.string(i + 2).toUpperCase(Locale.ROOT) : tokens.word(i + 2);
    String unit = written.endsWith("S") ? written.substring(0, written.length() - 1) : written;
    Integer kind = UNITS.get(unit);
    if (kind == null) {
      tokens.read(i + 2, () -> DateTimeUnit.of(written));
    } else {
      tokens.remove(i + 2);
      tokens.insert(i + 2, kind, unit);
    }
  }

  /** {@code TIMESTAMP WITHOUT TIME ZONE '…'}. */
  private void literalWithoutZone(int i) {
    if (tokens.isWord(i + 1, "WITHOUT")
        && tokens.isWord(i + 2, "TIME")
        && tokens.isWord(i + 3, "ZONE")
        && tokens.isString(i + 4)) {
      tokens.remove(i + 3);
      tokens.remove(i + 2);
      tokens.remove(i + 1);
    }
  }
}
