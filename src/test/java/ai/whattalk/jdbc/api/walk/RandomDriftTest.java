package ai.whattalk.jdbc.api.walk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.RetrySettings;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.MovingAccount;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists of all forms and orders, whose rows move while the server fails now and then. One seed is
 * replayed with {@code -Ddrift.seed=N -Ddrift.seeds=1}.
 */
class RandomDriftTest {
  private static final int FIRST_SEED = Integer.getInteger("drift.seed", 0);
  private static final int SEEDS = RandomCases.count("drift.seeds", 15);

  static IntStream seeds() {
    return IntStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givesEachRowThatStaysOnce(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ListOrder order = ListOrder.values()[random.nextInt(ListOrder.values().length)];
    MovingAccount account = new MovingAccount(order, random.nextInt(300));
    try (SimulatedApi server = new SimulatedApi(List.of())) {
      int pageSize = random.nextInt(5, 25);
      int readAhead = new int[] {0, 4, 16}[random.nextInt(3)];
      ScanSettings settings = new ScanSettings(pageSize, readAhead, true);
      if (random.nextInt(4) == 0) {
        pageSize = random.nextInt(4, pageSize + 1);
        server.clampPerPage(pageSize);
      }
      String form = shape(server, order, random);
      // Who reads more slowly than rows come does not get to an end.
      move(server, account, pageSize / 3, random);
      fail(server, random);

      List<String> ids = read(server, settings);

      assertThat(new HashSet<>(ids))
          .as("%s %s %s, %d requests", order, form, settings, server.requests().size())
          .hasSameSizeAs(ids);
      assertThat(account.lost(ids)).isEmpty();
      assertThat(ids).allMatch(account::knew);
      assertThat(server.mostInFlight()).isLessThanOrEqualTo(readAhead + 1);
    }
  }

  private static String shape(SimulatedApi server, ListOrder order, SplittableRandom random) {
    switch (random.nextInt(5)) {
      case 0 -> {
        server.write(JsonForm.NO_TOTALS);
        return "simple";
      }
      case 1 -> {
        server.paginateByCursor(order.comparator());
        return "cursor";
      }
      case 2 -> {
        server.write(JsonForm.NO_LAST_PAGE);
        return "total";
      }
      default -> {
        return "length-aware";
      }
    }
  }

  /**
   * Rows come, go and change after each answer, for a while. Never as many come as go between two
   * answers: nothing would show that.
   */
  private static void move(
      SimulatedApi server, MovingAccount account, int mostRows, SplittableRandom random) {
    int until = random.nextInt(60);
    int most = random.nextInt(mostRows + 1) + 1;
    double share = random.nextDouble();
    boolean touches = random.nextBoolean();
    boolean inserts = random.nextBoolean();
    boolean deletes = random.nextBoolean();
    account.serve(
        server,
        answers -> {
          if (answers > until || random.nextDouble() > share) {
            return;
          }
          int come = inserts ? random.nextInt(most) : 0;
          int read = deletes ? random.nextInt(most) : 0;
          int unread = deletes ? random.nextInt(2) : 0;
          int before = account.ids().size();
          account.deleteRead(read);
          account.deleteUnread(unread);
          if (before - account.ids().size() == come) {
            come++;
          }
          account.insert(come);
          if (touches) {
            account.touchUnread(random.nextInt(3));
            account.touchRead(random.nextInt(3));
          }
        });
  }

  private static void fail(SimulatedApi server, SplittableRandom random) {
    double share = random.nextInt(3) == 0 ? random.nextDouble(0.3) : 0;
    SplittableRandom faults = random.split();
    server.answer(
        request -> {
          synchronized (faults) {
            return faults.nextDouble() < share ? fault(faults.nextInt(5)) : null;
          }
        });
  }

  private static @Nullable MockResponse fault(int kind) {
    MockResponse.Builder response = new MockResponse.Builder();
    return switch (kind) {
      case 0 -> response.code(500).build();
      case 1 -> response.code(503).addHeader("Retry-After", "0").build();
      case 2 -> response.onResponseStart(new SocketEffect.CloseSocket()).build();
      case 3 -> response.body("{\"data\": [{\"id\": ").build();
      default ->
          response
              .body("{\"data\": [{\"id\": \"c1\"}, {\"id\": \"c2\"}, {\"id\": \"c3\"}]}")
              .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
              .build();
    };
  }

  private static List<String> read(SimulatedApi server, ScanSettings scan) {
    AccountApi api =
        new AccountApi(
            new ApiSettings(
                URI.create(server.baseUrl()),
                new ApiKey(server.key()),
                scan,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                new RetrySettings(30, Duration.ZERO),
                null,
                null));
    RowSource reader =
        api.list(AccountLists.CONVERSATIONS, new RequestScope(warning -> {}))
            .read(new ReadRequest(ConversationList.ALL, ReadRequest.ALL));
    List<String> ids = new ArrayList<>();
    for (ListRow row = reader.next(); row != null; row = reader.next()) {
      ids.add(row.id());
    }
    return ids;
  }
}
