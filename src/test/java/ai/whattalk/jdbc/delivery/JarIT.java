package ai.whattalk.jdbc.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.whattalk.jdbc.testing.JarProgram;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the packaged jar, and what is not. */
final class JarIT {
  private static final String OURS = "ai/whattalk/jdbc/";
  private static final String SHADED = "ai.whattalk.jdbc.shaded.";
  private static final int JAVA_17_CLASS_FILE = 61;

  @AutoClose private static JarFile jar;
  private static List<String> entries;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(System.getProperty("driver.jar"));
    entries = jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
  }

  @Test
  void testsRunAgainstTheJar() throws ClassNotFoundException {
    Class<?> driver = Class.forName("ai.whattalk.jdbc.WhatTalkDriver");
    assertThat(driver.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith(Path.of(jar.getName()).getFileName().toString());
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> Class.forName("org.apache.calcite.rel.RelNode"));
  }

  @Test
  void everyClassIsOursOrRelocated() {
    assertThat(entries)
        .filteredOn(name -> name.endsWith(".class"))
        .hasSizeGreaterThan(5000)
        .allMatch(name -> name.startsWith(OURS));
  }

  @Test
  void everyResourceIsRelocatedOrMetadata() {
    assertThat(entries)
        .filteredOn(name -> !name.startsWith(OURS))
        .allMatch(
            name -> name.matches("META-INF/(MANIFEST.MF|LICENSE|NOTICE|(services|licenses)/.*)"));
  }

  /** Beside the class by whose package the driver finds it; else each JVM would compile it anew. */
  @Test
  void theCodeForMetadataIsCompiled() {
    String folder = SHADED.replace('.', '/') + "org/apache/calcite/rel/metadata/janino/";
    assertThat(entries)
        .contains(folder + "RelMetadataHandlerGeneratorUtil.class")
        .filteredOn(name -> name.startsWith(folder + "CompiledMetadata_"))
        .hasSizeGreaterThan(20)
        .contains(folder + "CompiledMetadata_RowCountHandler.class");
  }

  @Test
  void nothingOfTheShellIsIn() {
    assertThat(entries).noneMatch(name -> name.contains("shell") || name.contains("jline"));
  }

  @Test
  void saysWhatItIsInThreeLines() throws Exception {
    JarProgram.Run run = new JarProgram(jar.getName(), List.of(), Map.of()).run("");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("ai.whattalk.jdbc.WhatTalkDriver"))
        .anyMatch(line -> line.contains("-shell.jar"));
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void everyClassRunsOnJava17() throws IOException {
    List<String> newer = new ArrayList<>();
    for (String name : entries) {
      if (name.endsWith(".class")) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
          in.readInt();
          in.readUnsignedShort();
          if (in.readUnsignedShort() > JAVA_17_CLASS_FILE) {
            newer.add(name);
          }
        }
      }
    }
    assertThat(newer).isEmpty();
  }

  @Test
  void driverServiceHasOneLine() throws IOException {
    assertThat(text("META-INF/services/java.sql.Driver").lines())
        .containsExactly("ai.whattalk.jdbc.WhatTalkDriver");
  }

  @Test
  void otherServicesAreRelocated() throws IOException {
    for (String name : entries) {
      if (name.startsWith("META-INF/services/") && !name.endsWith("/java.sql.Driver")) {
        assertThat(name).startsWith("META-INF/services/" + SHADED);
        assertThat(text(name).lines()).isNotEmpty().allMatch(line -> line.startsWith(SHADED));
      }
    }
  }

  @Test
  void manifestNamesVersionAndModule() throws IOException {
    Attributes main = jar.getManifest().getMainAttributes();
    assertThat(main.getValue("Implementation-Version"))
        .isEqualTo(System.getProperty("driver.version"));
    assertThat(main.getValue("Automatic-Module-Name")).isEqualTo("ai.whattalk.jdbc");
    assertThat(main.getValue("Multi-Release")).isNull();
    assertThat(jar.getManifest().getEntries()).as("signed entries").isEmpty();
  }

  @Test
  void licencesOfWhatIsBundledAreIn() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License");
    String notice = text("META-INF/NOTICE");
    assertThat(notice).contains("Apache Calcite", "Jackson", "OkHttp", "Kotlin", "Guava");
    List<String> licences =
        entries.stream().filter(name -> name.startsWith("META-INF/licenses/")).toList();
    assertThat(licences).isNotEmpty();
    for (String licence : licences) {
      assertThat(text(licence)).as(licence).isNotBlank();
      assertThat(notice).contains(licence.substring("META-INF/".length()));
    }
  }

  @Test
  void installedPomHasNoDependency() throws IOException {
    assertThat(Files.readString(Path.of(System.getProperty("installed.pom"))))
        .contains("<artifactId>whattalk-jdbc</artifactId>", "<name>Apache-2.0</name>")
        .doesNotContain("<dependency>", "<dependencies>", "<build>", "<parent>");
  }

  @Test
  void onlyOurDriverRegisters() throws Exception {
    URL[] path = {Path.of(System.getProperty("driver.jar")).toUri().toURL()};
    try (URLClassLoader alone = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      assertThat(ServiceLoader.load(Driver.class, alone))
          .filteredOn(driver -> driver.getClass().getClassLoader() == alone)
          .singleElement()
          .satisfies(driver -> assertThat(driver.acceptsURL("jdbc:whattalk:")).isTrue());
      for (String bundled : List.of("jdbc.Driver", "avatica.remote.Driver")) {
        Driver driver =
            Class.forName(SHADED + "org.apache.calcite." + bundled, true, alone)
                .asSubclass(Driver.class)
                .getConstructor()
                .newInstance();
        assertThat(driver.acceptsURL("jdbc:calcite:")).isFalse();
        assertThat(driver.acceptsURL("jdbc:avatica:remote:url=http://localhost")).isFalse();
      }
    }
  }

  private static String text(String entry) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
