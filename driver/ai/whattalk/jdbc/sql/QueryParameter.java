package ai.whattalk.jdbc.sql;

import java.sql.JDBCType;

/**
 * A {@code ?} of a statement.
 *
 * @param type what the planner takes it for, as in {@link ResultColumn#type()}
 * @param precision digits or characters; 0 where it does not apply
 * @param scale digits behind the point; 0 where it does not apply
 */
public record QueryParameter(JDBCType type, String typeName, int precision, int scale) {}
