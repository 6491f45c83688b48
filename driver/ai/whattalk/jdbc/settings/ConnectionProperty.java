package ai.whattalk.jdbc.settings;

import ai.whattalk.jdbc.api.resource.ScanSettings;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The properties that a connection takes, in the order in which tools show them. */
public enum ConnectionProperty {
  API_KEY(
      "apiKey",
      null,
      Values.of("a Bearer key in visible ASCII"),
      "API key of the WhatTalk account; else the password, else WHATTALK_API_KEY"),
  USER("user", null, Values.TEXT, "Accepted for login dialogs, not used"),
  PASSWORD(
      "password",
      null,
      Values.of("a Bearer key in visible ASCII"),
      "Taken as the API key if apiKey is absent"),
  BASE_URL(
      "baseUrl",
      "https://app.whattalk.ai/api",
      Values.of(
          "an https URL (or http to localhost, 127.x.x.x or [::1]) without user info, query and"
              + " fragment"),
      "URL of the API; else WHATTALK_BASE_URL"),
  DEMO("demo", "false", Values.TRUTH, "An embedded demo account: no key and no network"),
  PAGE_SIZE(
      "pageSize",
      "100",
      Values.numbers(1, ScanSettings.MAX_PAGE_SIZE),
      "Rows asked for per request, 1-" + ScanSettings.MAX_PAGE_SIZE),
  READ_AHEAD(
      "readAhead",
      "4",
      Values.numbers(0, ScanSettings.MAX_READ_AHEAD),
      "Pages asked for ahead of the reader once it goes past the first page, 0-"
          + ScanSettings.MAX_READ_AHEAD),
  CONNECT_TIMEOUT(
      "connectTimeout",
      "10",
      Values.seconds(1),
      "Seconds within which the network connection must stand"),
  READ_TIMEOUT(
      "readTimeout",
      "30",
      Values.seconds(1),
      "Seconds that the API may be silent while it answers"),
  MAX_RETRIES(
      "maxRetries",
      "5",
      Values.numbers(0, 100),
      "Tries after the first, for one request that fails for a passing reason"),
  MAX_RETRY_WAIT(
      "maxRetryWait",
      "60",
      Values.seconds(0),
      "Seconds before a retry at most; if the API asks for a longer wait, the query fails"),
  MAX_REQUESTS(
      "maxRequests",
      "0",
      Values.numbers(0, Integer.MAX_VALUE),
      "HTTP requests, retries counted, that one execution of a statement may make; 0 is no limit"),
  CONSISTENCY(
      "consistency",
      "strict",
      Values.oneOf("strict", "warn"),
      "What a query does whose list can't be shown to be complete, because conversations moved"
          + " while it was read: strict fails, warn gives a warning"),
  CACHE_TTL(
      "cacheTtl",
      "0",
      Values.seconds(0, Values.CACHE_SECONDS),
      "Seconds for which a page that the API answered may serve again, "
          + Values.CACHE_SECONDS
          + " at most; 0 is not at all. Pages take at most 16 MiB in a JVM"),
  PROXY(
      "proxy",
      null,
      Values.of("host:port of an HTTP proxy"),
      "HTTP proxy to the API, as host:port; the JVM's proxy settings by default"),
  PROXY_USER(
      "proxyUser",
      null,
      Values.of("a user's name without a colon"),
      "User that the proxy asks for, if it does"),
  PROXY_PASSWORD("proxyPassword", null, Values.TEXT, "Password of proxyUser"),
  TRUST_STORE(
      "trustStore",
      null,
      Values.of("the path of a key store"),
      "Key store with the authorities that may vouch for the API's server; those of the JVM by"
          + " default"),
  TRUST_STORE_PASSWORD("trustStorePassword", null, Values.TEXT, "Password of trustStore"),
  TRUST_STORE_TYPE(
      "trustStoreType",
      null,
      Values.of("a type of key store such as PKCS12 or JKS"),
      "Type of trustStore; the JVM's default, which reads PKCS12 and JKS, if it is not given"),
  LOG_LEVEL(
      "logLevel",
      null,
      Values.LEVELS,
      "Level of the driver's own log, to stderr; the most detailed one that is wanted counts for all"
          + " connections of the JVM while one that wants it is open"),
  TIME_ZONE(
      "timeZone",
      null,
      Values.of("a zone such as Europe/Istanbul, UTC or +03:00"),
      "Zone of CURRENT_DATE and CURRENT_TIMESTAMP, the JVM's by default; never shifts stored"
          + " values"),
  VALIDATE_ON_CONNECT(
      "validateOnConnect",
      "true",
      Values.TRUTH,
      "Connecting asks the API for one row, so that a wrong key or URL fails at once");

  /**
   * What a property takes.
   *
   * @param text the end of a message that begins with "takes"
   * @param least the smallest number, where the values are numbers
   * @param most the largest number, where the values are numbers
   * @param choices all values, or none where there are too many
   */
  private record Values(String text, int least, int most, String... choices) {
    static final Values TEXT = of("text");
    static final Values TRUTH = oneOf("true", "false");
    static final Values LEVELS =
        new Values(
            "a level: OFF, ERROR, WARN, INFO, DEBUG, TRACE, or one of java.util.logging",
            0,
            0,
            LogLevel.names());
    private static final int DAY_SECONDS = 86_400;

    /** As long as what was learned of a server is kept. */
    static final int CACHE_SECONDS = 600;

    static Values of(String text) {
      return new Values(text, 0, 0);
    }

    static Values oneOf(String... choices) {
      return new Values(String.join(" or ", choices), 0, 0, choices);
    }

    static Values numbers(int least, int most) {
      String end = most == Integer.MAX_VALUE ? " on" : " to " + most;
      return new Values("a whole number from " + least + end, least, most);
    }

    static Values seconds(int least) {
      return seconds(least, DAY_SECONDS);
    }

    static Values seconds(int least, int most) {
      return new Values("whole seconds from " + least + " to " + most, least, most);
    }
  }

  private final String propertyName;
  private final @Nullable String defaultValue;
  private final Values values;
  private final String description;

  ConnectionProperty(
      String propertyName, @Nullable String defaultValue, Values values, String description) {
    this.propertyName = propertyName;
    this.defaultValue = defaultValue;
    this.values = values;
    this.description = description;
  }

  /** The property with that name, in any case. */
  public static Optional<ConnectionProperty> named(String name) {
    return Arrays.stream(values())
        .filter(property -> property.propertyName.equalsIgnoreCase(name))
        .findFirst();
  }

  /** All names, for messages. */
  static String names() {
    return Arrays.stream(values())
        .map(ConnectionProperty::propertyName)
        .collect(Collectors.joining(", "));
  }

  public String propertyName() {
    return propertyName;
  }

  /** The value where none is given; null where that is not one text for all. */
  public @Nullable String defaultValue() {
    return defaultValue;
  }

  /** What a value must be, as the end of "takes". */
  String takes() {
    return values.text;
  }

  /** Whether a number is one that the property takes. */
  boolean takes(int number) {
    return number >= values.least && number <= values.most;
  }

  /** What the property is for, in one line. */
  public String description() {
    return description;
  }

  /** The values it can have, empty where there are too many. */
  public String[] choices() {
    return values.choices.clone();
  }

  /** Whether a value may never be shown. */
  public boolean secret() {
    return this == API_KEY
        || this == PASSWORD
        || this == PROXY_PASSWORD
        || this == TRUST_STORE_PASSWORD;
  }

  /** Whether that value may be shown: an address with a login in it may not. */
  public boolean showable(String value) {
    return !secret() && ((this != BASE_URL && this != PROXY) || BaseUrl.showable(value));
  }

  /** Whether blanks around a value belong to it. */
  boolean keepsBlanks() {
    return this == PROXY_PASSWORD || this == TRUST_STORE_PASSWORD;
  }

  /** Whether a blank value is the same as none: login dialogs send their empty fields. */
  boolean blankIsAbsent() {
    return secret() || this == USER || this == PROXY_USER;
  }
}
