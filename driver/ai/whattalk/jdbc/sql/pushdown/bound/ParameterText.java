package ai.whattalk.jdbc.sql.pushdown.bound;

/** Tells which texts a server takes literally as values of parameters. */
public final class ParameterText {
  private static final int MAX_LENGTH = 255;

  private ParameterText() {}

  /** Laravel trims text and takes empty text for a parameter that is not there. */
  public static boolean isLiteral(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && !isTrimmed(text.codePointAt(0))
        && !isTrimmed(text.codePointBefore(text.length()))
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  /** Laravel's trimming also takes the space that does not break and characters without a width. */
  private static boolean isTrimmed(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }
}
