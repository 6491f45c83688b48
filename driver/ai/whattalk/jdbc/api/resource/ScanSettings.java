package ai.whattalk.jdbc.api.resource;

import java.time.Duration;

/**
 * How a list is walked through.
 *
 * @param pageSize rows asked for per request, 1–100
 * @param readAhead pages asked for while the reader is not there yet, 0–16
 * @param strict whether a walk fails that can't be shown to be complete; else it warns
 * @param cacheTtl for how long an answered page may serve again; zero is not at all
 */
public record ScanSettings(int pageSize, int readAhead, boolean strict, Duration cacheTtl) {

  /** The most rows that the API's page documents for one request. */
  public static final int MAX_PAGE_SIZE = 100;

  /** The most requests of one walk that are under way at the same time, but one. */
  public static final int MAX_READ_AHEAD = 16;

  /** Settings by which each page is asked for anew. */
  public ScanSettings(int pageSize, int readAhead, boolean strict) {
    this(pageSize, readAhead, strict, Duration.ZERO);
  }

  /** Checks the numbers. */
  public ScanSettings {
    if (pageSize < 1
        || pageSize > MAX_PAGE_SIZE
        || readAhead < 0
        || readAhead > MAX_READ_AHEAD
        || cacheTtl.isNegative()) {
      throw new IllegalArgumentException(
          "pageSize " + pageSize + ", readAhead " + readAhead + ", cacheTtl " + cacheTtl);
    }
  }
}
