package ai.whattalk.jdbc.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.settings.ConnectionProperty;
import ai.whattalk.jdbc.testing.DemoServer;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SimulatedAssistants;
import ai.whattalk.jdbc.testing.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What tables of the README and of docs say of the driver holds. Their snippets are {@link
 * SnippetsIT}'s.
 */
final class DocumentationIT {
  private static final Path README = Path.of("README.md");
  private static final Path DOCS = Path.of("docs");
  private static final int README_LINES = 200;

  /** A row of a table of conditions and what they send. */
  private static final Pattern CONDITION =
      Pattern.compile(
          "^\\| `([^|`]+)` \\| (?:`([^|`]+)`|none|(no request)) \\|$", Pattern.MULTILINE);

  /** A row of the table of what is not supported, and with which state it fails. */
  private static final Pattern NOT_SUPPORTED =
      Pattern.compile("^\\| [^|]+ \\| `([^|`]+)` \\| (\\w{5}) \\|$", Pattern.MULTILINE);

  /** The names of properties at the beginning of a row, and the default behind them. */
  private static final Pattern PROPERTY =
      Pattern.compile("^\\| ((?:`\\w+`(?:, )?)+) \\| ([^|]*)\\|", Pattern.MULTILINE);

  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");

  @Test
  void theReadmeIsOnePage() throws IOException {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(README_LINES);
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    List<Path> pages = new ArrayList<>(Snippet.pages());
    pages.addAll(List.of(Path.of("CONTRIBUTING.md"), Path.of("SECURITY.md")));
    for (Path page : pages) {
      for (MatchResult link : results(LINK, page)) {
        if (link.group(1).startsWith("https://")) {
          continue;
        }
        Path target =
            link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
        assertThat(target).as("%s of %s", link.group(), page).exists();
        if (link.group(2) != null) {
          assertThat(anchors(target)).as("%s of %s", link.group(), page).contains(link.group(2));
        }
      }
    }
  }

  private static List<String> anchors(Path page) throws IOException {
    return results(HEADING, page).stream()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-'))
        .toList();
  }

  @Test
  void conditionsSendWhatIsSaid() throws IOException, SQLException {
    List<MatchResult> conditions = results(CONDITION, DOCS.resolve("pushdown.md"));
    assertThat(conditions).hasSizeGreaterThanOrEqualTo(13);
    assertThat(results(CONDITION, README)).hasSize(6);
    assertThat(results(CONDITION, README).stream().map(MatchResult::group))
        .isSubsetOf(conditions.stream().map(MatchResult::group).toList());

    DemoServer demo = new DemoServer();
    for (MatchResult condition : conditions) {
      List<String> expected = new ArrayList<>();
      if (condition.group(3) == null) {
        expected.add(condition.group(2) == null ? "" : condition.group(2));
      }
      assertThat(firstRequests(demo, "SELECT id FROM conversations WHERE " + condition.group(1)))
          .as(condition.group(1))
          .isEqualTo(expected);
    }
  }

  /**
   * The parameters of the lists of conversations that a statement has begun to read once it gave a
   * row.
   */
  private static List<String> firstRequests(DemoServer demo, String sql) throws SQLException {
    try (SimulatedApi server = demo.start();
        Connection connection =
            DriverManager.getConnection(
                "jdbc:whattalk:baseUrl=" + server.baseUrl(), "", server.key());
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

  @Test
  void whatIsNotSupportedFailsAsIsSaid() throws IOException, SQLException {
    List<MatchResult> examples = results(NOT_SUPPORTED, DOCS.resolve("sql.md"));

    assertThat(examples).hasSizeGreaterThanOrEqualTo(60);
    try (Connection demo = DriverManager.getConnection("jdbc:whattalk:demo=true")) {
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
  }

  @Test
  void propertiesAreThoseThatTheDriverTakes() throws IOException {
    Set<String> described = new LinkedHashSet<>();
    for (MatchResult row : results(PROPERTY, DOCS.resolve("properties.md"))) {
      for (String name : row.group(1).replace("`", "").split(", ")) {
        described.add(name);
        String expected = ConnectionProperty.named(name).orElseThrow().defaultValue();
        if (expected != null) {
          assertThat(row.group(2)).as(name).contains(expected);
        }
      }
    }

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ConnectionProperty.values())
                .map(ConnectionProperty::propertyName)
                .toList());
    assertThat(results(PROPERTY, README))
        .extracting(row -> row.group(1).replace("`", ""))
        .hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void jarsAndCoordinatesAreThoseOfThisVersion() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String coordinates = pom.substring(pom.indexOf("<groupId>"), pom.indexOf("<packaging>"));
    String version = coordinates.replaceFirst("(?s).*<version>(.*)</version>.*", "$1").strip();

    for (Path page : Snippet.pages()) {
      assertThat(Files.readString(page).replace("whattalk-jdbc-" + version, ""))
          .as(page.toString())
          .doesNotContainPattern("whattalk-jdbc-\\d");
    }
    List<Snippet> dependencies =
        Snippet.all().stream().filter(snippet -> snippet.language().equals("xml")).toList();
    assertThat(dependencies).isNotEmpty();
    assertThat(dependencies)
        .allSatisfy(
            snippet ->
                assertThat(snippet.text())
                    .as(snippet.toString())
                    .isEqualToIgnoringWhitespace("<dependency>" + coordinates + "</dependency>"));
  }

  private static List<MatchResult> results(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results().toList();
  }
}
