package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.WorkerThreads;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StopCheck;
import ai.whattalk.jdbc.sql.plan.PlanningErrors;
import ai.whattalk.jdbc.sql.plan.QueryPlan;
import ai.whattalk.jdbc.sql.table.AccountTables;
import ai.whattalk.jdbc.sql.table.TableDescription;
import ai.whattalk.jdbc.sql.table.TableDescriptions;
import ai.whattalk.jdbc.sql.table.WhatTalkSchema;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Plans SQL over one account. Thread-safe. */
public final class QueryEngine {

  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.sql");

  /** What a plan of a short text takes, roughly. */
  private static final int PLAN_BYTES = 40_000;

  /** What a plan takes for each character of its text, that included. */
  private static final int BYTES_OF_CHARACTER = 4;

  private static final int MOST_PLAN_BYTES = 200 * PLAN_BYTES;

  /**
   * Threads that plan. Their stacks are deep enough for Calcite's parser and planner, which go
   * through an expression of a thousand terms by recursion; their number bounds what is left to
   * itself until it finds out that nobody waits for it.
   */
  private static final WorkerThreads PLANNERS =
      new WorkerThreads("whattalk-jdbc-planner", 8, 256L << 20);

  /**
   * Of all accounts: a plan says nothing of the one that it is carried out for. They give way where
   * memory is wanted.
   */
  private static final Cache<Text, QueryPlan> PLANS =
      CacheBuilder.newBuilder()
          .softValues()
          .maximumWeight(MOST_PLAN_BYTES)
          .weigher(
              (Text text, QueryPlan plan) -> PLAN_BYTES + BYTES_OF_CHARACTER * text.sql().length())
          .build();

  private static final PlannerWarmUp WARM_UP =
      new PlannerWarmUp(scope -> start(() -> Text.of(AccountTables.EVERYDAY_STATEMENT, 0), scope));

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
    WARM_UP.start();
  }

  /**
   * Plans a statement; makes no request. Throws {@link QueryException}.
   *
   * @param maxRows rows to give at most, or 0 for all
   * @param scope whose end ends planning
   */
  public PreparedQuery prepare(String sql, long maxRows, RequestScope scope) {
    return prepare(Text.of(sql, maxRows), scope);
  }

  private PreparedQuery prepare(Text text, RequestScope scope) {
    QueryPlan plan = PLANS.getIfPresent(text);
    if (plan == null) {
      LOG.finer(() -> "planning " + OneLine.withoutIds(text.sql()));
      WARM_UP.giveWay();
      plan = scope.await(start(() -> text, scope), () -> "the query");
      PLANS.put(text, plan);
    }
    return new PreparedQuery(
        plan,
        WhatTalkSchema.ROOT.plus(),
        api,
        zone,
        (lengths, types, running) ->
            prepare(new Text(text.sql(), text.maxRows(), lengths, types), running));
  }

  /** Ends what goes on for no statement, since nothing is connected. */
  public static void release() {
    WARM_UP.stop();
  }

  /** The tables, for metadata. */
  public List<TableDescription> tables() {
    return TableDescriptions.ALL;
  }

  private static CompletableFuture<QueryPlan> start(Supplier<Text> text, RequestScope scope) {
    StopCheck check = new StopCheck(scope::checkOpen);
    return PLANNERS.start(() -> check.call(() -> plan(text.get())));
  }

  private static QueryPlan plan(Text text) {
    try {
      return new ParameterTyping(text.sql(), text.maxRows(), text.lengths()).plan(text.types());
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      RuntimeException known = PlanningErrors.translate(e, text.sql());
      if (known instanceof QueryException query && query.problem() == QueryProblem.INTERNAL) {
        // The code that can't be compiled may be in the message.
        LOG.log(Level.WARNING, "a statement can''t be planned: {0}", e.getClass().getName());
        LOG.log(Level.FINE, "a statement can't be planned", e);
        throw new QueryException(
            QueryProblem.UNSUPPORTED,
            "the driver does not support this statement, or a part of it");
      }
      throw known;
    }
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
      Map<Integer, ParameterValueType> types) {
    static Text of(String sql, long maxRows) {
      return new Text(sql, maxRows, Map.of(), Map.of());
    }
  }
}
