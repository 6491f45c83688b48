package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.sql.dialect.operator.AdmittedOperator;
import ai.whattalk.jdbc.sql.dialect.operator.PostgresOperators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The reference of SQL lists the operators and functions that are admitted: all of them and no
 * others. {@code -Dreference.write=true} writes it anew.
 */
final class SqlReferenceTest {
  private static final Path REFERENCE = Path.of("docs/sql.md");
  private static final String BEGIN = "<!-- The list of admitted operators. -->\n";

  @Test
  void listsWhatIsAdmitted() throws IOException {
    String text = Files.readString(REFERENCE);
    String introduction = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
    if (Boolean.getBoolean("reference.write")) {
      Files.writeString(REFERENCE, introduction + list());
    }

    assertThat(Files.readString(REFERENCE)).isEqualTo(introduction + list());
  }

  private static String list() {
    return PostgresOperators.ADMITTED.entrySet().stream()
        .map(
            heading ->
                "\n## "
                    + heading.getKey()
                    + "\n\n"
                    + heading.getValue().stream()
                        .map(SqlReferenceTest::line)
                        .collect(Collectors.joining()))
        .collect(Collectors.joining());
  }

  private static String line(AdmittedOperator admitted) {
    return admitted.forms().stream()
        .map(form -> "`" + form + "`")
        .collect(Collectors.joining(", ", "- ", "\n"));
  }
}
