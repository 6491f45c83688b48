package ai.whattalk.jdbc.testing;

/**
 * A query, and the one that reads the rows that it is about.
 *
 * @param where with the word, or empty
 */
public record Question(ComparedQuery query, String where) {

  /** A query over rows; they come in one order only if it orders them. */
  public static Question of(String select, String where, String rest) {
    String sql = select + " FROM conversations" + where + rest;
    return new Question(
        rest.contains("ORDER BY") ? ComparedQuery.ordered(sql) : ComparedQuery.unordered(sql),
        where);
  }

  /** A query of a part of the rows, whichever these are. */
  public static Question slice(String select, String where, int limit, int offset) {
    return new Question(
        ComparedQuery.sliced(
            select + " FROM conversations" + where, new RowSlice(limit, offset, 0)),
        where);
  }

  /** A query that is about all rows. */
  public static Question whole(String sql) {
    return new Question(ComparedQuery.unordered(sql), "");
  }

  /** Reads these rows. */
  public String reading() {
    return "SELECT * FROM conversations" + where;
  }
}
