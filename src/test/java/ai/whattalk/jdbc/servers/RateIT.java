package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.RateLimit;
import ai.whattalk.jdbc.testing.RateLimit.Window;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements that run at the same time share what their server allows their key. */
@Execution(ExecutionMode.CONCURRENT)
final class RateIT {
  private static final List<Conversation> ROWS = TestRows.numbered(700);
  private static final List<String> IDS = ROWS.stream().map(Conversation::id).toList();

  @ParameterizedTest
  @CsvSource({
    "FROM_FIRST_REQUEST, true, 2",
    "SLIDING, true, 2",
    "ALIGNED, true, 2",
    // Who is not told when to come back has to try.
    "FROM_FIRST_REQUEST, false, 4",
    "SLIDING, false, 4"
  })
  void twoScansAndACountStayUnderTheRate(Window window, boolean tellsWhen, int mostRefusals)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try (ConnectedApi api = new ConnectedApi(ROWS)) {
      RateLimit limit = new RateLimit(5, window, tellsWhen);
      api.server().limit(limit);

      Future<List<String>> scan = threads.submit(() -> column(api, "SELECT id FROM conversations"));
      Future<List<String>> other =
          threads.submit(() -> column(api, "SELECT id FROM conversations"));
      Future<List<String>> count =
          threads.submit(() -> column(api, "SELECT COUNT(*) FROM conversations"));

      assertThat(scan.get()).isEqualTo(IDS);
      assertThat(other.get()).isEqualTo(IDS);
      assertThat(count.get()).containsExactly("700");
      assertThat(limit.refusals()).isLessThanOrEqualTo(mostRefusals);
      // The count takes the page on which the list ends.
      assertThat(api.requests()).hasSize(2 * 7 + 1 + limit.refusals());
    } finally {
      threads.shutdownNow();
    }
  }

  /** Reading in its place would take more requests of the same rate. */
  @Test
  void aCountWaitsForARateThatIsTold() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (ConnectedApi api = new ConnectedApi(ROWS)) {
      api.server().limit(new RateLimit(1_000, Window.SLIDING, false));
      api.column("SELECT id FROM conversations LIMIT 1");
      api.server()
          .answer(request -> asked.incrementAndGet() <= 3 ? refusal(429) : null)
          .clearRequests();

      assertThat(api.column("SELECT COUNT(*) FROM conversations")).containsExactly("700");
      assertThat(api.warnings()).isEmpty();
      assertThat(api.requests()).hasSize(3 + 1);
    }
  }

  /** As often as any other request, and then without it; after another failure twice. */
  @ParameterizedTest
  @CsvSource({"429, 3", "500, 2"})
  void aCountIsReadWhereItsPageIsRefused(int thenAlways, int tries) throws Exception {
    AtomicReference<HttpUrl> page = new AtomicReference<>();
    AtomicInteger asked = new AtomicInteger();
    try (ConnectedApi api = new ConnectedApi(ROWS, "maxRetries=2")) {
      api.server().limit(new RateLimit(1_000, Window.SLIDING, false));
      api.column("SELECT id FROM conversations LIMIT 1");
      api.server()
          .answer(
              request -> {
                page.compareAndSet(null, request.getUrl());
                return request.getUrl().equals(page.get())
                    ? refusal(asked.incrementAndGet() == 1 ? 429 : thenAlways)
                    : null;
              })
          .clearRequests();

      assertThat(api.column("SELECT COUNT(*) FROM conversations")).containsExactly("700");
      assertThat(asked).hasValue(tries);
      assertThat(api.requests()).hasSize(tries + 7);
    }
  }

  private static MockResponse refusal(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  private static List<String> column(ConnectedApi api, String sql) throws Exception {
    try (Connection connection = api.connect("");
        Statement statement = connection.createStatement()) {
      return ConnectedApi.column(statement.executeQuery(sql));
    }
  }
}
