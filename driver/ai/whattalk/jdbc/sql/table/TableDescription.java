package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.sql.run.ResultColumns;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeFactory;
import com.google.common.collect.Streams;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.Table;

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
    List<ForeignKeyDescription> foreignKeys) {

  /** Describes a table by its row type, with a remark for each column. */
  static TableDescription of(
      String tableType,
      String name,
      String remarks,
      Table table,
      List<String> columnRemarks,
      List<String> primaryKey,
      List<String> uniqueColumns,
      List<ForeignKeyDescription> foreignKeys) {
    return new TableDescription(
        WhatTalkSchema.NAME,
        name,
        tableType,
        remarks,
        Streams.zip(
                table.getRowType(new WhatTalkTypeFactory()).getFieldList().stream(),
                columnRemarks.stream(),
                TableDescription::column)
            .toList(),
        primaryKey,
        uniqueColumns,
        foreignKeys);
  }

  private static ColumnDescription column(RelDataTypeField field, String remarks) {
    RelDataType type = field.getType();
    return new ColumnDescription(
        field.getName(),
        ResultColumns.jdbcType(type),
        ResultColumns.precision(type),
        ResultColumns.scale(type),
        type.isNullable(),
        remarks);
  }
}
