package ai.whattalk.jdbc.sql.table;

import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.impl.AbstractSchema;

/** The schema of the tables, which is the same for every account. */
public final class WhatTalkSchema {
  /** Its name. */
  public static final String NAME = "whattalk";

  /** What the schema is in, where the planner looks for it. */
  public static final CalciteSchema ROOT = root();

  private WhatTalkSchema() {}

  private static CalciteSchema root() {
    CalciteSchema root = CalciteSchema.createRootSchema(false, false);
    SchemaPlus schema = root.plus().add(NAME, new AbstractSchema());
    AccountTables.ALL.forEach(table -> schema.add(table.tableName(), table));
    schema.add(ConversationTypesTable.NAME, new ConversationTypesTable());
    schema.add(RequestsTable.NAME, new RequestsTable());
    schema.add(ServerTable.NAME, new ServerTable());
    return root;
  }
}
