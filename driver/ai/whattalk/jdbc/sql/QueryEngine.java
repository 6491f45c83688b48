package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationApi;
import java.time.ZoneId;
import java.util.List;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.sql.SqlNode;

/** Plans SQL over one account. Thread-safe. */
public final class QueryEngine {

  /** Name of the schema that holds the tables. */
  public static final String SCHEMA = "whattalk";

  private final ConversationApi api;
  private final ZoneId zone;
  private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);

  /**
   * Creates an engine.
   *
   * @param zone zone of CURRENT_DATE and CURRENT_TIMESTAMP
   */
  public QueryEngine(ConversationApi api, ZoneId zone) {
    this.api = api;
    this.zone = zone;
    SchemaPlus schema = root.plus().add(SCHEMA, new AbstractSchema());
    schema.add(ConversationsTable.NAME, new ConversationsTable());
    schema.add(ConversationTypesTable.NAME, new ConversationTypesTable());
  }

  /**
   * Plans a statement; makes no request. Throws {@link QueryException}.
   *
   * @param maxRows rows to give at most, or 0 for all
   */
  public PreparedQuery prepare(String sql, long maxRows) {
    SqlNode statement = StatementParser.parse(sql);
    try {
      return new PreparedQuery(
          new QueryPlanner(root, SCHEMA).plan(statement, maxRows), root.plus(), api, zone);
    } catch (RuntimeException | ExceptionInInitializerError | StackOverflowError e) {
      throw PlanningErrors.translate(e);
    }
  }

  /** The tables, for metadata. */
  public List<TableDescription> tables() {
    return TableDescriptions.ALL;
  }
}
