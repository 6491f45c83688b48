package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.AccountApi;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest requests of one {@link AccountApi}, {@value #MOST} at most. A request stands in it
 * from the moment at which it is sent. Thread-safe.
 */
public final class RequestLog {
  static final int MOST = 1_000;

  /** The status of each answer that is kept. */
  private static final int OK = 200;

  private final RequestServer server;

  /** By their ids, in the order in which they were sent. */
  private final Map<Long, LoggedRequest> requests = new LinkedHashMap<>();

  private long newestId;

  /** Creates an empty log of what that server is asked. */
  public RequestLog(RequestServer server) {
    this.server = server;
  }

  /** Takes in a request that is about to be sent. */
  LoggedRequest begin(@Nullable Long statementId, String path, String query, int attempt) {
    return begin(statementId, path, query, attempt, server);
  }

  /** Takes in a request that was not sent, since its page was kept. */
  synchronized void noteCached(
      @Nullable Long statementId, String path, String query, int rowCount) {
    LoggedRequest request = begin(statementId, path, query, 1, RequestServer.CACHE);
    end(request, OK, Duration.ZERO, rowCount);
  }

  private synchronized LoggedRequest begin(
      @Nullable Long statementId, String path, String query, int attempt, RequestServer from) {
    newestId++;
    LoggedRequest request =
        new LoggedRequest(
            newestId, statementId, Instant.now(), path, query, null, attempt, null, null, from);
    requests.put(newestId, request);
    requests.remove(newestId - MOST);
    return request;
  }

  /** Takes note of how a request ended. */
  synchronized void end(
      LoggedRequest request,
      @Nullable Integer status,
      Duration duration,
      @Nullable Integer rowCount) {
    requests.replace(request.id(), request.ended(status, duration, rowCount));
  }

  /** The requests as they are now, the newest last. */
  public synchronized List<LoggedRequest> requests() {
    return List.copyOf(requests.values());
  }
}
