package ai.whattalk.jdbc.sql;

/** Finds where the blank parts of SQL text end: white space and comments. */
final class SqlComments {

  private SqlComments() {}

  /** The index of the first character at or after {@code from} that is neither; or the length. */
  static int endOfBlank(String sql, int from) {
    int i = from;
    while (i < sql.length()) {
      if (Character.isWhitespace(sql.charAt(i))) {
        i++;
      } else if (sql.startsWith("--", i)) {
        i = endOf(sql, i, "\n");
      } else if (sql.startsWith("/*", i)) {
        i = endOf(sql, i + 2, "*/");
      } else {
        break;
      }
    }
    return i;
  }

  private static int endOf(String sql, int from, String end) {
    int index = sql.indexOf(end, from);
    return index < 0 ? sql.length() : index + end.length();
  }
}
