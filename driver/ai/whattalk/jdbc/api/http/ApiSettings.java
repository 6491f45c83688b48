package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.network.ProxySettings;
import ai.whattalk.jdbc.api.network.TrustSettings;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the API is and how to talk to it.
 *
 * @param baseUrl absolute URL to which the path of a list is appended
 * @param key Bearer key
 * @param scan how lists are walked through
 * @param connectTimeout bound on opening a connection
 * @param readTimeout bound on the silence between two reads; zero is no bound
 * @param retries when a request is made again
 * @param proxy null for those that the JVM's settings want
 * @param trust null for the authorities that the JVM trusts
 */
public record ApiSettings(
    URI baseUrl,
    ApiKey key,
    ScanSettings scan,
    Duration connectTimeout,
    Duration readTimeout,
    RetrySettings retries,
    @Nullable ProxySettings proxy,
    @Nullable TrustSettings trust) {

  /** Settings with the retries, the proxies and the authorities that are usual. */
  public ApiSettings(
      URI baseUrl, ApiKey key, ScanSettings scan, Duration connectTimeout, Duration readTimeout) {
    this(baseUrl, key, scan, connectTimeout, readTimeout, RetrySettings.DEFAULT, null, null);
  }
}
