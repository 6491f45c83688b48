package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.plan.PlanningErrors;
import ai.whattalk.jdbc.sql.plan.QueryPlan;
import ai.whattalk.jdbc.sql.plan.QueryPlanner;
import ai.whattalk.jdbc.sql.table.TableDescription;
import ai.whattalk.jdbc.sql.table.TableDescriptions;
import ai.whattalk.jdbc.sql.table.WhatTalkSchema;
import ai.whattalk.jdbc.sql.type.ParameterValueType;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Plans SQL over one account. Thread-safe. */
public final class QueryEngine {

  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.sql");
  private static final int MAX_PLANS = 200;

  /** Characters from which on a statement may be too deep for the stack of any thread. */
  private static final int LONG_TEXT = 1_000;

  /** Of all accounts: a plan says nothing of the one that it is carried out for. */
  private static final Cache<Text, QueryPlan> PLANS =
      CacheBuilder.newBuilder().maximumSize(MAX_PLANS).build();

  private final AccountApi api;
  private final ZoneId zone;

  /**
   * Creates an engine.
   *
   * @param zone zone of CURRENT_DATE and CURRENT_TIMESTAMP
   */
  public QueryEngine(AccountApi api, ZoneId zone) {
    this.api = api;
    this.zone = zone;
    PlannerWarmUp.start(QueryEngine::warmUp);
  }

  /**
   * Plans a statement; makes no request. Throws {@link QueryException}.
   *
   * @param maxRows rows to give at most, or 0 for all
   * @param checkOpen called now and then meanwhile; what it throws ends planning
   */
  public PreparedQuery prepare(String sql, long maxRows, Runnable checkOpen) {
    return prepare(new Text(sql, maxRows, Map.of(), Map.of()), checkOpen);
  }

  private PreparedQuery prepare(Text text, Runnable checkOpen) {
    QueryPlan plan = PLANS.getIfPresent(text);
    if (plan == null) {
      LOG.finer(() -> "planning " + OneLine.withoutIds(text.sql()));
      plan = plan(text, checkOpen);
      PLANS.put(text, plan);
    }
    return new PreparedQuery(
        plan,
        WhatTalkSchema.ROOT.plus(),
        api,
        zone,
        (lengths, types, check) ->
            prepare(new Text(text.sql(), text.maxRows(), lengths, types), check));
  }

  /** Plans a statement that no user made, to have the planner loaded. */
  static void warmUp(String sql) {
    plan(new Text(sql, 0, Map.of(), Map.of()), () -> {});
  }

  /** The tables, for metadata. */
  public List<TableDescription> tables() {
    return TableDescriptions.ALL;
  }

  private static QueryPlan plan(Text text, Runnable checkOpen) {
    try {
      ParameterTyping typing =
          new ParameterTyping(
              text.sql(), text.maxRows(), text.lengths(), checkOpen, QueryEngine::planner);
      return text.sql().length() < LONG_TEXT && text.lengths().isEmpty()
          ? typing.plan(text.types())
          : DeepStack.call(() -> typing.plan(text.types()));
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      RuntimeException known = PlanningErrors.translate(e, text.sql());
      if (known instanceof QueryException query && query.problem() == QueryProblem.INTERNAL) {
        // The code that can't be compiled may be in the message.
        LOG.log(Level.WARNING, "a statement can''t be planned: {0}", e.getClass().getName());
        LOG.log(Level.FINE, "a statement can't be planned", e);
        throw new QueryException(
            QueryProblem.UNSUPPORTED,
            "the driver does not support this statement, or a part of it",
            null);
      }
      throw known;
    }
  }

  private static QueryPlanner planner(Runnable checkOpen) {
    return new QueryPlanner(WhatTalkSchema.ROOT, WhatTalkSchema.NAME, checkOpen);
  }

  /**
   * What a plan depends on.
   *
   * @param lengths of bound arrays, by the indexes of their parameters, but for those of one
   *     element
   * @param types of the values of open parameters, by the indexes that these have beside elements
   */
  private record Text(
      String sql,
      long maxRows,
      Map<Integer, Integer> lengths,
      Map<Integer, ParameterValueType> types) {}
}
