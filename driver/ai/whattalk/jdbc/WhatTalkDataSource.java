package ai.whattalk.jdbc;

import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.readonly.SelfWrapper;
import ai.whattalk.jdbc.settings.ConnectionProperty;
import ai.whattalk.jdbc.settings.ConnectionUrl;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKeyBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections for servers and pools, which set it up as a bean: {@code url}, and a bean
 * property for each property of the driver. What is not set is not sent; where the URL gives a
 * property too, the URL wins.
 *
 * <p>Secrets can be set and not read: there is no getter for {@code apiKey}, {@code password},
 * {@code proxyPassword} and {@code trustStorePassword}, {@link #getUrl} and {@link #toString} leave
 * them out, and the object can't be serialised. A null takes a property back.
 *
 * <p>Every connection is a new one; a pool belongs in front of this. Thread-safe.
 */
public final class WhatTalkDataSource implements DataSource, SelfWrapper {
  private final WhatTalkDriver driver;
  private final Map<ConnectionProperty, String> values = new ConcurrentHashMap<>();
  private volatile String url = ConnectionUrl.PREFIX;
  private volatile int loginTimeoutSeconds;
  private volatile @Nullable PrintWriter logWriter;

  /** Creates a data source for the account of the environment's key. */
  public WhatTalkDataSource() {
    this(new WhatTalkDriver());
  }

  /** Creates a data source with another environment than the process's. */
  WhatTalkDataSource(WhatTalkDriver driver) {
    this.driver = driver;
  }

  /**
   * Opens a connection.
   *
   * @throws SQLException as {@link WhatTalkDriver#connect} does
   */
  @Override
  public Connection getConnection() throws SQLException {
    return open(properties());
  }

  /**
   * Opens a connection for another login than the one set.
   *
   * @param password the API key, also where {@code apiKey} is set; blank for what is set
   * @throws SQLException as {@link WhatTalkDriver#connect} does
   */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Properties properties = properties();
    if (user != null && !user.isBlank()) {
      properties.setProperty(ConnectionProperty.USER.propertyName(), user);
    }
    if (password != null && !password.isBlank()) {
      properties.remove(ConnectionProperty.API_KEY.propertyName());
      properties.setProperty(ConnectionProperty.PASSWORD.propertyName(), password);
    }
    return open(properties);
  }

  private Connection open(Properties properties) throws SQLException {
    if (!ConnectionUrl.accepts(url)) {
      throw JdbcError.badConnectionSetting(
          "the url of a WhatTalkDataSource begins with " + ConnectionUrl.PREFIX);
    }
    try {
      Connection connection = driver.open(url, properties, Duration.ofSeconds(loginTimeoutSeconds));
      print("connected to " + getUrl());
      return connection;
    } catch (SQLException e) {
      print("could not connect to " + getUrl() + ": " + e.getMessage());
      throw e;
    }
  }

  /** The properties that are set, without the URL. */
  Properties properties() {
    Properties properties = new Properties();
    values.forEach((property, value) -> properties.setProperty(property.propertyName(), value));
    return properties;
  }

  private void print(String line) {
    PrintWriter writer = logWriter;
    if (writer != null) {
      writer.println(line);
      writer.flush();
    }
  }

  /** The URL without what is secret; null if it is none of this driver's. */
  public @Nullable String getUrl() {
    String text = url;
    try {
      return ConnectionUrl.accepts(text) ? ConnectionUrl.parse(text).withoutSecrets() : null;
    } catch (SQLException e) {
      // Where its parts end is not known, nor what of it is secret.
      return null;
    }
  }

  /** Sets the URL, {@code jdbc:whattalk:} by default. Connecting tells whether it is a good one. */
  public void setUrl(@Nullable String url) {
    this.url = url == null ? ConnectionUrl.PREFIX : url;
  }

  /** Sets the API key. */
  public void setApiKey(@Nullable String apiKey) {
    set(ConnectionProperty.API_KEY, apiKey);
  }

  /** A user name, which is not used; null if not set. */
  public @Nullable String getUser() {
    return values.get(ConnectionProperty.USER);
  }

  /** Sets a user name, which is not used. */
  public void setUser(@Nullable String user) {
    set(ConnectionProperty.USER, user);
  }

  /** Sets the API key for where {@code apiKey} is not set. */
  public void setPassword(@Nullable String password) {
    set(ConnectionProperty.PASSWORD, password);
  }

  /** The URL of the API; null if not set. */
  public @Nullable String getBaseUrl() {
    return values.get(ConnectionProperty.BASE_URL);
  }

  /** Sets the URL of the API. */
  public void setBaseUrl(@Nullable String baseUrl) {
    set(ConnectionProperty.BASE_URL, baseUrl);
  }

  /** Whether to connect to the embedded demo account. */
  public boolean isDemo() {
    return Boolean.parseBoolean(valueOrDefault(ConnectionProperty.DEMO));
  }

  /** Sets whether to connect to the embedded demo account. */
  public void setDemo(boolean demo) {
    set(ConnectionProperty.DEMO, Boolean.toString(demo));
  }

  /** Rows asked for per request, 1–100. */
  public int getPageSize() {
    return Integer.parseInt(valueOrDefault(ConnectionProperty.PAGE_SIZE));
  }

  /** Sets rows asked for per request, 1–100. */
  public void setPageSize(int pageSize) {
    set(ConnectionProperty.PAGE_SIZE, Integer.toString(pageSize));
  }

  /** Pages asked for ahead of the reader, 0–16. */
  public int getReadAhead() {
    return Integer.parseInt(valueOrDefault(ConnectionProperty.READ_AHEAD));
  }

  /** Sets pages asked for ahead of the reader, 0–16. */
  public void setReadAhead(int readAhead) {
    set(ConnectionProperty.READ_AHEAD, Integer.toString(readAhead));
  }

  /** Seconds within which the network connection must stand. */
  public int getConnectTimeout() {
    return Integer.parseInt(valueOrDefault(ConnectionProperty.CONNECT_TIMEOUT));
  }

  /** Sets seconds within which the network connection must stand. */
  public void setConnectTimeout(int connectTimeout) {
    set(ConnectionProperty.CONNECT_TIMEOUT, Integer.toString(connectTimeout));
  }

  /** Seconds that the API may be silent while it answers. */
  public int getReadTimeout() {
    return Integer.parseInt(valueOrDefault(ConnectionProperty.READ_TIMEOUT));
  }

  /** Sets seconds that the API may be silent while it answers. */
  public void setReadTimeout(int readTimeout) {
    set(ConnectionProperty.READ_TIMEOUT, Integer.toString(readTimeout));
  }

  /** Tries after the first, for one request that fails for a passing reason. */
  public int getMaxRetries() {
    return Integer.parseInt(valueOrDefault(ConnectionProperty.MAX_RETRIES));
  }

  /** Sets tries after the first, for one request that fails for a passing reason. */
  public void setMaxRetries(int maxRetries) {
    set(ConnectionProperty.MAX_RETRIES, Integer.toString(maxRetries));
  }

  /** Seconds before a retry at most. */
  public int getMaxRetryWait() {
    return Integer.parseInt(valueOrDefault(ConnectionProperty.MAX_RETRY_WAIT));
  }

  /** Sets seconds before a retry at most. */
  public void setMaxRetryWait(int maxRetryWait) {
    set(ConnectionProperty.MAX_RETRY_WAIT, Integer.toString(maxRetryWait));
  }

  /** HTTP requests that one execution may make; 0 is no limit. */
  public int getMaxRequests() {
    return Integer.parseInt(valueOrDefault(ConnectionProperty.MAX_REQUESTS));
  }

  /** Sets HTTP requests that one execution may make; 0 is no limit. */
  public void setMaxRequests(int maxRequests) {
    set(ConnectionProperty.MAX_REQUESTS, Integer.toString(maxRequests));
  }

  /** What a query does whose list can't be shown to be complete: {@code strict} or {@code warn}. */
  public String getConsistency() {
    return valueOrDefault(ConnectionProperty.CONSISTENCY);
  }

  /** Sets what a query does whose list can't be shown to be complete. */
  public void setConsistency(String consistency) {
    set(ConnectionProperty.CONSISTENCY, consistency);
  }

  /** Seconds for which an answered page may serve again; 0 is not at all. */
  public int getCacheTtl() {
    return Integer.parseInt(valueOrDefault(ConnectionProperty.CACHE_TTL));
  }

  /** Sets seconds for which an answered page may serve again; 0 is not at all. */
  public void setCacheTtl(int cacheTtl) {
    set(ConnectionProperty.CACHE_TTL, Integer.toString(cacheTtl));
  }

  /** The HTTP proxy, as host:port; null if not set. */
  public @Nullable String getProxy() {
    return values.get(ConnectionProperty.PROXY);
  }

  /** Sets the HTTP proxy, as host:port. */
  public void setProxy(@Nullable String proxy) {
    set(ConnectionProperty.PROXY, proxy);
  }

  /** The user that the proxy asks for; null if not set. */
  public @Nullable String getProxyUser() {
    return values.get(ConnectionProperty.PROXY_USER);
  }

  /** Sets the user that the proxy asks for. */
  public void setProxyUser(@Nullable String proxyUser) {
    set(ConnectionProperty.PROXY_USER, proxyUser);
  }

  /** Sets the password of {@code proxyUser}. */
  public void setProxyPassword(@Nullable String proxyPassword) {
    set(ConnectionProperty.PROXY_PASSWORD, proxyPassword);
  }

  /** The path of the key store with trusted authorities; null if not set. */
  public @Nullable String getTrustStore() {
    return values.get(ConnectionProperty.TRUST_STORE);
  }

  /** Sets the path of the key store with trusted authorities. */
  public void setTrustStore(@Nullable String trustStore) {
    set(ConnectionProperty.TRUST_STORE, trustStore);
  }

  /** Sets the password of {@code trustStore}. */
  public void setTrustStorePassword(@Nullable String trustStorePassword) {
    set(ConnectionProperty.TRUST_STORE_PASSWORD, trustStorePassword);
  }

  /** The type of {@code trustStore}; null if not set. */
  public @Nullable String getTrustStoreType() {
    return values.get(ConnectionProperty.TRUST_STORE_TYPE);
  }

  /** Sets the type of {@code trustStore}. */
  public void setTrustStoreType(@Nullable String trustStoreType) {
    set(ConnectionProperty.TRUST_STORE_TYPE, trustStoreType);
  }

  /** The level of the driver's own log on stderr; null if not set. */
  public @Nullable String getLogLevel() {
    return values.get(ConnectionProperty.LOG_LEVEL);
  }

  /** Sets the level of the driver's own log on stderr. */
  public void setLogLevel(@Nullable String logLevel) {
    set(ConnectionProperty.LOG_LEVEL, logLevel);
  }

  /** The zone of CURRENT_DATE and CURRENT_TIMESTAMP; null if not set. */
  public @Nullable String getTimeZone() {
    return values.get(ConnectionProperty.TIME_ZONE);
  }

  /** Sets the zone of CURRENT_DATE and CURRENT_TIMESTAMP. */
  public void setTimeZone(@Nullable String timeZone) {
    set(ConnectionProperty.TIME_ZONE, timeZone);
  }

  /** Whether connecting asks the API for one row. */
  public boolean isValidateOnConnect() {
    return Boolean.parseBoolean(valueOrDefault(ConnectionProperty.VALIDATE_ON_CONNECT));
  }

  /** Sets whether connecting asks the API for one row. */
  public void setValidateOnConnect(boolean validateOnConnect) {
    set(ConnectionProperty.VALIDATE_ON_CONNECT, Boolean.toString(validateOnConnect));
  }

  private String valueOrDefault(ConnectionProperty property) {
    String value = values.get(property);
    return value == null ? String.valueOf(property.defaultValue()) : value;
  }

  private void set(ConnectionProperty property, @Nullable String value) {
    if (value == null) {
      values.remove(property);
    } else {
      values.put(property, value);
    }
  }

  /** Seconds that opening a connection may take; 0 is no limit. */
  @Override
  public int getLoginTimeout() {
    return loginTimeoutSeconds;
  }

  /** Bounds the seconds that opening a connection may take; 0 is no limit. */
  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    ArgumentCheck.notNegative(seconds, "setLoginTimeout takes seconds");
    loginTimeoutSeconds = seconds;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  /** Has connecting tell a line to a writer, besides what it logs; null for none. */
  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    logWriter = out;
  }

  @Override
  public Logger getParentLogger() {
    return driver.getParentLogger();
  }

  @Override
  public ConnectionBuilder createConnectionBuilder() throws SQLException {
    throw JdbcError.unsupported("createConnectionBuilder");
  }

  @Override
  public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
    throw JdbcError.unsupported("createShardingKeyBuilder");
  }

  /** Shows the URL, without what is secret. */
  @Override
  public String toString() {
    return "WhatTalkDataSource[" + getUrl() + ']';
  }
}
