package ai.whattalk.jdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.shell.ShellArguments.Sql;
import ai.whattalk.jdbc.shell.ShellArguments.SqlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shell takes behind its name. */
final class ShellArgumentsTest {

  @Test
  void opensTheDemoAccountInTables() throws UsageException {
    ShellArguments arguments = ShellArguments.of();

    assertThat(arguments.isDemo()).isTrue();
    assertThat(arguments.url()).isEqualTo("jdbc:whattalk:demo=true");
    assertThat(arguments.format()).isEqualTo(RowFormat.TABLE);
    assertThat(arguments.sources()).isEmpty();
  }

  @Test
  void takesAUrlAFormatAndStatementsInTheirOrder() throws UsageException {
    ShellArguments arguments =
        ShellArguments.of(
            "-e", "SELECT 1", "--format", "json", "jdbc:whattalk:pageSize=50", "-f", "-", "-e", "");

    assertThat(arguments.url()).isEqualTo("jdbc:whattalk:pageSize=50");
    assertThat(arguments.format()).isEqualTo(RowFormat.JSON);
    assertThat(arguments.sources())
        .containsExactly(new Sql("SELECT 1"), new SqlFile("-"), new Sql(""));
    assertThat(ShellArguments.of("--live").url()).isEqualTo("jdbc:whattalk:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-e",
        "--format",
        "--format xml",
        "--nothing",
        "--live jdbc:whattalk:",
        "jdbc:postgresql:x",
        "secret-key",
        "--key=secret-key",
        "-e \uFFFD"
      })
  void refusesOthersWithoutRepeatingValues(String line) {
    assertThatThrownBy(() -> ShellArguments.of(line.split(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessageNotContaining("secret");
  }
}
