package ai.whattalk.jdbc.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ConnectedApi;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.sql.DataSource;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** The packaged jar as a bundle of OSGi. */
final class OsgiIT {
  private static final int CLASS = 7;

  /** Modules of a JRE that has JDBC. */
  private static final Set<String> ALWAYS_THERE = Set.of("java.base", "java.sql", "java.xml");

  @AutoClose private static JarFile jar;
  private static Attributes manifest;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(System.getProperty("driver.jar"));
    manifest = jar.getManifest().getMainAttributes();
  }

  /** Starts a driver of its own, which takes some seconds: for {@code .ci/run} only. */
  @Test
  @EnabledIfSystemProperty(named = "cases.times", matches = "[2-9]|\\d{2,}")
  void answersInAFramework(@TempDir Path cache) throws Exception {
    Framework framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(Constants.FRAMEWORK_STORAGE, cache.toString(), "felix.log.level", "1"));
    framework.start();
    try {
      Bundle bundle =
          framework.getBundleContext().installBundle("reference:" + Path.of(jar.getName()).toUri());
      bundle.start();
      Class<?> type = bundle.loadClass("ai.whattalk.jdbc.WhatTalkDataSource");
      assertThat(type.getClassLoader()).isNotEqualTo(OsgiIT.class.getClassLoader());
      DataSource source = (DataSource) type.getConstructor().newInstance();
      type.getMethod("setDemo", boolean.class).invoke(source, true);
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        assertThat(
                ConnectedApi.column(
                    statement.executeQuery(
                        "SELECT t.type FROM conversations c JOIN conversation_types t USING (type)"
                            + " WHERE assistant_name ~ '.' AND total_cost > 0.001"
                            + " GROUP BY t.type ORDER BY 1")))
            .containsExactly("api", "test", "whatsapp", "widget");
      }
      bundle.stop();
    } finally {
      framework.stop();
      framework.waitForStop(0);
    }
  }

  @Test
  void exportsTheDriverOnly() {
    assertThat(manifest.getValue("Export-Package"))
        .isEqualTo(
            "ai.whattalk.jdbc;version=\"%s\";uses:=\"javax.sql\""
                .formatted(System.getProperty("driver.version")));
    assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("ai.whattalk.jdbc");
    assertThat(manifest.getValue("Bundle-Version")).matches("\\d+\\.\\d+\\.\\d+(\\.\\w+)?");
  }

  /** Packages of the JDK but for those that a framework gives to all, {@code java.*}. */
  @Test
  void importsWhatItsClassesName() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Enumeration<JarEntry> each = jar.entries(); each.hasMoreElements(); ) {
      JarEntry entry = each.nextElement();
      if (entry.getName().endsWith(".class")) {
        try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(jar.getInputStream(entry)))) {
          addPackages(in, used);
        }
      }
    }
    List<String> imports = new ArrayList<>();
    for (String name : used) {
      ModuleLayer.boot().modules().stream()
          .filter(module -> module.getName().matches("java\\..*|jdk\\.unsupported"))
          .filter(module -> !name.startsWith("java.") && module.isExported(name))
          .map(module -> ALWAYS_THERE.contains(module.getName()) ? "" : ";resolution:=optional")
          .forEach(optional -> imports.add(name + optional));
    }

    assertThat(manifest.getValue("Import-Package").split(",", -1))
        .containsExactlyElementsOf(imports);
  }

  /** The packages of the classes that a class file names. */
  private static void addPackages(DataInputStream in, Set<String> packages) throws IOException {
    in.skipNBytes(8);
    int count = in.readUnsignedShort();
    String[] texts = new String[count];
    int[] names = new int[count];
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case CLASS -> names[i] = in.readUnsignedShort();
        case 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        case 5, 6 -> {
          in.skipNBytes(8);
          // Takes two places.
          i++;
        }
        default -> in.skipNBytes(4);
      }
    }
    for (int name : names) {
      String type = texts[name] == null ? "" : texts[name].replaceFirst("^\\[+L?", "");
      int end = type.lastIndexOf('/');
      if (end > 0) {
        packages.add(type.substring(0, end).replace('/', '.'));
      }
    }
  }
}
