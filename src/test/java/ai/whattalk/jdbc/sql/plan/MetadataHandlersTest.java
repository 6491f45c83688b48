package ai.whattalk.jdbc.sql.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataHandlersTest {
  @TempDir private Path folder;

  /** Else a build left it out, or what it is made from has changed since. */
  @Test
  void theCodeBesideTheDriversClassesIsWhatWouldBeCompiledNow() throws IOException {
    MetadataHandlers.main(new String[] {folder.toString()});
    List<Path> compiled;
    try (Stream<Path> paths = Files.walk(folder)) {
      compiled = paths.filter(Files::isRegularFile).toList();
    }
    assertThat(compiled).hasSizeGreaterThan(20);
    for (Path code : compiled) {
      String name = folder.relativize(code).toString().replace('\\', '/');
      try (InputStream built = getClass().getClassLoader().getResourceAsStream(name)) {
        assertThat(built).as("%s, which mvn process-classes writes", name).isNotNull();
        assertThat(built.readAllBytes()).as(name).isEqualTo(Files.readAllBytes(code));
      }
    }
  }
}
