package ai.whattalk.jdbc.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.ApiStatement;
import ai.whattalk.jdbc.testing.DemoServer;
import ai.whattalk.jdbc.testing.ResultRows;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.Snippet;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The SQL of the README and of docs runs as printed, and gives what is shown below it. Its Java and
 * its commands are {@link SnippetProgramsIT}'s.
 *
 * <p>Behind {@code sql}, a fence may name the SQLState with which each statement of it is refused,
 * or {@code h2}: then it is for H2 with the driver on its class path.
 */
final class SnippetsIT {
  private static final String H2 = "h2";

  @AutoClose private static Connection demo;

  @BeforeAll
  static void connect() throws SQLException {
    demo = DriverManager.getConnection("jdbc:whattalk:demo=true");
  }

  /** Those of one language and text once. */
  static List<Snippet> snippets() throws IOException {
    List<String> texts = new ArrayList<>();
    List<Snippet> snippets = new ArrayList<>();
    for (Snippet snippet : Snippet.all()) {
      if (snippet.language().equals("sql") && !texts.contains(snippet.text() + snippet.shown())) {
        texts.add(snippet.text() + snippet.shown());
        snippets.add(snippet);
      }
    }
    return snippets;
  }

  @Test
  void everySnippetIsOfALanguageThatIsTriedOrThatIsKnownNotToBe() throws IOException {
    List<Snippet> all = Snippet.all();

    assertThat(all).hasSizeGreaterThan(20);
    assertThat(all)
        .allSatisfy(
            snippet ->
                assertThat(snippet.language())
                    .as(snippet.toString())
                    .isIn("sql", "java", "sh", "xml", "text", "r", "python", "js"));
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void runsAsPrinted(Snippet snippet) throws SQLException {
    List<String> statements = List.of(snippet.text().strip().split(";\\s*(\\R|$)"));

    for (String sql : statements) {
      String shown = sql.equals(statements.get(statements.size() - 1)) ? snippet.shown() : "";
      if (snippet.note().equals(H2)) {
        runInH2(sql);
      } else if (!snippet.note().isEmpty()) {
        isRefused(sql, snippet.note());
      } else if (sql.startsWith("EXPLAIN ")) {
        isExplained(sql, shown);
      } else {
        givesRows(sql, shown);
      }
    }
  }

  private static void givesRows(String sql, String shown) throws SQLException {
    try (Statement statement = demo.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (shown.isEmpty()) {
        assertThat(rows.next()).as("%s gives a row", sql).isTrue();
      } else {
        List<List<String>> given = new ArrayList<>(List.of(ResultRows.labels(rows)));
        while (rows.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= given.get(0).size(); i++) {
            row.add(Objects.requireNonNullElse(rows.getString(i), ""));
          }
          given.add(row);
        }
        assertThat(withoutNumbers(given)).as(sql).isEqualTo(withoutNumbers(table(shown)));
      }
    }
  }

  /** The cells of a table that is printed, the headings first. */
  private static List<List<String>> table(String printed) {
    return printed
        .lines()
        .filter(line -> !line.matches("[-+]+"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .toList();
  }

  /** Numbers are others each day: that there is one is all that is compared. */
  private static List<List<String>> withoutNumbers(List<List<String>> cells) {
    return cells.stream()
        .map(row -> row.stream().map(cell -> cell.replaceFirst("^-?\\d+(\\.\\d+)?$", "#")).toList())
        .toList();
  }

  /** The plan is that of a server of which nothing is known yet, and costs no request. */
  private static void isExplained(String sql, String shown) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (SimulatedApi server = new DemoServer().start();
        Connection connection =
            DriverManager.getConnection(
                "jdbc:whattalk:baseUrl=" + server.baseUrl(), "", server.key());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        plan.append(rows.getString("PLAN")).append('\n');
      }
      assertThat(statement.unwrap(ApiStatement.class).getRequestCount()).isZero();
    }
    assertThat(plan.toString()).as(sql).isEqualTo(shown);
  }

  private static void isRefused(String sql, String state) throws SQLException {
    try (Statement statement = demo.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql))
          .as(sql)
          .isInstanceOfSatisfying(
              SQLException.class,
              e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
    }
  }

  private static void runInH2(String sql) throws SQLException {
    try (Connection empty =
            DriverManager.getConnection("jdbc:h2:mem:;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        Statement statement = empty.createStatement()) {
      statement.execute(sql);
      assertThat(ResultRows.of(statement.executeQuery("SELECT type, id FROM conversations")).rows())
          .isNotEmpty();
    }
  }
}
