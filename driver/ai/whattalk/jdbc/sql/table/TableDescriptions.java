package ai.whattalk.jdbc.sql.table;

import java.util.List;
import java.util.stream.Stream;

/** Describes the tables from their row types. */
public final class TableDescriptions {
  public static final List<TableDescription> ALL =
      Stream.of(
              Stream.of(
                  TableDescription.of(
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
    return TableDescription.of(
        "SYSTEM TABLE",
        name,
        remarks,
        table,
        table.columns().stream().map(SystemColumn::remarks).toList(),
        primaryKey,
        List.of(),
        List.of());
  }
}
