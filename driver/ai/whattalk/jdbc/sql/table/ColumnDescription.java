package ai.whattalk.jdbc.sql.table;

import java.sql.JDBCType;

/**
 * A column of a table as metadata shows it.
 *
 * @param precision digits or characters; for TIMESTAMP the digits of its fraction
 * @param scale digits behind the point of a DECIMAL, else 0
 */
public record ColumnDescription(
    String name, JDBCType type, int precision, int scale, boolean nullable, String remarks) {}
