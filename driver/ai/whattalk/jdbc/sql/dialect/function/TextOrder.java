package ai.whattalk.jdbc.sql.dialect.function;

/** The order of texts, by code points; called by generated code, hence public. */
public final class TextOrder {

  private TextOrder() {}

  /** Text with the order of code points, which differs from Java's beyond U+D800. */
  public static String codePointKey(String text) {
    StringBuilder key = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= Character.MIN_SURROGATE) {
        key = key == null ? new StringBuilder(text) : key;
        key.setCharAt(i, (char) (c >= 0xE000 ? c - 0x800 : c + 0x2000));
      }
    }
    return key == null ? text : key.toString();
  }

  /** -1, 0 or 1 for less than, equal or greater than, by the order of code points. */
  public static int compare(String text, String other) {
    return Integer.signum(codePointKey(text).compareTo(codePointKey(other)));
  }
}
