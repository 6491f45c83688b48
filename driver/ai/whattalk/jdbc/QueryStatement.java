package ai.whattalk.jdbc;

import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.ErrorTranslator;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.error.WarningChain;
import ai.whattalk.jdbc.readonly.ReadOnlyStatement;
import ai.whattalk.jdbc.sql.PreparedQuery;
import ai.whattalk.jdbc.sql.run.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What both kinds of statement share: executing, one result set at a time, limits, cancelling and
 * closing. {@link #cancel()} and {@link #close()} may come from any thread at any time and never
 * wait; executions of one statement go one after the other; the rest is for one thread at a time.
 */
abstract class QueryStatement extends ReadOnlyStatement
    implements ApiStatement, WhatTalkResultSet.Parent {
  private static final int NO_COUNT = -1;

  private final WhatTalkConnection connection;
  private final long id;

  /** Held while an execution starts; never needed to cancel or close. */
  private final ReentrantLock executing = new ReentrantLock();

  private volatile boolean closed;
  private volatile boolean closeOnCompletion;

  /** Of the newest execution; of nothing before the first. */
  private volatile RequestScope scope = new RequestScope(warning -> {});

  private volatile @Nullable WhatTalkResultSet result;
  private volatile WarningChain warnings = new WarningChain();
  private volatile int fetchSize;
  private volatile int queryTimeoutSeconds;
  private volatile long maxRows;
  private volatile long updateCount = NO_COUNT;

  QueryStatement(WhatTalkConnection connection) {
    this.connection = connection;
    this.id = connection.nextStatementId();
  }

  /**
   * Starts an execution; the former one's result set is closed. Null if the statement gives no
   * rows.
   */
  final @Nullable WhatTalkResultSet run(
      Function<RequestScope, PreparedQuery> planning, List<@Nullable Object> values)
      throws SQLException {
    executing.lock();
    try {
      checkOpen();
      closeResult();
      updateCount = NO_COUNT;
      WarningChain chain = new WarningChain();
      WarningChain reading = new WarningChain();
      RequestScope running =
          new RequestScope(
              message -> {
                chain.add(message);
                reading.add(message);
              },
              id);
      running.limitRequests(connection.settings().maxRequests());
      warnings = chain;
      scope = running;
      return ErrorTranslator.running(() -> start(running, reading, planning, values)).orElse(null);
    } finally {
      executing.unlock();
      if (closed) {
        closeResult();
      }
    }
  }

  private Optional<WhatTalkResultSet> start(
      RequestScope running,
      WarningChain reading,
      Function<RequestScope, PreparedQuery> planning,
      List<@Nullable Object> values) {
    if (queryTimeoutSeconds > 0) {
      running.timeOutAfter(Duration.ofSeconds(queryTimeoutSeconds));
    }
    if (closed) {
      // Closed since it was checked, by a thread that did not see this scope.
      running.cancel();
    }
    PreparedQuery query = planning.apply(running).typedFor(values, running);
    running.checkOpen();
    if (!query.givesRows()) {
      running.countTime(false);
      updateCount = 0;
      return Optional.empty();
    }
    Rows rows = query.execute(values, running);
    running.countTime(false);
    WhatTalkResultSet started =
        new WhatTalkResultSet(query.columns(), new RowCursor(rows, running), reading, this);
    result = started;
    return Optional.of(started);
  }

  /** Plans SQL until the connection closes; to be called where errors are translated. */
  final PreparedQuery plan(String sql) {
    return connection.within(Duration.ZERO, scope -> plan(sql, scope));
  }

  /**
   * Plans SQL with the current limit on rows, until the end of a scope; to be called where errors
   * are translated.
   */
  final PreparedQuery plan(String sql, RequestScope running) {
    return connection.engine().prepare(sql, maxRows, running);
  }

  /** Throws 07005 if there was nothing to give rows. */
  static ResultSet withRows(@Nullable ResultSet rows) throws SQLException {
    if (rows == null) {
      throw JdbcError.givesNoRows();
    }
    return rows;
  }

  /** Throws 42601 if there is no SQL at all. */
  static String checkSql(@Nullable String sql) throws SQLException {
    if (sql == null) {
      throw new SQLSyntaxErrorException("the statement is null", "42601");
    }
    return sql;
  }

  final void closeResult() throws SQLException {
    WhatTalkResultSet former = result;
    result = null;
    if (former != null) {
      former.closeQuietly();
    }
  }

  @Override
  public final void resultClosed() throws SQLException {
    if (closeOnCompletion) {
      close();
    }
  }

  @Override
  protected void checkOpen() throws SQLException {
    if (closed) {
      throw JdbcError.closedStatement();
    }
    connection.checkOpen();
  }

  /**
   * Ends what the statement is executing: planning, a request in flight, or a result set that is
   * being read. Later executions are not affected.
   */
  @Override
  public final void cancel() throws SQLException {
    checkOpen();
    RequestScope running = scope;
    ErrorTranslator.running(
        () -> {
          running.cancel();
          return running;
        });
  }

  /** Closes its result set too; a request in flight is aborted, and none is made afterwards. */
  @Override
  public final void close() throws SQLException {
    closed = true;
    scope.cancel();
    closeResult();
    connection.forget(this);
  }

  @Override
  public final boolean isClosed() {
    return closed;
  }

  @Override
  public final void closeOnCompletion() throws SQLException {
    checkOpen();
    closeOnCompletion = true;
  }

  @Override
  public final boolean isCloseOnCompletion() throws SQLException {
    checkOpen();
    return closeOnCompletion;
  }

  @Override
  public final Connection getConnection() throws SQLException {
    checkOpen();
    return connection;
  }

  @Override
  public final @Nullable ResultSet getResultSet() throws SQLException {
    checkOpen();
    return result;
  }

  /** 0 after a statement that gives no rows, else -1. */
  @Override
  public final long getLargeUpdateCount() throws SQLException {
    checkOpen();
    return updateCount;
  }

  /** Always false: a statement has one result. Closes it. */
  @Override
  public final boolean getMoreResults(int current) throws SQLException {
    checkOpen();
    switch (current) {
      case CLOSE_CURRENT_RESULT -> {
        closeResult();
        updateCount = NO_COUNT;
      }
      case KEEP_CURRENT_RESULT, CLOSE_ALL_RESULTS ->
          throw JdbcError.unsupported("more than one open result");
      default ->
          throw JdbcError.badArgument(
              "getMoreResults takes one of java.sql.Statement's constants, not " + current);
    }
    return false;
  }

  /** Always empty: nothing is inserted. */
  @Override
  public final ResultSet getGeneratedKeys() throws SQLException {
    checkOpen();
    return MetadataLayout.GENERATED_KEYS.empty();
  }

  @Override
  public final @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings.first();
  }

  @Override
  public final void clearWarnings() throws SQLException {
    checkOpen();
    warnings.clear();
  }

  @Override
  public final long getStatementId() {
    return id;
  }

  @Override
  public final long getRequestCount() {
    return scope.requestCount();
  }

  @Override
  public final long getPagesRead() {
    return scope.pagesRead();
  }

  @Override
  public final long getPagesKnown() {
    return scope.pagesKnown();
  }

  /** A hint, which never makes pages smaller. */
  @Override
  public final void setFetchSize(int rows) throws SQLException {
    checkOpen();
    ArgumentCheck.notNegative(rows, "setFetchSize takes rows");
    fetchSize = rows;
  }

  @Override
  public final int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  /** Bounds the driver's own time in each later execution, its rows included. */
  @Override
  public final void setQueryTimeout(int seconds) throws SQLException {
    checkOpen();
    ArgumentCheck.notNegative(seconds, "setQueryTimeout takes seconds");
    queryTimeoutSeconds = seconds;
  }

  @Override
  public final int getQueryTimeout() throws SQLException {
    checkOpen();
    return queryTimeoutSeconds;
  }

  @Override
  public final void setMaxRows(int max) throws SQLException {
    setLargeMaxRows(max);
  }

  @Override
  public final void setLargeMaxRows(long max) throws SQLException {
    checkOpen();
    ArgumentCheck.notNegative(max, "setMaxRows takes rows");
    maxRows = max;
  }

  @Override
  public final int getMaxRows() throws SQLException {
    return (int) Math.min(getLargeMaxRows(), Integer.MAX_VALUE);
  }

  @Override
  public final long getLargeMaxRows() throws SQLException {
    checkOpen();
    return maxRows;
  }

  @Override
  public final String toString() {
    return getClass().getSimpleName() + '[' + connection + ']';
  }
}
