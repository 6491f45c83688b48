package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The memory that a page takes at most: each object counts as in a JVM that compresses neither
 * references nor texts, and nothing as shared with another page.
 */
final class PageFootprint {
  private static final long REFERENCE = 8;

  /** An object with a few fields, such as a row, a number or a list. */
  private static final long OBJECT = 32;

  /** An array without its elements, its end filled up. */
  private static final long ARRAY = 32;

  /** The page itself, and the numbers that its paginator says. */
  private static final long PAGE = 256;

  /** With all its digits, and the text that it keeps once somebody has asked for it. */
  private static final long DECIMAL = 256;

  private PageFootprint() {}

  /** Bytes of a page with all its rows. */
  static long bytes(Page page) {
    long bytes = PAGE + ARRAY + text(page.nextCursor());
    for (ListRow row : page.rows()) {
      bytes += REFERENCE + OBJECT + ARRAY;
      for (Object value : row.values()) {
        bytes += REFERENCE + bytes(value);
      }
    }
    return bytes;
  }

  private static long bytes(@Nullable Object value) {
    if (value instanceof BigDecimal) {
      return DECIMAL;
    }
    return value instanceof String text ? text(text) : OBJECT;
  }

  private static long text(@Nullable String text) {
    return text == null ? 0 : OBJECT + ARRAY + (long) Character.BYTES * text.length();
  }
}
