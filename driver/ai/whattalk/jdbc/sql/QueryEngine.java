package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationApi;
import java.time.ZoneId;
import java.util.List;

/** Plans SQL over one account. Thread-safe. */
public final class QueryEngine {

  /** Name of the schema that holds the tables. */
  public static final String SCHEMA = "whattalk";

  /**
   * Creates an engine.
   *
   * @param zone zone of CURRENT_DATE and CURRENT_TIMESTAMP
   */
  public QueryEngine(ConversationApi api, ZoneId zone) {}

  /**
   * Plans a statement; makes no request.
   *
   * @param maxRows rows to give at most, or 0 for all
   */
  public PreparedQuery prepare(String sql, long maxRows) {
    throw new UnsupportedOperationException("to be written");
  }

  /** The tables, for metadata. */
  public List<TableDescription> tables() {
    throw new UnsupportedOperationException("to be written");
  }
}
