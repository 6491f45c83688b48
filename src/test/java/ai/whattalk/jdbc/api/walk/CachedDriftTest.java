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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists of all forms that are read again and again, in whole or in part, while their rows move,
 * with pages that are kept. One seed is replayed with {@code -Dcached.seed=N -Dcached.seeds=1}.
 */
class CachedDriftTest {
  private static final int FIRST_SEED = Integer.getInteger("cached.seed", 0);
  private static final int SEEDS = RandomCases.count("cached.seeds", 10);
  private static final int READINGS = 6;

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
      ScanSettings scan =
          new ScanSettings(
              pageSize, new int[] {0, 4, 16}[random.nextInt(3)], true, Duration.ofMinutes(5));
      switch (random.nextInt(5)) {
        case 0 -> server.write(JsonForm.NO_TOTALS);
        case 1 -> server.paginateByCursor(order.comparator());
        case 2 -> server.write(JsonForm.NO_LAST_PAGE);
        default -> {}
      }
      move(server, account, pageSize / 3, random);
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
      for (int i = 0; i < READINGS; i++) {
        long rows = random.nextBoolean() ? ReadRequest.ALL : random.nextInt(1, 200);
        int before = server.requests().size();
        List<String> ids = read(api, rows);

        assertThat(new HashSet<>(ids))
            .as("%s %s, reading %d, %d requests", order, scan, i, server.requests().size() - before)
            .hasSameSizeAs(ids);
        assertThat(ids).allMatch(account::knew);
        if (rows == ReadRequest.ALL) {
          assertThat(account.lost(ids)).as("%s, reading %d", order, i).isEmpty();
        }
      }
    }
  }

  /** Rows come, or go, or change: as many that come as go would show in nothing. */
  private static void move(
      SimulatedApi server, MovingAccount account, int mostRows, SplittableRandom random) {
    int until = random.nextInt(120);
    int most = random.nextInt(mostRows + 1) + 1;
    double share = random.nextDouble();
    int kind = random.nextInt(3);
    account.serve(
        server,
        answers -> {
          if (answers > until || random.nextDouble() > share) {
            return;
          }
          switch (kind) {
            case 0 -> account.insert(random.nextInt(most));
            case 1 -> account.deleteRead(random.nextInt(most));
            default -> {
              account.touchUnread(random.nextInt(3));
              account.touchRead(random.nextInt(3));
            }
          }
        });
  }

  private static List<String> read(AccountApi api, long rows) {
    List<String> ids = new ArrayList<>();
    RowSource reader =
        api.list(AccountLists.CONVERSATIONS, new RequestScope(warning -> {}))
            .read(new ReadRequest(ConversationList.ALL, rows));
    for (ListRow row = reader.next(); row != null; row = reader.next()) {
      ids.add(row.id());
      if (ids.size() == rows) {
        reader.close();
        break;
      }
    }
    return ids;
  }
}
