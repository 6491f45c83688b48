package ai.whattalk.jdbc.sql;

/**
 * Blanks the comments of SQL text. The parser would end a comment that holds another one too early,
 * and take some for optimiser hints.
 */
final class SqlComments {
  private final String sql;
  private final StringBuilder blanked;

  private SqlComments(String sql) {
    this.sql = sql;
    this.blanked = new StringBuilder(sql);
  }

  /** The same text with spaces in place of its comments, so that all else stays where it is. */
  static String blank(String sql) {
    SqlComments comments = new SqlComments(sql);
    comments.blank();
    return comments.blanked.toString();
  }

  private void blank() {
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\'') {
        i = endOfQuoted(i, c, isEscapeString(i));
      } else if (c == '"') {
        i = endOfQuoted(i, c, false);
      } else if (sql.startsWith("--", i)) {
        i = blank(i, endOfLine(i));
      } else if (sql.startsWith("/*", i)) {
        i = blank(i, endOfBlock(i));
      } else {
        i++;
      }
    }
  }

  /** A doubled quote needs no care: the text goes on as another quoted one. */
  private int endOfQuoted(int from, char quote, boolean escapes) {
    int i = from + 1;
    while (i < sql.length() && sql.charAt(i) != quote) {
      i += escapes && sql.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  /** Whether the quote is that of {@code E'…'}, in which a backslash escapes. */
  private boolean isEscapeString(int quote) {
    return quote > 0
        && (sql.charAt(quote - 1) == 'E' || sql.charAt(quote - 1) == 'e')
        && (quote == 1 || !Character.isJavaIdentifierPart(sql.charAt(quote - 2)));
  }

  private int endOfLine(int from) {
    int i = from;
    while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private int endOfBlock(int from) {
    int depth = 0;
    int i = from;
    do {
      if (sql.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i += 2;
      } else {
        i++;
      }
    } while (depth > 0 && i < sql.length());
    return Math.min(i, sql.length());
  }

  private int blank(int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Character.isWhitespace(sql.charAt(i))) {
        blanked.setCharAt(i, ' ');
      }
    }
    return end;
  }
}
