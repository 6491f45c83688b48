package ai.whattalk.jdbc.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.ApiStatement;
import ai.whattalk.jdbc.ExampleRunner;
import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.Assistant;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.demo.DemoApi;
import ai.whattalk.jdbc.testing.AssistantList;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SimulatedAssistants;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what users are shown: the scripts of examples/sql, and the SQL of the README. */
final class ExamplesIT {
  private static final Path FOLDER = Path.of("examples/sql");
  private static final Pattern README_SQL =
      Pattern.compile("^```sql\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  /** A row of the README's table of conditions and what they send. */
  private static final Pattern README_CONDITION =
      Pattern.compile(
          "^\\| `([^|`]+)` \\| (?:`([^|`]+)`|none|(no request)) \\|$", Pattern.MULTILINE);

  /** A statement of the README that is explained, and the plan that it shows. */
  private static final Pattern README_EXPLAINED =
      Pattern.compile("^EXPLAIN ([^;]+);\\R\\R(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  /** A row of the README's table of what is not supported, and with which state it fails. */
  private static final Pattern README_UNSUPPORTED =
      Pattern.compile("^\\| [^|]+ \\| `([^|`]+)` \\| (\\w{5}) \\|$", Pattern.MULTILINE);

  private static final List<Conversation> conversations = new ArrayList<>();
  private static final List<Assistant> assistants = new ArrayList<>();
  @AutoClose private static Connection demo;

  @BeforeAll
  static void connect() throws SQLException {
    demo = DriverManager.getConnection("jdbc:whattalk:demo=true");
    AccountApi api = DemoApi.open(ScanSettings.DEFAULT, Clock.systemUTC());
    RequestScope scope = new RequestScope(warning -> {});
    read(
        api.list(AccountLists.CONVERSATIONS, scope)
            .read(new ReadRequest(ConversationList.ALL, ReadRequest.ALL)),
        row -> conversations.add(ConversationList.conversation(row)));
    read(
        api.list(AccountLists.ASSISTANTS, scope)
            .read(new ReadRequest(AssistantList.ALL, ReadRequest.ALL)),
        row -> assistants.add(AssistantList.assistant(row)));
  }

  private static void read(RowSource rows, Consumer<ListRow> consumer) {
    for (ListRow row = rows.next(); row != null; row = rows.next()) {
      consumer.accept(row);
    }
  }

  static List<Path> scripts() throws IOException {
    return ExampleRunner.scriptsOf(FOLDER);
  }

  @Test
  void everyUseHasItsScript() throws IOException {
    assertThat(scripts())
        .extracting(script -> script.getFileName().toString())
        .contains(
            "analytics-dashboard.sql",
            "billing-review.sql",
            "crm-extract.sql",
            "quality-monitoring.sql");
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyStatementGivesRows(Path script) throws IOException, SQLException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    List<Integer> rowCounts =
        new ExampleRunner(demo, new PrintStream(printed, true, UTF_8)).run(script);

    assertThat(rowCounts).hasSizeGreaterThanOrEqualTo(3).allMatch(count -> count > 0);
    assertThat(printed.toString(UTF_8)).doesNotContain("Warning:");
  }

  @Test
  void theOverviewFitsAScreen() throws IOException, SQLException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    List<Integer> rowCounts =
        new ExampleRunner(demo, new PrintStream(printed, true, UTF_8), true)
            .run(FOLDER.resolve("overview.sql"));

    assertThat(rowCounts).hasSize(6);
    assertThat(printed.toString(UTF_8).lines())
        .hasSizeLessThanOrEqualTo(42)
        .allMatch(line -> line.length() <= 100);
  }

  /** DBeaver takes a blank line for the end of a statement. */
  @ParameterizedTest
  @MethodSource("scripts")
  void noStatementHoldsABlankLineAndEachHasItsQuestion(Path script) throws IOException {
    boolean inside = false;
    String former = "";
    for (String line : Files.readAllLines(script)) {
      if (inside) {
        assertThat(line).as("a line of a statement of %s", script).isNotBlank();
      } else if (!line.isBlank() && !line.startsWith("--")) {
        assertThat(former).as("the line above \"%s\" of %s", line, script).startsWith("-- ");
        inside = true;
      }
      inside &= !line.stripTrailing().endsWith(";");
      former = line;
    }
    assertThat(inside).as("%s ends inside a statement", script).isFalse();
  }

  @Test
  void theReadmesSqlRuns() throws IOException, SQLException {
    List<String> statements = new ArrayList<>();
    for (String block :
        README_SQL
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map((MatchResult result) -> result.group(1))
            .toList()) {
      statements.addAll(List.of(block.strip().split(";\\s*(\\R|$)")));
    }

    assertThat(statements).hasSizeGreaterThanOrEqualTo(3);
    for (String sql : statements) {
      try (Statement statement = demo.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        assertThat(rows.next()).as("%s gives a row", sql).isTrue();
      }
    }
  }

  @Test
  void theReadmesConditionsSendWhatItSays() throws IOException, SQLException {
    List<MatchResult> conditions =
        README_CONDITION.matcher(Files.readString(Path.of("README.md"))).results().toList();

    assertThat(conditions).hasSizeGreaterThanOrEqualTo(5);
    for (MatchResult condition : conditions) {
      List<String> expected = new ArrayList<>();
      if (condition.group(3) == null) {
        expected.add(condition.group(2) == null ? "" : condition.group(2));
      }
      assertThat(firstRequests("SELECT id FROM conversations WHERE " + condition.group(1)))
          .as(condition.group(1))
          .isEqualTo(expected);
    }
  }

  @Test
  void explanationsAreWhatTheReadmeShows() throws IOException, SQLException {
    List<MatchResult> examples =
        README_EXPLAINED.matcher(Files.readString(Path.of("README.md"))).results().toList();

    assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
    for (MatchResult example : examples) {
      StringBuilder plan = new StringBuilder();
      String sql = "EXPLAIN " + example.group(1);
      try (SimulatedApi server = serverOfDemo();
          Connection connection = connect(server);
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          plan.append(rows.getString("PLAN")).append('\n');
        }
        assertThat(statement.unwrap(ApiStatement.class).getRequestCount()).isZero();
      }
      assertThat(plan.toString()).as(sql).isEqualTo(example.group(2).replace("\r\n", "\n"));
    }
  }

  @Test
  void whatTheReadmeSaysIsNotSupportedFailsAsItSays() throws IOException, SQLException {
    List<MatchResult> examples =
        README_UNSUPPORTED.matcher(Files.readString(Path.of("README.md"))).results().toList();

    assertThat(examples).hasSizeGreaterThanOrEqualTo(20);
    for (MatchResult example : examples) {
      try (Statement statement = demo.createStatement()) {
        assertThatThrownBy(() -> statement.execute(example.group(1)))
            .as(example.group(1))
            .isInstanceOfSatisfying(
                SQLException.class,
                e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(example.group(2)));
      }
    }
  }

  /** A server that has the rows of the demo account, and of which nothing is known yet. */
  private static SimulatedApi serverOfDemo() {
    SimulatedApi server = new SimulatedApi(conversations);
    server.assistants().rows(assistants);
    return server;
  }

  private static Connection connect(SimulatedApi server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:whattalk:baseUrl=" + server.baseUrl(), "", server.key());
  }

  /**
   * The parameters of the lists of conversations that a statement has begun to read once it gave a
   * row.
   */
  private static List<String> firstRequests(String sql) throws SQLException {
    try (SimulatedApi server = serverOfDemo();
        Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      server.clearRequests();
      try (ResultSet rows = statement.executeQuery(sql)) {
        rows.next();
      }
      return server.queries().stream()
          .filter(query -> !query.equals(SimulatedAssistants.LIST_QUERY))
          .filter(query -> query.endsWith("per_page=100&page=1"))
          .map(query -> query.replaceFirst("&?per_page=100&page=1$", ""))
          .toList();
    }
  }
}
