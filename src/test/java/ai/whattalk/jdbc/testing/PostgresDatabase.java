package ai.whattalk.jdbc.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An empty database for the tests of one class, in the one PostgreSQL that all classes of a JVM
 * share. Where there is no PostgreSQL for the machine, the class is skipped. Register it as a
 * static field.
 */
public final class PostgresDatabase implements BeforeAllCallback, AfterAllCallback {
  private @Nullable Connection connection;

  /** Runs from the first use until the JVM ends. */
  private static final class Shared {
    static final PostgresServer SERVER = start();

    private Shared() {}

    private static PostgresServer start() {
      try {
        return new PostgresServer();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    assumeTrue(
        PostgresServer.isAvailable(),
        "No PostgreSQL to compare with: the build brings one for Linux on x86-64 only");
  }

  /** The connection to the database; its session has the zone of the JVM at the first call. */
  public Connection connection() throws SQLException {
    if (connection == null) {
      connection = Shared.SERVER.connectToNewDatabase();
    }
    return connection;
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
