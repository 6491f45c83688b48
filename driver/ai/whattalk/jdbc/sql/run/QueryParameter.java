package ai.whattalk.jdbc.sql.run;

import java.sql.JDBCType;

/**
 * A {@code ?} of a statement.
 *
 * @param type what the planner takes it for, as in {@link ResultColumn#type()}
 * @param precision digits or characters; 0 where it does not apply
 * @param scale digits behind the point; 0 where it does not apply
 * @param open whether it takes the type of each value that is bound, and has the one above only as
 *     long as there is none
 * @param array whether it is an array, whose elements are of the type above
 * @param rowCount whether it is that of a LIMIT or OFFSET, for which numbers are rounded
 */
public record QueryParameter(
    JDBCType type,
    String typeName,
    int precision,
    int scale,
    boolean open,
    boolean array,
    boolean rowCount) {

  public QueryParameter opened() {
    return new QueryParameter(type, typeName, precision, scale, true, array, rowCount);
  }

  public QueryParameter ofArray() {
    return new QueryParameter(type, typeName, precision, scale, open, true, rowCount);
  }
}
