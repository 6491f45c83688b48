package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.sql.run.ResultColumns;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeFactory;
import com.google.common.collect.Streams;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.Table;

/** Describes the tables from their row types. */
public final class TableDescriptions {
  public static final List<TableDescription> ALL =
      Stream.of(
              Stream.of(
                  of(
                      "TABLE",
                      ConversationTypesTable.NAME,
                      ConversationTypesTable.REMARKS,
                      new ConversationTypesTable(),
                      ConversationTypesTable.COLUMN_REMARKS,
                      List.of("type"),
                      List.of(),
                      List.of())),
              AccountTables.ALL.stream().map(ListTable::description),
              Stream.of(
                  ofSystem(
                      RequestsTable.NAME,
                      RequestsTable.REMARKS,
                      new RequestsTable(),
                      List.of("id")),
                  ofSystem(ServerTable.NAME, ServerTable.REMARKS, new ServerTable(), List.of())))
          .flatMap(tables -> tables)
          .toList();

  private TableDescriptions() {}

  private static TableDescription ofSystem(
      String name, String remarks, SystemTable<?> table, List<String> primaryKey) {
    return of(
        "SYSTEM TABLE",
        name,
        remarks,
        table,
        table.columns().stream().map(SystemColumn::remarks).toList(),
        primaryKey,
        List.of(),
        List.of());
  }

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
                TableDescriptions::column)
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
