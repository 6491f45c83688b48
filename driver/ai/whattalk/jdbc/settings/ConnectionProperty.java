package ai.whattalk.jdbc.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The properties that a connection takes, in the order in which tools show them. */
public enum ConnectionProperty {
  API_KEY(
      "apiKey",
      null,
      "a Bearer key in visible ASCII",
      "API key of the WhatTalk account; else the password, else WHATTALK_API_KEY"),
  USER("user", null, "text", "Accepted for login dialogs, not used"),
  PASSWORD(
      "password",
      null,
      "a Bearer key in visible ASCII",
      "Taken as the API key if apiKey is absent"),
  BASE_URL(
      "baseUrl",
      "https://app.whattalk.ai/api",
      "an https URL (or http to localhost, 127.x.x.x or [::1]) without user info, query and"
          + " fragment",
      "URL of the API; else WHATTALK_BASE_URL"),
  DEMO(
      "demo",
      "false",
      "true or false",
      "An embedded demo account: no key and no network",
      "true",
      "false"),
  PAGE_SIZE("pageSize", "100", "a whole number from 1 to 100", "Rows asked for per request, 1-100"),
  READ_AHEAD(
      "readAhead",
      "4",
      "a whole number from 0 to 16",
      "Pages asked for ahead of the reader once it goes past the first page, 0-16"),
  CONNECT_TIMEOUT(
      "connectTimeout",
      "10",
      "whole seconds from 1 to 86400",
      "Seconds within which the network connection must stand"),
  READ_TIMEOUT(
      "readTimeout",
      "30",
      "whole seconds from 1 to 86400",
      "Seconds that the API may be silent while it answers"),
  MAX_RETRIES(
      "maxRetries",
      "5",
      "a whole number from 0 to 100",
      "Tries after the first, for one request that fails for a passing reason"),
  MAX_RETRY_WAIT(
      "maxRetryWait",
      "60",
      "whole seconds from 0 to 86400",
      "Seconds before a retry at most; if the API asks for a longer wait, the query fails"),
  MAX_REQUESTS(
      "maxRequests",
      "0",
      "a whole number from 0 on",
      "HTTP requests, retries counted, that one execution of a statement may make; 0 is no limit"),
  CONSISTENCY(
      "consistency",
      "strict",
      "strict or warn",
      "What a query does whose list can't be shown to be complete, because conversations moved"
          + " while it was read: strict fails, warn gives a warning",
      "strict",
      "warn"),
  PROXY(
      "proxy",
      null,
      "host:port of an HTTP proxy",
      "HTTP proxy to the API, as host:port; the JVM's proxy settings by default"),
  PROXY_USER(
      "proxyUser",
      null,
      "a user's name without a colon",
      "User that the proxy asks for, if it does"),
  PROXY_PASSWORD("proxyPassword", null, "text", "Password of proxyUser"),
  TRUST_STORE(
      "trustStore",
      null,
      "the path of a key store",
      "Key store with the authorities that may vouch for the API's server; those of the JVM by"
          + " default"),
  TRUST_STORE_PASSWORD("trustStorePassword", null, "text", "Password of trustStore"),
  TRUST_STORE_TYPE(
      "trustStoreType",
      null,
      "a type of key store such as PKCS12 or JKS",
      "Type of trustStore; the JVM's default, which reads PKCS12 and JKS, if it is not given"),
  TIME_ZONE(
      "timeZone",
      null,
      "a zone such as Europe/Istanbul, UTC or +03:00",
      "Zone of CURRENT_DATE and CURRENT_TIMESTAMP, the JVM's by default; never shifts stored"
          + " values"),
  VALIDATE_ON_CONNECT(
      "validateOnConnect",
      "true",
      "true or false",
      "Connecting asks the API for one row, so that a wrong key or URL fails at once",
      "true",
      "false");

  private final String propertyName;
  private final @Nullable String defaultValue;
  private final String takes;
  private final String description;
  private final String[] choices;

  ConnectionProperty(
      String propertyName,
      @Nullable String defaultValue,
      String takes,
      String description,
      String... choices) {
    this.propertyName = propertyName;
    this.defaultValue = defaultValue;
    this.takes = takes;
    this.description = description;
    this.choices = choices;
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
    return takes;
  }

  /** What the property is for, in one line. */
  public String description() {
    return description;
  }

  /** The values it can have, empty where there are too many. */
  public String[] choices() {
    return choices.clone();
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
