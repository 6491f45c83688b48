package ai.whattalk.jdbc.shell;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives SQLLine, which connects by itself, the connection that is open already: so it gets neither
 * a key nor a URL that may hold one, and can't show or keep them.
 */
final class OpenConnectionDriver implements Driver {
  /** What stands for the connection. */
  static final String URL = "jdbc:whattalk-shell:";

  private final Connection connection;

  OpenConnectionDriver(Connection connection) {
    this.connection = connection;
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) {
    return acceptsURL(url) ? connection : null;
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.equals(URL);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 0;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the shell logs nothing", "0A000");
  }
}
