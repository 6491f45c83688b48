package ai.whattalk.jdbc.sql;

import java.util.List;

/**
 * A table as metadata shows it.
 *
 * @param tableType as in {@link java.sql.DatabaseMetaData#getTableTypes()}: {@code TABLE} or {@code
 *     SYSTEM TABLE}
 * @param primaryKey names of the key's columns, empty if there is none
 */
public record TableDescription(
    String schema,
    String name,
    String tableType,
    String remarks,
    List<ColumnDescription> columns,
    List<String> primaryKey) {}
