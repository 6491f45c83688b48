package ai.whattalk.jdbc.settings;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.RetrySettings;
import ai.whattalk.jdbc.api.network.ProxySettings;
import ai.whattalk.jdbc.api.network.TrustSettings;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.error.JdbcError;
import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is made with, checked.
 *
 * @param user as given, for metadata
 * @param baseUrl where the API is; not used by the demo account
 * @param key null for the demo account only
 * @param scan how lists are walked through
 * @param retries when a request is made again
 * @param maxRequests requests that one execution may make; 0 is no bound
 * @param proxy null for those that the JVM's settings want
 * @param trust null for the authorities that the JVM trusts
 * @param logLevel null for a log as the JVM is set up
 */
public record ConnectionSettings(
    String user,
    URI baseUrl,
    @Nullable ApiKey key,
    boolean demo,
    ScanSettings scan,
    Duration connectTimeout,
    Duration readTimeout,
    RetrySettings retries,
    int maxRequests,
    @Nullable ProxySettings proxy,
    @Nullable TrustSettings trust,
    @Nullable Level logLevel,
    ZoneId timeZone,
    boolean validateOnConnect) {

  /** Environment variable with the key to use where the connection gives none. */
  static final String KEY_VARIABLE = "WHATTALK_API_KEY";

  /** Environment variable with the base URL to use where the connection names none. */
  static final String BASE_URL_VARIABLE = "WHATTALK_BASE_URL";

  /** Checks what was given, and completes it from defaults and environment. */
  public static ConnectionSettings of(GivenProperties given, Map<String, String> environment)
      throws SQLException {
    boolean demo = given.truth(ConnectionProperty.DEMO);
    URI baseUrl = baseUrl(given, demo ? Map.of() : environment);
    return new ConnectionSettings(
        given.text(ConnectionProperty.USER).orElse(""),
        baseUrl,
        demo ? null : key(given, baseUrl, environment),
        demo,
        new ScanSettings(
            given.number(ConnectionProperty.PAGE_SIZE),
            given.number(ConnectionProperty.READ_AHEAD),
            given.choice(ConnectionProperty.CONSISTENCY).equals("strict"),
            seconds(given, ConnectionProperty.CACHE_TTL)),
        seconds(given, ConnectionProperty.CONNECT_TIMEOUT),
        seconds(given, ConnectionProperty.READ_TIMEOUT),
        new RetrySettings(
            given.number(ConnectionProperty.MAX_RETRIES),
            seconds(given, ConnectionProperty.MAX_RETRY_WAIT)),
        given.number(ConnectionProperty.MAX_REQUESTS),
        NetworkProperties.proxy(given, baseUrl),
        NetworkProperties.trust(given),
        logLevel(given),
        timeZone(given),
        given.truth(ConnectionProperty.VALIDATE_ON_CONNECT));
  }

  private static URI baseUrl(GivenProperties given, Map<String, String> environment)
      throws SQLException {
    Optional<String> named = given.text(ConnectionProperty.BASE_URL);
    String text = named.orElse(environment.getOrDefault(BASE_URL_VARIABLE, ""));
    if (named.isEmpty() && text.isBlank()) {
      return defaultBaseUrl();
    }
    Optional<URI> url = BaseUrl.parse(text);
    if (url.isEmpty()) {
      throw JdbcError.badConnectionSetting(
          (named.isPresent()
                  ? "property " + ConnectionProperty.BASE_URL.propertyName()
                  : "environment variable " + BASE_URL_VARIABLE)
              + " takes "
              + ConnectionProperty.BASE_URL.takes()
              + (BaseUrl.showable(text) ? ", not " + OneLine.quoted(text) : ""));
    }
    return url.get();
  }

  private static URI defaultBaseUrl() {
    return URI.create(String.valueOf(ConnectionProperty.BASE_URL.defaultValue()));
  }

  private static ApiKey key(GivenProperties given, URI baseUrl, Map<String, String> environment)
      throws SQLException {
    for (ConnectionProperty property :
        new ConnectionProperty[] {ConnectionProperty.API_KEY, ConnectionProperty.PASSWORD}) {
      Optional<String> text = given.text(property);
      if (text.isPresent()) {
        return key(
            "property " + property.propertyName(),
            given.isInUrl(property) ? " in the URL" : "",
            text.get());
      }
    }
    String fromEnvironment = environment.getOrDefault(KEY_VARIABLE, "").strip();
    if (fromEnvironment.isEmpty()) {
      throw new SQLInvalidAuthorizationSpecException(
          "no API key: give it as the property apiKey, as the password, or in the environment"
              + " variable "
              + KEY_VARIABLE
              + " (demo=true needs none)",
          "28000");
    }
    if (!isEnvironmentsOwn(baseUrl, environment)) {
      throw new SQLInvalidAuthorizationSpecException(
          "no API key for "
              + baseUrl
              + ": give it as the property apiKey or as the password; the one in "
              + KEY_VARIABLE
              + " is not sent to a base URL that only the connection names",
          "28000");
    }
    if (given.isInUrl(ConnectionProperty.TRUST_STORE)) {
      throw new SQLInvalidAuthorizationSpecException(
          "no API key: give it as the property apiKey or as the password; the one in "
              + KEY_VARIABLE
              + " is not sent where the URL names a trustStore",
          "28000");
    }
    return key("environment variable " + KEY_VARIABLE, "", fromEnvironment);
  }

  /**
   * Whether the environment's key belongs to that URL: a URL from a stranger's connection string
   * must not draw it.
   */
  private static boolean isEnvironmentsOwn(URI baseUrl, Map<String, String> environment) {
    return baseUrl.equals(defaultBaseUrl())
        || BaseUrl.parse(environment.getOrDefault(BASE_URL_VARIABLE, ""))
            .filter(baseUrl::equals)
            .isPresent();
  }

  private static ApiKey key(String source, String place, String text) throws SQLException {
    try {
      return new ApiKey(text, source + place);
    } catch (IllegalArgumentException e) {
      throw JdbcError.badConnectionSetting(source + " takes a Bearer key in visible ASCII");
    }
  }

  private static Duration seconds(GivenProperties given, ConnectionProperty property)
      throws SQLException {
    return Duration.ofSeconds(given.number(property));
  }

  private static @Nullable Level logLevel(GivenProperties given) throws SQLException {
    return given.text(ConnectionProperty.LOG_LEVEL).isEmpty()
        ? null
        : LogLevel.valueOf(given.choice(ConnectionProperty.LOG_LEVEL)).level();
  }

  private static ZoneId timeZone(GivenProperties given) throws SQLException {
    Optional<String> text = given.text(ConnectionProperty.TIME_ZONE);
    if (text.isEmpty()) {
      // Not ZoneId.systemDefault(): it throws for the custom zones that a JVM may be set to.
      return TimeZone.getDefault().toZoneId();
    }
    try {
      return ZoneId.of(text.get());
    } catch (DateTimeException e) {
      throw GivenProperties.bad(ConnectionProperty.TIME_ZONE, text.get());
    }
  }
}
