package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.sql.run.ResultColumns;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeFactory;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.Table;

/** Describes the tables from their row types. */
public final class TableDescriptions {
  private static final Map<String, String> TYPE_COLUMN_REMARKS =
      Map.of(
          "type", ConversationTypesTable.TYPE_REMARKS,
          "description", ConversationTypesTable.DESCRIPTION_REMARKS);

  public static final List<TableDescription> ALL =
      List.of(
          new TableDescription(
              WhatTalkSchema.NAME,
              ConversationTypesTable.NAME,
              "TABLE",
              ConversationTypesTable.REMARKS,
              columns(
                  new ConversationTypesTable(),
                  field -> TYPE_COLUMN_REMARKS.getOrDefault(field.getName(), "")),
              List.of("type"),
              List.of(),
              List.of()),
          ofList(
              ListTable.CONVERSATIONS,
              List.of(),
              List.of(
                  new ForeignKeyDescription("type", ConversationTypesTable.NAME, "type"),
                  new ForeignKeyDescription(
                      "assistant_id", ListTable.ASSISTANTS.tableName(), "uuid"))),
          ofList(ListTable.ASSISTANTS, List.of("uuid"), List.of()),
          systemTable(
              RequestsTable.NAME, RequestsTable.REMARKS, new RequestsTable(), List.of("id")),
          systemTable(ServerTable.NAME, ServerTable.REMARKS, new ServerTable(), List.of()));

  private TableDescriptions() {}

  private static TableDescription systemTable(
      String name, String remarks, SystemTable<?> table, List<String> primaryKey) {
    return new TableDescription(
        WhatTalkSchema.NAME,
        name,
        "SYSTEM TABLE",
        remarks,
        columns(table, field -> table.columns().get(field.getIndex()).remarks()),
        primaryKey,
        List.of(),
        List.of());
  }

  private static TableDescription ofList(
      ListTable table, List<String> uniqueColumns, List<ForeignKeyDescription> foreignKeys) {
    return new TableDescription(
        WhatTalkSchema.NAME,
        table.tableName(),
        "TABLE",
        table.remarks(),
        columns(table, field -> table.columns().get(field.getIndex()).remarks()),
        List.of("id"),
        uniqueColumns,
        foreignKeys);
  }

  private static List<ColumnDescription> columns(
      Table table, Function<RelDataTypeField, String> remarks) {
    return table.getRowType(new WhatTalkTypeFactory()).getFieldList().stream()
        .map(
            field -> {
              RelDataType type = field.getType();
              return new ColumnDescription(
                  field.getName(),
                  ResultColumns.jdbcType(type),
                  ResultColumns.precision(type),
                  ResultColumns.scale(type),
                  type.isNullable(),
                  remarks.apply(field));
            })
        .toList();
  }
}
