package ai.whattalk.jdbc.sql;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.Table;

/** Describes the tables from their row types. */
final class TableDescriptions {
  private static final Map<String, String> TYPE_COLUMN_REMARKS =
      Map.of(
          "type", ConversationTypesTable.TYPE_REMARKS,
          "description", ConversationTypesTable.DESCRIPTION_REMARKS);

  static final List<TableDescription> ALL =
      List.of(
          new TableDescription(
              QueryEngine.SCHEMA,
              ConversationTypesTable.NAME,
              "TABLE",
              ConversationTypesTable.REMARKS,
              columns(
                  new ConversationTypesTable(),
                  field -> TYPE_COLUMN_REMARKS.getOrDefault(field.getName(), "")),
              List.of()),
          new TableDescription(
              QueryEngine.SCHEMA,
              ConversationsTable.NAME,
              "TABLE",
              ConversationsTable.REMARKS,
              columns(
                  new ConversationsTable(),
                  field -> ConversationColumn.at(field.getIndex()).remarks()),
              List.of(ConversationColumn.ID.columnName())),
          systemTable(RequestsTable.NAME, RequestsTable.REMARKS, new RequestsTable()),
          systemTable(ServerTable.NAME, ServerTable.REMARKS, new ServerTable()));

  private TableDescriptions() {}

  private static TableDescription systemTable(String name, String remarks, SystemTable<?> table) {
    return new TableDescription(
        QueryEngine.SCHEMA,
        name,
        "SYSTEM TABLE",
        remarks,
        columns(table, field -> table.columns().get(field.getIndex()).remarks()),
        List.of());
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
