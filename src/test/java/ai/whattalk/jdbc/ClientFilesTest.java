package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The files that DBeaver and Tableau are given. The names are those that DBeaver 24.2.4 reads
 * ({@code DriverDescriptorSerializerLegacy} and {@code GenericConstants} in its source), and those
 * in Tableau's reference of JDBC capabilities and its connector SDK's list of them.
 */
final class ClientFilesTest {
  private static final Path DBEAVER = Path.of("examples/dbeaver/drivers.xml");
  private static final Path TABLEAU = Path.of("examples/tableau/whattalk.tdc");

  /** The elements of DBeaver's file and the attributes that each may have. */
  private static final Map<String, Set<String>> DBEAVER_ATTRIBUTES =
      Map.of(
          "drivers", Set.of(),
          "provider", Set.of("id"),
          "driver",
              Set.of(
                  "id", "name", "class", "url", "description", "anonymous", "allowsEmptyPassword"),
          "library", Set.of("type", "path"),
          "property", Set.of("name", "value"),
          "parameter", Set.of("name", "value"));

  /** What each driver of DBeaver's file says of itself. */
  private static final Map<String, String> DBEAVER_PARAMETERS =
      Map.of(
          "read-only-data", "true",
          "read-only-meta-data", "true",
          "omit-catalog", "true",
          "supports-indexes", "false",
          "supports-stored-code", "false",
          "supports-views", "false",
          "supports-truncate", "false",
          "supports-scroll", "false");

  private static final Map<String, Set<String>> TABLEAU_ATTRIBUTES =
      Map.of(
          "connection-customization", Set.of("class", "enabled", "version"),
          "vendor", Set.of("name"),
          "driver", Set.of("name"),
          "customizations", Set.of(),
          "customization", Set.of("name", "value"));

  private static final Map<String, String> TABLEAU_CAPABILITIES =
      Map.of(
          "CAP_CREATE_TEMP_TABLES", "no",
          "CAP_SELECT_INTO", "no",
          "CAP_SELECT_TOP_INTO", "no",
          "CAP_SUPPRESS_TEMP_TABLE_CHECKS", "yes",
          "CAP_CONNECT_STORED_PROCEDURE", "no",
          "CAP_FAST_METADATA", "yes",
          "CAP_JDBC_METADATA_READ_FOREIGNKEYS", "no",
          "CAP_JDBC_METADATA_GET_INDEX_INFO", "no",
          "CAP_JDBC_QUERY_ASYNC", "yes",
          "CAP_JDBC_QUERY_CANCEL", "yes");

  @Test
  void dbeaversFileHasTheNamesThatDBeaverReads() throws Exception {
    Element drivers = read(DBEAVER);

    assertThat(drivers.getTagName()).isEqualTo("drivers");
    assertKnown(drivers, DBEAVER_ATTRIBUTES);
    assertThat(children(drivers, "provider"))
        .extracting(provider -> provider.getAttribute("id"))
        .containsExactly("generic");
    assertThat(children(drivers, "driver")).isEmpty();
    for (Element driver : dbeaversDrivers()) {
      assertThat(namesAndValues(children(driver, "parameter")))
          .as(driver.getAttribute("id"))
          .isEqualTo(DBEAVER_PARAMETERS);
    }
  }

  /** The file names the jar with its version, which is the project's. */
  @Test
  void dbeaversFileNamesTheJar() throws Exception {
    String version = children(read(Path.of("pom.xml")), "version").get(0).getTextContent();
    for (Element driver : dbeaversDrivers()) {
      List<Element> libraries = children(driver, "library");
      assertThat(libraries).hasSize(1);
      assertThat(libraries.get(0).getAttribute("type")).isEqualTo("jar");
      assertThat(libraries.get(0).getAttribute("path"))
          .isEqualTo("${drivers_home}/whattalk-jdbc-" + version + ".jar");
    }
  }

  /** DBeaver loads the class by its name, and asks nothing of a user who is anonymous. */
  @Test
  void dbeaversDemoConnects() throws Exception {
    Element entry = dbeaversDriver("whattalk-demo");

    assertThat(entry.getAttribute("anonymous")).isEqualTo("true");
    String url = entry.getAttribute("url");
    Driver driver = load(entry);
    assertThat(driver.acceptsURL(url)).isTrue();
    try (Connection connection = driver.connect(url, new Properties())) {
      assertThat(count(connection)).isPositive();
    }
  }

  /** The URL can be continued with properties, and the password is the key. */
  @Test
  void dbeaversAccountConnects() throws Exception {
    Element entry = dbeaversDriver("whattalk");

    assertThat(entry.getAttribute("anonymous")).isEmpty();
    assertThat(entry.getAttribute("allowsEmptyPassword")).isEqualTo("true");
    String url = entry.getAttribute("url");
    Driver driver = load(entry);
    assertThat(driver.acceptsURL(url)).isTrue();
    assertThat(driver.getPropertyInfo(url, new Properties())).isNotEmpty();
    try (SimulatedApi api = new SimulatedApi(TestRows.numbered(3))) {
      Properties properties = new Properties();
      properties.putAll(namesAndValues(children(entry, "property")));
      assertThat(properties).isEqualTo(Map.of("cacheTtl", "30"));
      properties.setProperty("password", api.key());
      try (Connection connection = driver.connect(url + "baseUrl=" + api.baseUrl(), properties)) {
        assertThat(count(connection)).isEqualTo(3);
      }
    }
  }

  @Test
  void tableausFileHasTheNamesThatTableauDocuments() throws Exception {
    Element customization = read(TABLEAU);

    assertThat(customization.getTagName()).isEqualTo("connection-customization");
    assertKnown(customization, TABLEAU_ATTRIBUTES);
    assertThat(customization.getAttribute("class")).isEqualTo("genericjdbc");
    assertThat(customization.getAttribute("enabled")).isEqualTo("true");
    assertThat(children(customization, "vendor"))
        .extracting(vendor -> vendor.getAttribute("name"))
        .containsExactly("genericjdbc");
    List<Element> customizations = children(customization, "customizations");
    assertThat(customizations).hasSize(1);
    assertThat(namesAndValues(children(customizations.get(0), "customization")))
        .isEqualTo(TABLEAU_CAPABILITIES);
  }

  /** Tableau calls a driver by what its URLs begin with. */
  @Test
  void tableausFileIsForTheDriversUrls() throws Exception {
    List<Element> drivers = children(read(TABLEAU), "driver");

    assertThat(drivers).hasSize(1);
    String url = "jdbc:" + drivers.get(0).getAttribute("name") + ":";
    assertThat(new WhatTalkDriver().acceptsURL(url)).as(url).isTrue();
  }

  private static List<Element> dbeaversDrivers() throws Exception {
    List<Element> drivers = children(children(read(DBEAVER), "provider").get(0), "driver");
    assertThat(drivers)
        .extracting(driver -> driver.getAttribute("id"))
        .containsExactly("whattalk", "whattalk-demo");
    return drivers;
  }

  private static Element dbeaversDriver(String id) throws Exception {
    return dbeaversDrivers().stream()
        .filter(driver -> driver.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Driver load(Element entry) throws ReflectiveOperationException {
    return (Driver)
        Class.forName(entry.getAttribute("class")).getDeclaredConstructor().newInstance();
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM conversations")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Parsing fails where the file is not well-formed. */
  private static Element read(Path file)
      throws IOException, ParserConfigurationException, SAXException {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }

  private static void assertKnown(Element element, Map<String, Set<String>> known) {
    assertThat(known).containsKey(element.getTagName());
    List<String> attributes = new ArrayList<>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      attributes.add(element.getAttributes().item(i).getNodeName());
    }
    assertThat(known.get(element.getTagName())).as(element.getTagName()).containsAll(attributes);
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        assertKnown(child, known);
      }
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getTagName().equals(name)) {
        children.add(child);
      }
    }
    return children;
  }

  private static Map<String, String> namesAndValues(List<Element> elements) {
    Map<String, String> values = new TreeMap<>();
    for (Element element : elements) {
      assertThat(values.put(element.getAttribute("name"), element.getAttribute("value")))
          .as("%s is there once", element.getAttribute("name"))
          .isNull();
    }
    return values;
  }
}
