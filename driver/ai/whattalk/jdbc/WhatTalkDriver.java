package ai.whattalk.jdbc;

import ai.whattalk.jdbc.api.http.DriverVersion;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.settings.ConnectionProperty;
import ai.whattalk.jdbc.settings.ConnectionSettings;
import ai.whattalk.jdbc.settings.ConnectionUrl;
import ai.whattalk.jdbc.settings.GivenProperties;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver for URLs {@code jdbc:whattalk:[name=value[;name=value]…]}. {@link DriverManager}
 * finds it by itself. Thread-safe.
 */
public final class WhatTalkDriver implements Driver {
  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc");

  /**
   * What the libraries in the jar log; kept, since a logger that nobody holds forgets its level.
   */
  private static final Logger BUNDLED = Logger.getLogger("ai.whattalk.jdbc.shaded");

  static {
    // What concerns a user becomes an SQLException: nothing goes to a tool's stderr, unless told
    // so.
    if (BUNDLED.getLevel() == null) {
      BUNDLED.setLevel(Level.OFF);
    }
    try {
      DriverManager.registerDriver(new WhatTalkDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Map<String, String> environment;

  /** Creates a driver that takes its defaults from the process's environment. */
  public WhatTalkDriver() {
    this(System.getenv());
  }

  /** Creates a driver with another environment than the process's. */
  public WhatTalkDriver(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Opens a connection.
   *
   * @return null if the URL is another driver's
   * @throws SQLException 08001 for a bad URL or property, or where the API can't be reached; 28000
   *     without a key, or where the API does not take it
   */
  @Override
  public @Nullable Connection connect(@Nullable String url, @Nullable Properties info)
      throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    return open(String.valueOf(url), info, Duration.ofSeconds(DriverManager.getLoginTimeout()));
  }

  /**
   * Opens a connection with a URL that {@link #acceptsURL} takes.
   *
   * @param loginTimeout bound on all of it, or zero
   */
  Connection open(String url, @Nullable Properties info, Duration loginTimeout)
      throws SQLException {
    ConnectionUrl parsed = ConnectionUrl.parse(url);
    ConnectionSettings settings =
        ConnectionSettings.of(GivenProperties.of(parsed, info), environment);
    return WhatTalkConnection.open(parsed.withoutSecrets(), settings, loginTimeout);
  }

  @Override
  public boolean acceptsURL(@Nullable String url) throws SQLException {
    if (url == null) {
      throw JdbcError.badConnectionSetting(
          "the URL is null: write " + ConnectionUrl.PREFIX + "name=value;name=value");
    }
    return ConnectionUrl.accepts(url);
  }

  /** Describes every property, with the value given so far unless it is a secret. */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties info) {
    return Arrays.stream(ConnectionProperty.values())
        .map(property -> describe(property, url, info))
        .toArray(DriverPropertyInfo[]::new);
  }

  @Override
  public int getMajorVersion() {
    return DriverVersion.CURRENT.major();
  }

  @Override
  public int getMinorVersion() {
    return DriverVersion.CURRENT.minor();
  }

  /** False: the SQL is read-only. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return LOG;
  }

  private static DriverPropertyInfo describe(
      ConnectionProperty property, @Nullable String url, @Nullable Properties info) {
    DriverPropertyInfo described =
        new DriverPropertyInfo(property.propertyName(), value(property, url, info));
    described.description = property.description();
    described.required = false;
    String[] choices = property.choices();
    described.choices = choices.length == 0 ? null : choices;
    return described;
  }

  private static @Nullable String value(
      ConnectionProperty property, @Nullable String url, @Nullable Properties info) {
    if (property.secret()) {
      return null;
    }
    try {
      ConnectionUrl parsed =
          url != null && ConnectionUrl.accepts(url)
              ? ConnectionUrl.parse(url)
              : new ConnectionUrl(Map.of());
      return GivenProperties.of(parsed, info)
          .text(property)
          .filter(property::showable)
          .orElse(property.defaultValue());
    } catch (SQLException e) {
      // A URL that is still being typed: the defaults describe it best.
      return property.defaultValue();
    }
  }
}
