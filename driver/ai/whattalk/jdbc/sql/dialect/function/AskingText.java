package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.StopCheck;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text to be searched, which asks with each character whether the result is still wanted: a
 * search may try each place of a long text anew, and a regular expression each way to match it.
 */
record AskingText(String text) implements CharSequence {
  /** Characters of two texts, multiplied, below which a search takes no time to speak of. */
  private static final long SHORT_SEARCH = 100_000_000;

  /** The first place of a part from some place on, or -1. */
  static int indexOf(String text, String part, int from) {
    if ((long) text.length() * part.length() < SHORT_SEARCH) {
      return text.indexOf(part, from);
    }
    Matcher found = Pattern.compile(part, Pattern.LITERAL).matcher(new AskingText(text));
    return found.find(from) ? found.start() : -1;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    StopCheck.tick();
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
