package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.Locale;

/** How long a text may be that a function makes; called by generated code, hence public. */
public final class TextLength {
  private static final int MOST_CHARACTERS = 10_000_000;

  private TextLength() {}

  /** Throws {@link QueryException} for a length that no function gives a text. */
  public static void check(long characters) {
    if (characters > MOST_CHARACTERS) {
      throw new QueryException(
          QueryProblem.TOO_LARGE,
          String.format(
              Locale.ROOT,
              "a function makes no text of more than %,d characters",
              MOST_CHARACTERS));
    }
  }

  /** A text that is no longer than a function may make it, or else an error. */
  public static String bounded(String text) {
    check(text.length());
    return text;
  }
}
