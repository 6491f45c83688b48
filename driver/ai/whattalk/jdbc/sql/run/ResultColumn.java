package ai.whattalk.jdbc.sql.run;

import java.sql.JDBCType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result.
 *
 * @param label as the query spells it
 * @param type one of VARCHAR, CHAR, BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL,
 *     FLOAT, DOUBLE, DATE, TIME, TIMESTAMP, VARBINARY, BINARY, ARRAY, NULL, OTHER (intervals and
 *     the rest)
 * @param typeName SQL name of the type, plain: {@code VARCHAR}, {@code DECIMAL}
 * @param precision digits, or characters; 0 where it does not apply
 * @param scale digits behind the point; 0 where it does not apply
 * @param schema schema of the table that the column comes from unchanged, or null
 * @param table table that the column comes from unchanged, or null
 * @param column its name there, or null
 */
public record ResultColumn(
    String label,
    JDBCType type,
    String typeName,
    int precision,
    int scale,
    boolean nullable,
    @Nullable String schema,
    @Nullable String table,
    @Nullable String column) {}
