package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page of Spark and {@code examples/spark} are true to the versions that are tried. What the
 * example does is tested by {@code src/test/clients/spark}.
 */
final class SparkExampleTest {
  private static final Path EXAMPLE = Path.of("examples/spark");
  private static final Path PAGE = Path.of("docs/spark.md");

  private static String only(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theVersionsAreThoseThatAreTried() throws IOException {
    Path pom = EXAMPLE.resolve("pom.xml");
    String version =
        only("<artifactId>whattalk-jdbc</artifactId>\\s*<version>(.*?)<", Path.of("pom.xml"));
    assertThat(only("<driver.version>(.*?)<", pom)).isEqualTo(version);
    assertThat(only("(whattalk-jdbc-[0-9].*?jar)", PAGE))
        .isEqualTo("whattalk-jdbc-" + version + ".jar");
    assertThat(only("<spark.version>(.*?)<", pom))
        .isEqualTo(only("<spark.version>(.*?)<", Path.of("src/test/clients/pom.xml")));
  }
}
