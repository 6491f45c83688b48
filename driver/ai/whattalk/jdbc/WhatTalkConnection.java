package ai.whattalk.jdbc;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.demo.DemoApi;
import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.ErrorTranslator;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.error.WarningChain;
import ai.whattalk.jdbc.readonly.ReadOnlyConnection;
import ai.whattalk.jdbc.readonly.ReadOnlyStatement;
import ai.whattalk.jdbc.settings.ConnectionSettings;
import ai.whattalk.jdbc.sql.QueryEngine;
import ai.whattalk.jdbc.sql.table.WhatTalkSchema;
import java.sql.Array;
import java.sql.ClientInfoStatus;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A connection: one account and the statements open on it. Thread-safe; its statements run side by
 * side.
 */
final class WhatTalkConnection extends ReadOnlyConnection {
  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc");

  /** How long a success of the API answers for a connection's being valid. */
  private static final long VALID_NANOS = Duration.ofSeconds(30).toNanos();

  /** Those that are open. Weak, so that one that nobody closes is not kept. */
  private static final Set<WhatTalkConnection> OPEN =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  private final String url;
  private final ConnectionSettings settings;
  private final AccountApi api;
  private final QueryEngine engine;
  private final DriverLog log;
  private final WarningChain warnings = new WarningChain();

  private final AtomicLong newestStatementId = new AtomicLong();

  /** The open statements. Weak, so that a statement that nobody closes is not kept. */
  private final Set<QueryStatement> statements =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

  /** What is under way that is no statement's. */
  private final Set<RequestScope> scopes = ConcurrentHashMap.newKeySet();

  private volatile int networkTimeoutMillis;
  private volatile boolean closed;

  /**
   * {@link System#nanoTime()} of the last success of connecting or validating; 0 if there was none.
   */
  private volatile long validatedNanos;

  private WhatTalkConnection(String url, ConnectionSettings settings, AccountApi api) {
    this.url = url;
    this.settings = settings;
    this.api = api;
    this.log = DriverLog.open(settings.logLevel());
    this.engine = new QueryEngine(api, settings.timeZone());
    this.networkTimeoutMillis = Math.toIntExact(settings.readTimeout().toMillis());
    OPEN.add(this);
  }

  /**
   * Connects, and asks the API for a row if the settings want that.
   *
   * @param url without secrets
   * @param loginTimeout bound on all of it, or zero
   */
  static WhatTalkConnection open(String url, ConnectionSettings settings, Duration loginTimeout)
      throws SQLException {
    // The connection's own ends with it, before there is something to say of a failure.
    DriverLog connecting = DriverLog.open(settings.logLevel());
    try {
      WhatTalkConnection connection = new WhatTalkConnection(url, settings, openApi(settings));
      if (settings.validateOnConnect()) {
        connection.validate(loginTimeout);
      }
      LOG.log(Level.FINE, "connected to {0}", url);
      return connection;
    } catch (RuntimeException | VirtualMachineError | LinkageError | AssertionError failure) {
      SQLException translated = ErrorTranslator.whileConnecting(failure);
      LOG.log(
          Level.FINE,
          "could not connect to {0}: {1}",
          new Object[] {url, OneLine.withoutIds(translated.getMessage())});
      throw translated;
    } finally {
      connecting.close();
    }
  }

  private void validate(Duration timeout) throws SQLException {
    try {
      ask(timeout, api::validateUnlessRecent);
    } finally {
      if (validatedNanos == 0) {
        close();
      }
    }
  }

  private void ask(Duration timeout, Consumer<RequestScope> question) {
    validatedNanos =
        within(
            timeout,
            scope -> {
              question.accept(scope);
              return System.nanoTime();
            });
  }

  private static AccountApi openApi(ConnectionSettings settings) {
    ApiKey key = settings.key();
    if (settings.demo() || key == null) {
      return DemoApi.open(settings.scan(), Clock.system(settings.timeZone()));
    }
    return new AccountApi(
        new ApiSettings(
            settings.baseUrl(),
            key,
            settings.scan(),
            settings.connectTimeout(),
            settings.readTimeout(),
            settings.retries(),
            settings.proxy(),
            settings.trust()));
  }

  /**
   * Does something that no statement's execution is part of. It ends with the connection, and after
   * that time, if it is not zero.
   */
  <T> T within(Duration timeout, Function<RequestScope, T> action) {
    RequestScope scope = new RequestScope(warnings::add);
    if (!timeout.isZero()) {
      scope.timeOutAfter(timeout);
    }
    scopes.add(scope);
    if (closed) {
      // Closed by another thread, which did not see this scope.
      scope.cancel();
    }
    try {
      return action.apply(scope);
    } finally {
      scopes.remove(scope);
    }
  }

  QueryEngine engine() {
    return engine;
  }

  ConnectionSettings settings() {
    return settings;
  }

  /** The URL that it was opened with, without secrets. */
  String url() {
    return url;
  }

  /** A number for a statement, from 1. */
  long nextStatementId() {
    return newestStatementId.incrementAndGet();
  }

  /** Forgets a statement that closed. */
  void forget(QueryStatement statement) {
    statements.remove(statement);
  }

  @Override
  protected void checkOpen() throws SQLException {
    if (closed) {
      throw JdbcError.closedConnection();
    }
  }

  @Override
  public Array createArrayOf(@Nullable String typeName, @Nullable Object @Nullable [] elements)
      throws SQLException {
    checkOpen();
    return ArrayForm.of(typeName, elements);
  }

  @Override
  public Statement createStatement() throws SQLException {
    checkOpen();
    return opened(new WhatTalkStatement(this));
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    checkOpen();
    downgrade(type, concurrency);
    return createStatement();
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    checkOpen();
    checkHoldability(holdability);
    return createStatement(type, concurrency);
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    checkOpen();
    return opened(new WhatTalkPreparedStatement(this, sql));
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    checkOpen();
    downgrade(type, concurrency);
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    checkOpen();
    checkHoldability(holdability);
    return prepareStatement(sql, type, concurrency);
  }

  /** Ignores the keys, as JDBC wants it for anything but an INSERT. */
  @Override
  public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
    checkOpen();
    ReadOnlyStatement.checkGeneratedKeys(autoGeneratedKeys);
    return prepareStatement(sql);
  }

  /** Ignores the keys, as JDBC wants it for anything but an INSERT. */
  @Override
  public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
    return prepareStatement(sql);
  }

  /** Ignores the keys, as JDBC wants it for anything but an INSERT. */
  @Override
  public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
    return prepareStatement(sql);
  }

  private <T extends QueryStatement> T opened(T statement) throws SQLException {
    statements.add(statement);
    if (closed) {
      // Closed by another thread, which may not have seen this statement.
      statement.close();
      throw JdbcError.closedConnection();
    }
    return statement;
  }

  private void downgrade(int type, int concurrency) throws SQLException {
    switch (type) {
      case ResultSet.TYPE_FORWARD_ONLY -> {}
      case ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE ->
          warnings.add("result sets don't scroll: this one goes forward only");
      default ->
          throw JdbcError.badArgument(
              "a result set's type is one of java.sql.ResultSet's, not " + type);
    }
    switch (concurrency) {
      case ResultSet.CONCUR_READ_ONLY -> {}
      case ResultSet.CONCUR_UPDATABLE ->
          warnings.add("result sets can't be updated: this one is read-only");
      default ->
          throw JdbcError.badArgument(
              "a result set's concurrency is one of java.sql.ResultSet's, not " + concurrency);
    }
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    checkOpen();
    return new WhatTalkDatabaseMetaData(this);
  }

  /** Closes its statements too; a request in flight is aborted, and none is made afterwards. */
  @Override
  public void close() throws SQLException {
    if (!closed) {
      closed = true;
      LOG.log(Level.FINE, "closed the connection to {0}", url);
    }
    scopes.forEach(RequestScope::cancel);
    List<QueryStatement> open;
    synchronized (statements) {
      open = List.copyOf(statements);
    }
    for (QueryStatement statement : open) {
      statement.close();
    }
    if (OPEN.remove(this) && OPEN.isEmpty()) {
      QueryEngine.release();
      AccountApi.release(OPEN::isEmpty);
    }
    log.close();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  /** Closes at once, on the calling thread: closing never waits. */
  @Override
  public void abort(@Nullable Executor executor) throws SQLException {
    ArgumentCheck.notNull(executor, "abort takes an executor");
    close();
  }

  /**
   * True if the API answers, or did within the last half minute and no request with the key has
   * been refused since, or got no answer. A server that asks to slow down (429) is one that
   * answers.
   */
  @Override
  public boolean isValid(int timeoutSeconds) throws SQLException {
    ArgumentCheck.notNegative(timeoutSeconds, "isValid takes seconds");
    if (closed) {
      return false;
    }
    long last = validatedNanos;
    if (last != 0 && System.nanoTime() - last < VALID_NANOS && api.isKeyValid()) {
      return true;
    }
    try {
      ask(Duration.ofSeconds(timeoutSeconds), api::validate);
      return true;
    } catch (ApiException e) {
      return e.failure() == ApiFailure.THROTTLED;
    } catch (RuntimeException e) {
      return false;
    }
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings.first();
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings.clear();
  }

  /** Accepts the one schema that there is, in any case. */
  @Override
  public void setSchema(@Nullable String schema) throws SQLException {
    checkOpen();
    if (!WhatTalkSchema.NAME.equalsIgnoreCase(schema)) {
      throw new SQLException(
          "there is no schema "
              + (schema == null ? "null" : OneLine.quoted(schema))
              + ": the schema is "
              + WhatTalkSchema.NAME,
          "3F000");
    }
  }

  @Override
  public String getSchema() throws SQLException {
    checkOpen();
    return WhatTalkSchema.NAME;
  }

  /**
   * Bounds the silence of the API in each later request, also of statements that are open. One that
   * is silent for longer fails with 08006; the connection stays open, since each request stands
   * alone.
   *
   * @param executor not needed
   * @param milliseconds 0 is no limit
   */
  @Override
  public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
    checkOpen();
    ArgumentCheck.notNull(executor, "setNetworkTimeout takes an executor");
    ArgumentCheck.notNegative(milliseconds, "setNetworkTimeout takes milliseconds");
    api.setReadTimeout(Duration.ofMillis(milliseconds));
    networkTimeoutMillis = milliseconds;
  }

  /** Milliseconds that the API may be silent, at first the property readTimeout; 0 is no limit. */
  @Override
  public int getNetworkTimeout() throws SQLException {
    checkOpen();
    return networkTimeoutMillis;
  }

  /** Warns: there is no client info that the API would take. */
  @Override
  public void setClientInfo(@Nullable String name, @Nullable String value)
      throws SQLClientInfoException {
    checkOpenForClientInfo();
    warnings.add("client info is not kept: " + OneLine.quoted(String.valueOf(name)));
  }

  /** Warns: there is no client info that the API would take. */
  @Override
  public void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
    checkOpenForClientInfo();
    if (properties != null && !properties.isEmpty()) {
      warnings.add("client info is not kept");
    }
  }

  private void checkOpenForClientInfo() throws SQLClientInfoException {
    if (closed) {
      Map<String, ClientInfoStatus> failed = Map.of();
      throw new SQLClientInfoException("the connection is closed", "08003", failed);
    }
  }

  /** Always null: no client info is kept. */
  @Override
  public @Nullable String getClientInfo(@Nullable String name) throws SQLException {
    checkOpen();
    return null;
  }

  /** Always empty: no client info is kept. */
  @Override
  public Properties getClientInfo() throws SQLException {
    checkOpen();
    return new Properties();
  }

  @Override
  public String toString() {
    return "WhatTalkConnection[" + url + ']';
  }
}
