package ai.whattalk.jdbc.api.http;

import java.time.Duration;

/**
 * How often a request that failed for a passing reason is made again.
 *
 * @param maxRetries tries after the first, for one request
 * @param maxWait longest wait before a try; a server that asks for more fails the request
 */
public record RetrySettings(int maxRetries, Duration maxWait) {

  /** Five tries after the first one, none after a wait of more than a minute. */
  public static final RetrySettings DEFAULT = new RetrySettings(5, Duration.ofMinutes(1));

  /** Refuses what is negative. */
  public RetrySettings {
    if (maxRetries < 0 || maxWait.isNegative()) {
      throw new IllegalArgumentException("maxRetries " + maxRetries + ", maxWait " + maxWait);
    }
  }
}
