package ai.whattalk.jdbc.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The H2 Console, a SQL client in a browser, with the packaged driver on its class path. What is
 * done and seen there is in {@code src/test/browser/console.mjs}, which leaves screenshots in
 * {@code target/screenshots}; what the API is asked for meanwhile is here.
 */
final class H2ConsoleTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();
  private static final String CONNECTING = "per_page=1&page=1";

  private final SimulatedApi api = new SimulatedApi(TestRows.conversations(250, 7));
  private Server console;

  @TempDir private Path folder;
  private Path asked;

  @BeforeEach
  void startConsole() throws SQLException {
    asked = folder.resolve("asked");
    console = Server.createWebServer("-webPort", "0", "-webDaemon", "-properties", "null").start();
  }

  @AfterEach
  void stopConsole() {
    console.stop();
    api.close();
  }

  @Test
  void saysThatAKeyIsWrong() throws Exception {
    inBrowser("logInWithAWrongKey");
    assertThat(api.queries()).containsExactly(CONNECTING);
  }

  @Test
  void showsTablesAndColumns() throws Exception {
    inBrowser("browse");
    assertThat(api.queries()).containsExactly(CONNECTING);
  }

  @Test
  void showsTheRowsOfAQuery() throws Exception {
    inBrowser("query");
    assertThat(api.queries())
        .containsExactly(CONNECTING, "type=widget&date_from=2025-05-31&per_page=100&page=1");
  }

  /** {@code demo.png} of its screenshots is {@code docs/images/h2-console.png}. */
  @Test
  void showsTheDemoAccount() throws Exception {
    inBrowser("queryTheDemoAccount", "jdbc:whattalk:demo=true", "");
    assertThat(api.queries()).isEmpty();
  }

  @Test
  void runsAScriptUpToItsMaximumOfRows() throws Exception {
    inBrowser("runAScript");
    assertThat(api.queries()).containsExactly(CONNECTING, "per_page=10&page=1");
  }

  @Test
  void saysWhatIsWrongInOneLine() throws Exception {
    inBrowser("err");
    assertThat(api.queries()).containsExactly(CONNECTING);
  }

  @Test
  void showsMetadata() throws Exception {
    inBrowser("lookIntoMetadata");
    assertThat(api.queries()).containsExactly(CONNECTING);
  }

  @Test
  void stopsAQuery() throws Exception {
    api.answer(
        request -> {
          if (!"100".equals(request.getUrl().queryParameter("per_page"))) {
            return null;
          }
          touch(asked);
          return new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build();
        });
    inBrowser("stopAQuery");
    assertThat(api.queries()).containsExactly(CONNECTING, "per_page=100&page=1");
  }

  private static void touch(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void inBrowser(String scenario) throws IOException, InterruptedException {
    inBrowser(scenario, "jdbc:whattalk:baseUrl=" + api.baseUrl(), api.key());
  }

  private void inBrowser(String scenario, String url, String key)
      throws IOException, InterruptedException {
    Files.createDirectories(SCREENSHOTS);
    Path log = SCREENSHOTS.resolveSibling(scenario + ".log");
    ProcessBuilder builder =
        new ProcessBuilder("node", "console.mjs", scenario)
            .directory(Path.of("src", "test", "browser").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "CONSOLE_URL",
                "http://127.0.0.1:" + console.getPort() + "/",
                "JDBC_URL",
                url,
                "API_KEY",
                key,
                "SCREENSHOTS",
                SCREENSHOTS.toString(),
                "ASKED",
                asked.toString()));
    Process browser = builder.start();
    boolean ended = browser.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      browser.descendants().forEach(ProcessHandle::destroy);
      browser.destroy();
    }
    assertThat(ended && browser.exitValue() == 0).as(Files.readString(log, UTF_8)).isTrue();
  }
}
