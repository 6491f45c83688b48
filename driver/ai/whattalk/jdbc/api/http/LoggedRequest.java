package ai.whattalk.jdbc.api.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as a {@link RequestLog} keeps it. What only its end tells is null before that,
 * and if no answer came.
 *
 * @param id number of the request, from 1
 * @param statementId the statement that made it, or null
 * @param path of the URL
 * @param query of the URL, encoded, without the key
 * @param status of the answer
 * @param attempt which try this was, from 1
 * @param duration until the answer was read, or was given up
 * @param rowCount rows of the page, if one came
 */
public record LoggedRequest(
    long id,
    @Nullable Long statementId,
    Instant startedAt,
    String path,
    String query,
    @Nullable Integer status,
    int attempt,
    @Nullable Duration duration,
    @Nullable Integer rowCount,
    RequestServer servedFrom) {

  LoggedRequest ended(
      @Nullable Integer newStatus, Duration newDuration, @Nullable Integer newRowCount) {
    return new LoggedRequest(
        id,
        statementId,
        startedAt,
        path,
        query,
        newStatus,
        attempt,
        newDuration,
        newRowCount,
        servedFrom);
  }
}
