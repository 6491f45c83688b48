package ai.whattalk.jdbc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL on a free port of 127.0.0.1, unpacked from the class path into a temporary folder.
 * It ends, and the folder goes, with this object, or with the JVM in whatever way that ends: the
 * shell that runs it waits on a pipe from here.
 *
 * <p>Text is UTF-8, ordered by code point; messages are English, whatever the machine's locale.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final String OWNER = "postgres";
  private static final String READY = "database system is ready to accept connections";

  /** PostgreSQL does not run as root. */
  private static final int ROOT = 0;

  private static final int NOBODY = 65_534;

  private static final String SCRIPT =
      """
      cd "$1" || exit
      trap : INT TERM HUP
      exec 3<&0
      # A server that is still starting has no file with its number yet.
      { cat <&3
        until kill -INT "$(head -n 1 data/postmaster.pid)" || ! kill -0 $$; do sleep 1; done
      } >/dev/null 2>&1 &
      tar -xf postgres.tar && rm postgres.tar &&
        bin/initdb -D data -U "$3" --auth=scram-sha-256 --pwfile=password -E UTF8 --no-sync \
          --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 &&
        bin/postgres -D data -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
          -c fsync=off -c lc_messages=C -c log_min_messages=log -c log_checkpoints=off
      cd / && rm -rf "$1"
      """;

  private final Process process;
  private final BufferedReader output;
  private final int port;
  private final String password = UUID.randomUUID().toString();
  private final AtomicInteger databases = new AtomicInteger();

  /** Starts a server. Throws what it said if it does not come up. */
  public PostgresServer() throws IOException {
    Path folder = Files.createTempDirectory("whattalk-postgres-");
    try (InputStream archive = PostgresServer.class.getResourceAsStream(ARCHIVE)) {
      // Where there is xz, tar calls it, which is far faster.
      Files.copy(
          isInstalled("xz") ? archive : new XZInputStream(archive), folder.resolve("postgres.tar"));
    }
    Files.writeString(folder.resolve("password"), password);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    process =
        new ProcessBuilder(command(folder))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    output = process.inputReader(UTF_8);
    awaitReady();
  }

  /** Whether there is a PostgreSQL for this machine on the class path. */
  public static boolean isAvailable() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64")
        && PostgresServer.class.getResource(ARCHIVE) != null;
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Opens a connection to an empty database that nobody else has. */
  public Connection connectToNewDatabase() throws SQLException {
    String database = "database_" + databases.incrementAndGet();
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database);
    }
    return connect(database);
  }

  private Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", OWNER);
    properties.setProperty("password", password);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
    output.close();
  }

  private List<String> command(Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.getAttribute(folder, "unix:uid").equals(ROOT)) {
      for (String file : List.of("", "postgres.tar", "password")) {
        Files.setAttribute(folder.resolve(file), "unix:uid", NOBODY);
      }
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    command.addAll(
        List.of("sh", "-c", SCRIPT, "sh", folder.toString(), Integer.toString(port), OWNER));
    return command;
  }

  private void awaitReady() throws IOException {
    StringBuilder said = new StringBuilder();
    for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(READY)) {
        return;
      }
      said.append(line).append('\n');
    }
    throw new IOException("PostgreSQL did not start:\n" + said);
  }
}
