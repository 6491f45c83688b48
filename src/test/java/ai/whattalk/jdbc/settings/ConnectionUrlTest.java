package ai.whattalk.jdbc.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.WhatTalkDriver;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.RetrySettings;
import ai.whattalk.jdbc.api.network.ProxySettings;
import ai.whattalk.jdbc.api.network.TrustSettings;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs and properties: what they mean, and what is said of bad ones. */
class ConnectionUrlTest {
  private static final String CANARY = "CANARYkey";
  private static final String NAMES =
      "apiKey, user, password, baseUrl, demo, pageSize, readAhead, connectTimeout,"
          + " readTimeout, maxRetries, maxRetryWait, maxRequests, consistency, cacheTtl, proxy, proxyUser, proxyPassword, trustStore, trustStorePassword, trustStoreType, logLevel, timeZone,"
          + " validateOnConnect";
  private static final String PROXY_TAKES = "property proxy takes host:port of an HTTP proxy";
  private static final String BASE_URL_TAKES =
      "property baseUrl takes an https URL (or http to localhost, 127.x.x.x or [::1]) without user"
          + " info, query and fragment";

  private static ConnectionSettings settings(
      String url, @Nullable Properties properties, Map<String, String> environment)
      throws SQLException {
    return ConnectionSettings.of(
        GivenProperties.of(ConnectionUrl.parse(url), properties), environment);
  }

  private static ConnectionSettings settings(String url) throws SQLException {
    return settings(url, new Properties(), Map.of());
  }

  private static Properties properties(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return properties;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "jdbc:whattalk:nope=1 | unknown property \"nope\": the properties are " + NAMES,
        "jdbc:whattalk:aNameThatHasExactlyThirtyChars=1"
            + " | unknown property \"aNameThatHasExactlyThirtyChars\": the properties are "
            + NAMES,
        "jdbc:whattalk:pageSize=0 | property pageSize takes a whole number from 1 to 100, not"
            + " \"0\"",
        "jdbc:whattalk:pageSize=101"
            + " | property pageSize takes a whole number from 1 to 100, not \"101\"",
        "jdbc:whattalk:PAGESIZE=many"
            + " | property pageSize takes a whole number from 1 to 100, not \"many\"",
        "jdbc:whattalk:pageSize= | property pageSize takes a whole number from 1 to 100, not \"\"",
        "jdbc:whattalk:demo=yes | property demo takes true or false, not \"yes\"",
        "jdbc:whattalk:validateOnConnect=1"
            + " | property validateOnConnect takes true or false, not \"1\"",
        "jdbc:whattalk:connectTimeout=0"
            + " | property connectTimeout takes whole seconds from 1 to 86400, not \"0\"",
        "jdbc:whattalk:readTimeout=1.5"
            + " | property readTimeout takes whole seconds from 1 to 86400, not \"1.5\"",
        "jdbc:whattalk:readAhead=17"
            + " | property readAhead takes a whole number from 0 to 16, not \"17\"",
        "jdbc:whattalk:consistency=eventual"
            + " | property consistency takes strict or warn, not \"eventual\"",
        "jdbc:whattalk:maxRequests=-1"
            + " | property maxRequests takes a whole number from 0 on, not \"-1\"",
        "jdbc:whattalk:maxRetries=-1"
            + " | property maxRetries takes a whole number from 0 to 100, not \"-1\"",
        "jdbc:whattalk:maxRetryWait=1m"
            + " | property maxRetryWait takes whole seconds from 0 to 86400, not \"1m\"",
        "jdbc:whattalk:timeZone=Atlantis"
            + " | property timeZone takes a zone such as Europe/Istanbul, UTC or +03:00,"
            + " not \"Atlantis\"",
        "jdbc:whattalk:logLevel=loud"
            + " | property logLevel takes a level: OFF, ERROR, WARN, INFO, DEBUG, TRACE, or one of"
            + " java.util.logging, not \"loud\"",
        "jdbc:whattalk:logLevel=/tmp/driver.log"
            + " | property logLevel takes a level: OFF, ERROR, WARN, INFO, DEBUG, TRACE, or one of"
            + " java.util.logging, not \"/tmp/driver.log\"",
        "jdbc:whattalk:proxy= | " + PROXY_TAKES + ", not \"\"",
        "jdbc:whattalk:proxy=proxy.example | " + PROXY_TAKES + ", not \"proxy.example\"",
        "jdbc:whattalk:proxy=http://proxy.example:80 | "
            + PROXY_TAKES
            + ", not \"http://proxy.example:80\"",
        "jdbc:whattalk:proxy=proxy.example:0 | " + PROXY_TAKES + ", not \"proxy.example:0\"",
        "jdbc:whattalk:proxy=proxy.example:65536 | "
            + PROXY_TAKES
            + ", not \"proxy.example:65536\"",
        "jdbc:whattalk:proxy=::1:80 | " + PROXY_TAKES + ", not \"::1:80\"",
        "jdbc:whattalk:proxy=me:CANARYkey@proxy.example:80 | " + PROXY_TAKES,
        "jdbc:whattalk:proxy=p:1;proxyUser=a:b"
            + " | property proxyUser takes a user's name without a colon, not \"a:b\"",
        "jdbc:whattalk:proxy=p:1;baseUrl=http://localhost/api"
            + " | property proxy takes a proxy on this machine where baseUrl is http, not \"p:1\":"
            + " the key would travel in the clear",
        "jdbc:whattalk:proxyUser=me | property proxyUser is given without property proxy",
        "jdbc:whattalk:proxyPassword=CANARYkey"
            + " | property proxyPassword is given without property proxy",
        "jdbc:whattalk:proxy=p:1;proxyPassword=CANARYkey"
            + " | property proxyPassword is given without property proxyUser",
        "jdbc:whattalk:trustStore= | property trustStore takes the path of a key store, not \"\"",
        "jdbc:whattalk:trustStorePassword=CANARYkey"
            + " | property trustStorePassword is given without property trustStore",
        "jdbc:whattalk:trustStoreType=JKS"
            + " | property trustStoreType is given without property trustStore",
        "jdbc:whattalk:pageSize=1;pagesize=2 | the URL gives property pagesize twice",
        "jdbc:whattalk:CANARYkey"
            + " | a part of the URL has no '=': write jdbc:whattalk:name=value;name=value",
        "jdbc:whattalk:demo=true;CANARYkey"
            + " | a part of the URL has no '=': write jdbc:whattalk:name=value;name=value",
        "jdbc:whattalk:CANARYkey1==;demo=true"
            + " | a part of the URL begins with something that is no property's name: write"
            + " jdbc:whattalk:name=value;name=value, and a value that holds ';' in double quotes",
        "jdbc:whattalk:CANARYofThirtyOneLettersIsAPart=1"
            + " | a part of the URL begins with something that is no property's name: write"
            + " jdbc:whattalk:name=value;name=value, and a value that holds ';' in double quotes",
        "jdbc:whattalk:=CANARYkey"
            + " | a part of the URL begins with something that is no property's name: write"
            + " jdbc:whattalk:name=value;name=value, and a value that holds ';' in double quotes",
        "jdbc:whattalk:apiKey=\"CANARYkey"
            + " | the value of property apiKey in the URL begins with a quote and does not end"
            + " with one: write apiKey=\"value\", a quote inside doubled",
        "jdbc:whattalk:apiKey=\"CANARYkey\"x"
            + " | the value of property apiKey in the URL begins with a quote and does not end"
            + " with one: write apiKey=\"value\", a quote inside doubled",
        "jdbc:whattalk:apiKey=CANARYkey ü | property apiKey takes a Bearer key in visible ASCII",
        "jdbc:whattalk:baseUrl=http://app.whattalk.ai/api | "
            + BASE_URL_TAKES
            + ", not \"http://app.whattalk.ai/api\"",
        "jdbc:whattalk:baseUrl=https://CANARYkey@app.whattalk.ai/api | " + BASE_URL_TAKES,
        "jdbc:whattalk:baseUrl=https://app.whattalk.ai/api?key=CANARYkey | " + BASE_URL_TAKES,
      })
  void badUrls(String url, String message) {
    assertThatThrownBy(() -> settings(url, properties("apiKey", "k"), Map.of()))
        .isInstanceOf(SQLNonTransientConnectionException.class)
        .hasMessage(message)
        .hasMessageNotContaining(CANARY)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("08001");
  }

  @Test
  void everyPropertyFromTheUrl() throws SQLException {
    ConnectionSettings settings =
        settings(
            "jdbc:whattalk:user=me; apikey = k ;baseUrl=http://127.0.0.1:8080/x/;PageSize=7;readAhead=0;"
                + "connectTimeout=1;readTimeout=2;maxRetries=0;MAXRETRYWAIT=9;maxRequests=3;consistency=Warn;proxy=[::1]:3128;proxyuser=u;"
                + "proxyPassword=\" p \";trustStore=a.p12;trustStorePassword=t;trustStoreType=JKS;logLevel=debug;timeZone=Europe/Istanbul;validateOnConnect=FALSE;");
    assertThat(settings)
        .isEqualTo(
            new ConnectionSettings(
                "me",
                URI.create("http://127.0.0.1:8080/x"),
                new ApiKey("k"),
                false,
                new ScanSettings(7, 0, false),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                new RetrySettings(0, Duration.ofSeconds(9)),
                3,
                new ProxySettings("::1", 3128, "u", " p "),
                new TrustSettings(Path.of("a.p12"), "t", "JKS"),
                Level.FINE,
                ZoneId.of("Europe/Istanbul"),
                false));
  }

  @Test
  void defaults() throws SQLException {
    ConnectionSettings settings = settings("jdbc:whattalk:apiKey=k");
    assertThat(settings)
        .isEqualTo(
            new ConnectionSettings(
                "",
                URI.create("https://app.whattalk.ai/api"),
                new ApiKey("k"),
                false,
                new ScanSettings(100, 4, true),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                new RetrySettings(5, Duration.ofMinutes(1)),
                0,
                null,
                null,
                null,
                ZoneId.systemDefault(),
                true));
  }

  @ParameterizedTest
  @CsvSource({
    "off, OFF",
    "ERROR, SEVERE",
    "Warn, WARNING",
    "info, INFO",
    "DEBUG, FINE",
    "trace, FINEST",
    "Severe, SEVERE",
    "WARNING, WARNING",
    "config, CONFIG",
    "FINE, FINE",
    "finer, FINER",
    "FINEST, FINEST",
    "all, ALL"
  })
  void levelsHaveTheNamesOfBothWorlds(String name, String level) throws SQLException {
    assertThat(settings("jdbc:whattalk:demo=true;logLevel=" + name).logLevel())
        .isEqualTo(Level.parse(level));
  }

  @Test
  void quotedValuesHoldSemicolonsAndDoubledQuotes() throws SQLException {
    assertThat(ConnectionUrl.parse("jdbc:whattalk:user=\"a;\"\"b=\"\";c\" ;demo=true").values())
        .containsExactly(Map.entry("user", "a;\"b=\";c"), Map.entry("demo", "true"));
  }

  @Test
  void urlWinsOverProperties() throws SQLException {
    ConnectionSettings settings =
        settings("jdbc:whattalk:pageSize=5", properties("pagesize", "6", "APIKEY", "k"), Map.of());
    assertThat(settings.scan().pageSize()).isEqualTo(5);
    assertThat(settings.key()).isEqualTo(new ApiKey("k"));
  }

  @Test
  void propertiesMayHaveDefaultsAndOtherValuesThanText() throws SQLException {
    Properties properties = new Properties(properties("apiKey", "k", "pageSize", "5"));
    properties.put("pageSize", 6);
    properties.put("demo", true);
    ConnectionSettings settings = settings("jdbc:whattalk:", properties, Map.of());
    assertThat(settings.scan().pageSize()).isEqualTo(6);
    assertThat(settings.demo()).isTrue();
    Properties silly = new Properties();
    silly.put("apiKey", new StringBuilder(CANARY).chars().toArray());
    assertThatThrownBy(() -> settings("jdbc:whattalk:", silly, Map.of()))
        .hasMessage("the value of property apiKey is text, not a [I");
  }

  @Test
  void propertiesThatDifferInCaseAloneMustAgree() throws SQLException {
    assertThatThrownBy(
            () -> settings("jdbc:whattalk:", properties("demo", "true", "DEMO", "false"), Map.of()))
        .hasMessage("property demo is given twice, with different values");
    assertThat(
            settings("jdbc:whattalk:", properties("demo", "true", "DEMO", "true"), Map.of()).demo())
        .isTrue();
  }

  @Test
  void namesDoNotDependOnTheLocale() throws SQLException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(settings("jdbc:whattalk:APIKEY=k;PAGESIZE=3;DEMO=TRUE").scan().pageSize())
          .isEqualTo(3);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void keyIsApiKeyThenPasswordThenEnvironment() throws SQLException {
    Map<String, String> environment = Map.of("WHATTALK_API_KEY", " env\n");
    assertThat(
            settings("jdbc:whattalk:", properties("password", "p", "apiKey", " a "), environment)
                .key())
        .isEqualTo(new ApiKey("a"));
    assertThat(settings("jdbc:whattalk:apiKey=", properties("password", "p"), environment).key())
        .isEqualTo(new ApiKey("p"));
    assertThat(settings("jdbc:whattalk:password= ", properties("password", ""), environment).key())
        .isEqualTo(new ApiKey("env"));
  }

  @Test
  void keysThatNoHeaderCanHold() {
    assertThatThrownBy(() -> settings("jdbc:whattalk:password=" + CANARY + " x"))
        .hasMessage("property password takes a Bearer key in visible ASCII");
    assertThatThrownBy(
            () ->
                settings(
                    "jdbc:whattalk:", new Properties(), Map.of("WHATTALK_API_KEY", CANARY + "\nx")))
        .hasMessage("environment variable WHATTALK_API_KEY takes a Bearer key in visible ASCII");
  }

  @Test
  void environmentNamesTheBaseUrlWhereTheConnectionDoesNot() throws SQLException {
    Map<String, String> environment =
        Map.of("WHATTALK_API_KEY", "env", "WHATTALK_BASE_URL", "https://other.example/api/");
    ConnectionSettings settings = settings("jdbc:whattalk:", new Properties(), environment);
    assertThat(settings.baseUrl()).isEqualTo(URI.create("https://other.example/api"));
    assertThat(settings.key()).isEqualTo(new ApiKey("env"));
    assertThatThrownBy(
            () ->
                settings(
                    "jdbc:whattalk:apiKey=k",
                    new Properties(),
                    Map.of("WHATTALK_BASE_URL", "ftp://x")))
        .hasMessageStartingWith("environment variable WHATTALK_BASE_URL takes an https URL")
        .hasMessageEndingWith(", not \"ftp://x\"");
  }

  @Test
  void environmentsKeyIsNotSentToUrlThatOnlyTheConnectionNames() {
    assertThatThrownBy(
            () ->
                settings(
                    "jdbc:whattalk:baseUrl=https://evil.example/api",
                    new Properties(),
                    Map.of("WHATTALK_API_KEY", CANARY)))
        .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
        .hasMessage(
            "no API key for https://evil.example/api: give it as the property apiKey or as the"
                + " password; the one in WHATTALK_API_KEY is not sent to a base URL that only the"
                + " connection names")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("28000");
  }

  /** With a proxy and a trust store of its own, a stranger's URL would have the key. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "trustStore=a.p12",
        "TRUSTSTORE=\"a.p12\";trustStorePassword=x",
        "proxy=evil.example:3128;trustStore=a.p12",
        "baseUrl=https://app.whattalk.ai/api;trustStore=a.p12",
        "trustStore=a.p12;apiKey=;password="
      })
  void environmentsKeyIsNotSentWhereTheUrlNamesATrustStore(String url) {
    for (Properties properties : List.of(new Properties(), properties("trustStore", "b.p12"))) {
      assertThatThrownBy(
              () ->
                  settings("jdbc:whattalk:" + url, properties, Map.of("WHATTALK_API_KEY", CANARY)))
          .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
          .hasMessage(
              "no API key: give it as the property apiKey or as the password; the one in"
                  + " WHATTALK_API_KEY is not sent where the URL names a trustStore")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("28000");
    }
  }

  @Test
  void environmentsKeyIsSentWhereTheProgramNamesTheTrustStore() throws SQLException {
    Map<String, String> environment = Map.of("WHATTALK_API_KEY", "env");
    assertThat(settings("jdbc:whattalk:", properties("trustStore", "a.p12"), environment).key())
        .isEqualTo(new ApiKey("env"));
    assertThat(settings("jdbc:whattalk:trustStore=a.p12;apiKey=k", null, environment).key())
        .isEqualTo(new ApiKey("k"));
  }

  @Test
  void noKeyAtAll() {
    assertThatThrownBy(() -> settings("jdbc:whattalk:"))
        .isInstanceOf(SQLInvalidAuthorizationSpecException.class)
        .hasMessage(
            "no API key: give it as the property apiKey, as the password, or in the environment"
                + " variable WHATTALK_API_KEY (demo=true needs none)")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("28000");
  }

  @Test
  void demoNeedsNoKey() throws SQLException {
    assertThat(settings("jdbc:whattalk:demo=true").key()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.whattalk.ai/api",
        "https://app.whattalk.ai",
        "HTTPS://example.org:8443/a/b/",
        "http://localhost:8080/api",
        "http://127.0.0.1/api",
        "http://127.255.255.255:1",
        "http://[::1]:8080/api",
      })
  void baseUrlsThatAKeyMayBeSentTo(String url) {
    assertThat(BaseUrl.parse(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "app.whattalk.ai/api",
        "ftp://app.whattalk.ai",
        "https:app.whattalk.ai",
        "https://",
        "http://app.whattalk.ai/api",
        "http://localhost.evil.example/",
        "http://localhost@evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.256/",
        "http://127.1/",
        "http://0.0.0.0/",
        "http://[::2]/",
        "http://[::ffff:127.0.0.1]/",
        "https://user:secret@app.whattalk.ai/",
        "https://app.whattalk.ai/?a=b",
        "https://app.whattalk.ai/#x",
        "https://app.whattalk.ai:0/",
        "https://app.whattalk.ai:65536/",
        "https://app whattalk.ai/",
        "https://app.whattalk.ai\\@evil.example/",
      })
  void baseUrlsThatNoKeyMayBeSentTo(String url) {
    assertThat(BaseUrl.parse(url)).isEmpty();
  }

  @Test
  void urlOfAnotherDriverIsNotOurs() throws SQLException {
    WhatTalkDriver driver = new WhatTalkDriver(Map.of());
    assertThat(driver.connect("jdbc:postgresql://localhost/x", new Properties())).isNull();
    assertThat(driver.acceptsURL("jdbc:whattalk")).isFalse();
    assertThat(driver.acceptsURL("JDBC:WhatTalk:")).isTrue();
    assertThatThrownBy(() -> driver.connect(null, null))
        .isInstanceOf(SQLException.class)
        .hasMessage("the URL is null: write jdbc:whattalk:name=value;name=value")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("08001");
  }

  @Test
  void describesPropertiesWithoutSecrets() {
    WhatTalkDriver driver = new WhatTalkDriver(Map.of("WHATTALK_API_KEY", CANARY));
    DriverPropertyInfo[] described =
        driver.getPropertyInfo(
            "jdbc:whattalk:pageSize=7;apiKey="
                + CANARY
                + ";proxyPassword="
                + CANARY
                + ";trustStorePassword="
                + CANARY
                + ";proxy=me:"
                + CANARY
                + "@p:1",
            properties("password", CANARY));
    assertThat(Arrays.stream(described).map(info -> info.name).collect(Collectors.joining(", ")))
        .isEqualTo(NAMES);
    assertThat(described)
        .allSatisfy(
            info -> {
              assertThat(info.description).isNotBlank().hasLineCount(1);
              assertThat(String.valueOf(info.value)).doesNotContain(CANARY);
              assertThat(info.required).isFalse();
            })
        .filteredOn(info -> info.name.equals("pageSize"))
        .singleElement()
        .satisfies(info -> assertThat(info.value).isEqualTo("7"));
    assertThat(described)
        .filteredOn(info -> info.name.equals("demo"))
        .singleElement()
        .satisfies(info -> assertThat(info.choices).containsExactly("true", "false"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jdbc:whattalk:", "jdbc:whattalk:page", "jdbc:whattalk:a=\"", "x"})
  void describesPropertiesOfAnUnfinishedUrl(String url) {
    WhatTalkDriver driver = new WhatTalkDriver(Map.of());
    assertThat(driver.getPropertyInfo(url, null)).hasSize(ConnectionProperty.values().length);
    assertThat(driver.getPropertyInfo(null, null)).hasSize(ConnectionProperty.values().length);
  }

  @Test
  void urlIsShownWithoutSecrets() throws SQLException {
    ConnectionUrl url =
        ConnectionUrl.parse(
            "jdbc:whattalk:APIKEY="
                + CANARY
                + ";password=\""
                + CANARY
                + ";\";user=\"a;b\";pageSize=7");
    assertThat(url.withoutSecrets()).isEqualTo("jdbc:whattalk:user=\"a;b\";pageSize=7");
    assertThat(url).hasToString(url.withoutSecrets());
    assertThat(
            ConnectionUrl.parse(
                "jdbc:whattalk:proxyPassword=x;trustStorePassword=x;proxy=me:x@p:1;proxyUser=me@b;"
                    + "baseUrl=https://x@b/"))
        .hasToString("jdbc:whattalk:proxyUser=me@b");
    assertThat(
            settings(
                    "jdbc:whattalk:apiKey=k;proxy=p:1;proxyUser=me;proxyPassword="
                        + CANARY
                        + ";trustStore=t;trustStorePassword="
                        + CANARY)
                .toString())
        .contains("ProxySettings[p:1, user me]", "TrustSettings[t]")
        .doesNotContain(CANARY);
    assertThat(settings("jdbc:whattalk:apiKey=" + CANARY).toString()).doesNotContain(CANARY);
  }

  @Test
  void aBaseUrlThatHoldsASecretIsNotDescribed() {
    assertThat(
            new WhatTalkDriver(Map.of())
                .getPropertyInfo(
                    "jdbc:whattalk:baseUrl=https://" + CANARY + "@app.whattalk.ai/api", null))
        .noneSatisfy(info -> assertThat(info.value).contains(CANARY));
  }
}
