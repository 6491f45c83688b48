package ai.whattalk.jdbc.sql.error;

import java.util.Locale;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * How large a statement may be. What is larger is refused before it is parsed; what is not is
 * planned in time that grows with its length.
 */
public enum StatementLimit {
  CHARACTERS(4_000_000, "characters"),
  DIGITS(10_000, "digits of one number"),
  NESTING(250, "parentheses and CASEs within each other"),
  TERMS(5_000, "operators in one expression"),
  BRANCHES(2_000, "branches of one CASE"),
  COPIES(10, "of COALESCE, NULLIF and CASE with a value within each other"),
  ITEMS(40_000, "values in one list"),
  COLUMNS(1_000, "columns of one SELECT"),
  QUERIES(250, "queries"),
  PARAMETERS(40_000, "parameters"),
  ELEMENTS(1_000, "elements for ANY and ALL, but for = ANY and <> ALL");

  public static final String TOO_DEEP = "the statement is too deeply nested";

  private final int most;
  private final String what;

  StatementLimit(int most, String what) {
    this.most = most;
    this.what = what;
  }

  /** The largest number that is taken. */
  public int most() {
    return most;
  }

  /** What the number counts. */
  public String what() {
    return what;
  }

  /** Throws a {@link QueryException} if there are more. */
  public void check(int number, SqlParserPos position) {
    if (number > most) {
      throw QueryException.at(position, QueryProblem.UNSUPPORTED, message());
    }
  }

  public String message() {
    return String.format(
        Locale.ROOT, "the driver takes no more than %,d %s; there are more", most, what);
  }
}
