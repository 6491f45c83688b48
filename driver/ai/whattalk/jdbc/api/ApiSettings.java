package ai.whattalk.jdbc.api;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the API is and how to talk to it.
 *
 * @param baseUrl absolute URL to which {@code /user/conversations} is appended
 * @param key Bearer key
 * @param pageSize rows asked for per request, 1–100
 * @param connectTimeout bound on opening a connection
 * @param readTimeout bound on the silence between two reads
 * @param proxy null for those that the JVM's settings want
 * @param trust null for the authorities that the JVM trusts
 */
public record ApiSettings(
    URI baseUrl,
    ApiKey key,
    int pageSize,
    Duration connectTimeout,
    Duration readTimeout,
    @Nullable ProxySettings proxy,
    @Nullable TrustSettings trust) {

  /** The most rows that the API's page documents for one request. */
  public static final int MAX_PAGE_SIZE = 100;

  /** Checks the page size. */
  public ApiSettings {
    if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("pageSize " + pageSize);
    }
  }

  /** Settings with the proxies and the authorities of the JVM. */
  public ApiSettings(
      URI baseUrl, ApiKey key, int pageSize, Duration connectTimeout, Duration readTimeout) {
    this(baseUrl, key, pageSize, connectTimeout, readTimeout, null, null);
  }
}
