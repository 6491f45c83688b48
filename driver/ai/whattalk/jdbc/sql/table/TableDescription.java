package ai.whattalk.jdbc.sql.table;

import java.util.List;

/**
 * A table as metadata shows it.
 *
 * @param tableType as in {@link java.sql.DatabaseMetaData#getTableTypes()}: {@code TABLE} or {@code
 *     SYSTEM TABLE}
 * @param primaryKey names of the key's columns
 * @param uniqueColumns those that tell rows apart, each by itself, besides the primary key
 * @param foreignKeys what its columns refer to; nothing sees to it that rows do
 */
public record TableDescription(
    String schema,
    String name,
    String tableType,
    String remarks,
    List<ColumnDescription> columns,
    List<String> primaryKey,
    List<String> uniqueColumns,
    List<ForeignKeyDescription> foreignKeys) {}
