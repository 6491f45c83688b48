package ai.whattalk.jdbc.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.ExampleRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the scripts of examples/sql. */
final class ExamplesIT {
  private static final Path FOLDER = Path.of("examples/sql");

  @AutoClose private static Connection demo;

  @BeforeAll
  static void connect() throws SQLException {
    demo = DriverManager.getConnection("jdbc:whattalk:demo=true");
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
}
