package ai.whattalk.jdbc.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.StringTokenizer;
import org.junit.jupiter.api.Test;

/**
 * The jar beside a host that has a Calcite, Guava, Jackson and Kotlin of its own: once each in a
 * class loader of its own, once both in one.
 */
final class IsolationIT {
  private static final String OUR_DRIVER = "ai.whattalk.jdbc.WhatTalkDriver";
  private static final String STOCK_DRIVER = "org.apache.calcite.jdbc.Driver";

  @Test
  void answersAloneWithoutAContextClassLoaderAndBesideStockCalcite() throws Exception {
    try (URLClassLoader ours = loader(List.of(driverJar()));
        URLClassLoader host = loader(hostJars())) {
      Driver driver = driver(OUR_DRIVER, ours);
      answersWithoutAContextClassLoader(driver);
      assertBothAnswer(driver, driver(STOCK_DRIVER, host));
    }
  }

  private static void answersWithoutAContextClassLoader(Driver driver) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(null);
    try {
      assertOursAnswers(driver);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void answersInOneLoaderWithStockCalcite() throws Exception {
    List<URL> path = new ArrayList<>(hostJars());
    path.add(driverJar());
    try (URLClassLoader loader = loader(path)) {
      assertBothAnswer(driver(OUR_DRIVER, loader), driver(STOCK_DRIVER, loader));
    }
  }

  private static void assertBothAnswer(Driver ours, Driver stock) throws Exception {
    assertOursAnswers(ours);
    assertThat(query(stock, "jdbc:calcite:", "VALUES 1")).containsExactly("1");
    assertOursAnswers(ours);

    assertThat(ours.acceptsURL("jdbc:calcite:")).isFalse();
    assertThat(ours.connect("jdbc:calcite:", new Properties())).isNull();
    assertThat(stock.acceptsURL("jdbc:whattalk:demo=true")).isFalse();
    assertThat(stock.connect("jdbc:whattalk:demo=true", new Properties())).isNull();
  }

  private static void assertOursAnswers(Driver ours) throws Exception {
    assertThat(
            query(
                ours,
                "jdbc:whattalk:demo=true",
                "SELECT type, COUNT(*) FROM conversations GROUP BY type"))
        .isNotEmpty();
  }

  private static List<String> query(Driver driver, String url, String sql) throws Exception {
    List<String> firstColumn = new ArrayList<>();
    try (Connection connection = driver.connect(url, new Properties());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        firstColumn.add(rows.getString(1));
      }
    }
    return firstColumn;
  }

  private static Driver driver(String className, ClassLoader loader) throws Exception {
    Class<?> driver = Class.forName(className, true, loader);
    assertThat(driver.getClassLoader()).isSameAs(loader);
    return driver.asSubclass(Driver.class).getConstructor().newInstance();
  }

  private static URLClassLoader loader(List<URL> path) {
    return new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL driverJar() throws MalformedURLException {
    return Path.of(System.getProperty("driver.jar")).toUri().toURL();
  }

  /** The driver's dependencies as they come: what a host with Calcite has on its class path. */
  private static List<URL> hostJars() throws MalformedURLException {
    StringTokenizer paths =
        new StringTokenizer(System.getProperty("host.classpath"), File.pathSeparator);
    List<URL> jars = new ArrayList<>();
    while (paths.hasMoreTokens()) {
      jars.add(Path.of(paths.nextToken()).toUri().toURL());
    }
    return jars;
  }
}
