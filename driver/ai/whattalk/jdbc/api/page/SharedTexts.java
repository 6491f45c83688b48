package ai.whattalk.jdbc.api.page;

import org.jspecify.annotations.Nullable;

/**
 * Makes one text of those of a page that are equal, as its types and assistants are. Keeps the
 * newest of those that would take the same place. Not thread-safe.
 */
final class SharedTexts {
  private static final int PLACES = 256;

  /** Characters at the end by which texts are told apart: those of ids differ there. */
  private static final int LAST = 6;

  private final @Nullable String[] texts = new String[PLACES];

  /** A text of those characters. */
  String of(char[] text, int from, int length) {
    int place = place(text, from, length);
    String known = texts[place];
    if (known == null || !isSame(known, text, from, length)) {
      known = new String(text, from, length);
      texts[place] = known;
    }
    return known;
  }

  private static int place(char[] text, int from, int length) {
    int hash = length;
    for (int i = from + Math.max(0, length - LAST); i < from + length; i++) {
      hash = hash * 31 + text[i];
    }
    return (hash ^ (hash >>> 8)) & (PLACES - 1);
  }

  private static boolean isSame(String known, char[] text, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }
}
