package ai.whattalk.jdbc.sql;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.AS;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.CENTURY;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.COMMA;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DAY;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DECADE;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DOT;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DOUBLE;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DOW;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.DOY;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EPOCH;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.FROM;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.HOUR;
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
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.STAR;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.UNSIGNED_INTEGER_LITERAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.VALUES;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.WEEK;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.YEAR;

import ai.whattalk.jdbc.sql.QueryClauses.Clause;
import java.util.Locale;
import java.util.Map;

/**
 * Gives clauses that PostgreSQL has and the parser has not the form of others: WHERE without FROM,
 * DISTINCT ON, AT TIME ZONE, {@code FETCH FIRST ROW ONLY}, {@code EXTRACT('years' FROM …)}, AS
 * MATERIALIZED. What stands for something else gets a name that {@link PostgresSyntax} knows.
 */
final class PostgresClauses {
  /** Stands before the columns, with what DISTINCT ON names as operands. */
  static final String DISTINCT_ON = "DISTINCT ON";

  /** An index of the value that is moved, with the zone as operand. */
  static final String TIME_ZONE = "AT TIME ZONE";

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

  private static final int REAL_BITS = 24;

  private final StatementTokens tokens;
  private final QueryClauses clauses;

  private PostgresClauses(StatementTokens tokens) {
    this.tokens = tokens;
    this.clauses = new QueryClauses(tokens);
  }

  static void apply(StatementTokens tokens) {
    new PostgresClauses(tokens).apply();
  }

  private void apply() {
    for (int i = 0; i < tokens.size(); i++) {
      if (!tokens.word(i).isEmpty()) {
        switch (tokens.word(i)) {
          case "WHERE", "GROUP", "HAVING", "WINDOW" -> withoutFrom(i);
          case "DISTINCT" -> distinctOn(i);
          case "AT" -> atTimeZone(i);
          case "FIRST", "NEXT" -> oneRow(i);
          case "EXTRACT" -> extractUnit(i);
          case "MATERIALIZED" -> materialized(i);
          case "TIME", "TIMESTAMP" -> literalWithZone(i);
          case "FLOAT" -> floatOfBits(i);
          case "FOR" -> locking(i);
          case "ISNULL", "NOTNULL" -> isNull(i);
          case "INTO" -> refuse(i, clauses.clause() == Clause.SELECT, "SELECT INTO");
          case "DELETE", "INSERT", "MERGE", "UPDATE" ->
              refuse(i, beginsStatement(i), tokens.word(i));
          default -> {}
        }
      }
      clauses.pass(i);
    }
  }

  private void refuse(int i, boolean writes, String what) {
    if (writes) {
      throw tokens.failure(
          i, QueryProblem.READ_ONLY, "the driver only reads: " + what + " is not supported");
    }
  }

  /** Whether a statement begins here, within another one: in WITH or EXPLAIN. */
  private boolean beginsStatement(int i) {
    return clauses.clause() == Clause.NONE
        && (tokens.kind(i - 1) == LPAREN
            || tokens.kind(i - 1) == RPAREN
            || tokens.isWord(i - 1, "FOR"));
  }

  private void withoutFrom(int i) {
    boolean star = tokens.kind(i - 1) == STAR;
    if (clauses.clause() != Clause.SELECT || star || tokens.isWord(i - 1, "WITHIN", "SELECT")) {
      return;
    }
    // From the last to the first, each before the other.
    tokens.insert(i, QUOTED_IDENTIFIER, "\"nothing\"");
    tokens.insert(i, AS, "AS");
    tokens.insert(i, RPAREN, ")");
    tokens.insert(i, RPAREN, ")");
    tokens.insert(i, UNSIGNED_INTEGER_LITERAL, "0");
    tokens.insert(i, LPAREN, "(");
    tokens.insert(i, VALUES, "VALUES");
    tokens.insert(i, LPAREN, "(");
    tokens.insert(i, FROM, "FROM");
  }

  private void distinctOn(int i) {
    if (tokens.isWord(i - 1, "SELECT")
        && tokens.isWord(i + 1, "ON")
        && tokens.kind(i + 2) == LPAREN) {
      int end = tokens.closing(i + 2);
      tokens.insert(end + 1, COMMA, ",");
      tokens.insert(i + 2, QUOTED_IDENTIFIER, '"' + DISTINCT_ON + '"');
      tokens.remove(i + 1);
      tokens.remove(i);
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
    tokens.insert(end, RBRACKET, "]");
    tokens.insert(end, RPAREN, ")");
    tokens.remove(i + 2);
    tokens.remove(i + 1);
    tokens.remove(i);
    tokens.insert(i, LPAREN, "(");
    tokens.insert(i, QUOTED_IDENTIFIER, '"' + TIME_ZONE + '"');
    tokens.insert(i, LBRACKET, "[");
  }

  private void locking(int i) {
    if (tokens.isWord(i + 1, "READ") && tokens.isWord(i + 2, "ONLY")) {
      tokens.remove(i + 2);
      tokens.remove(i + 1);
      tokens.remove(i);
    } else {
      boolean locks = clauses.clause() == Clause.FROM || clauses.clause() == Clause.OTHER;
      refuse(i, locks && tokens.isWord(i + 1, "KEY", "NO", "SHARE", "UPDATE"), "SELECT FOR UPDATE");
    }
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

  private void oneRow(int i) {
    if (tokens.isWord(i - 1, "FETCH") && tokens.isWord(i + 1, "ROW", "ROWS")) {
      tokens.insert(i + 1, UNSIGNED_INTEGER_LITERAL, "1");
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
    if (kind != null) {
      tokens.remove(i + 2);
      tokens.insert(i + 2, kind, unit);
    }
  }

  private void materialized(int i) {
    int as = tokens.isWord(i - 1, "NOT") ? i - 2 : i - 1;
    if (tokens.isWord(as, "AS") && tokens.kind(i + 1) == LPAREN) {
      for (int index = i; index > as; index--) {
        tokens.remove(index);
      }
    }
  }

  /** {@code TIMESTAMP WITH TIME ZONE '…'}: timestamps have no zone here. */
  private void literalWithZone(int i) {
    if (tokens.isWord(i + 1, "WITH", "WITHOUT")
        && tokens.isWord(i + 2, "TIME")
        && tokens.isWord(i + 3, "ZONE")
        && tokens.isString(i + 4)) {
      tokens.remove(i + 3);
      tokens.remove(i + 2);
      tokens.remove(i + 1);
    }
  }
}
