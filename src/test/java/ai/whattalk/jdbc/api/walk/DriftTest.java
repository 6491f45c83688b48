package ai.whattalk.jdbc.api.walk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.MovingAccount;
import ai.whattalk.jdbc.testing.MovingAccount.Change;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a scan gives while rows come, change and go: every row that stays, and none twice. */
class DriftTest {
  private static final int ROWS = 2000;
  private static final int QUIET_REQUESTS = 20;
  private static final List<Integer> READ_AHEAD = List.of(0, 4, 16);
  private static final int SHARE = RandomCases.oneIn("drift.share", 6);

  /** What rows do after each answer. */
  private enum Movement {
    INSERTS {
      @Override
      Change of(MovingAccount account) {
        return answers -> account.insert(3);
      }
    },
    DELETES_OF_READ_ROWS {
      @Override
      Change of(MovingAccount account) {
        return answers -> account.deleteRead(answers <= 12 ? 4 : 0);
      }
    },
    INSERTS_AND_DELETES {
      @Override
      Change of(MovingAccount account) {
        return answers -> {
          account.insert(3);
          account.deleteRead(answers <= 12 ? 4 : 0);
        };
      }
    },
    CHANGES_FAR_DOWN {
      @Override
      Change of(MovingAccount account) {
        return answers -> account.touchUnread(answers <= 30 ? 2 : 0);
      }
    },
    CHANGES_AND_DELETES_OF_READ_ROWS {
      @Override
      Change of(MovingAccount account) {
        return answers -> {
          account.deleteRead(answers <= 12 ? 15 : 0);
          account.touchRead(answers <= 12 ? 2 : 0);
        };
      }
    },
    INSERTS_FOR_A_WHILE {
      @Override
      Change of(MovingAccount account) {
        return answers -> account.insert(answers <= 60 ? 5 : 0);
      }
    },
    INSERTS_BY_THE_PAGE {
      @Override
      Change of(MovingAccount account) {
        return answers -> account.insert(answers <= 60 ? 100 : 0);
      }
    };

    abstract Change of(MovingAccount account);
  }

  static Stream<Arguments> movements() {
    List<Arguments> all = new ArrayList<>();
    for (ListOrder order : ListOrder.values()) {
      for (Movement movement : Movement.values()) {
        if (movement == Movement.INSERTS_BY_THE_PAGE
            && order != ListOrder.NEWEST_FIRST
            && order != ListOrder.BY_UPDATE) {
          // The list grows faster where it is still to be read than anybody reads.
          continue;
        }
        // In a build, each of these meets every other order.
        for (int readAhead :
            RandomCases.some(READ_AHEAD, SHARE, order.ordinal() + movement.ordinal())) {
          all.add(Arguments.of(order, movement, readAhead));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("movements")
  void givesEachRowThatStaysOnce(ListOrder order, Movement movement, int readAhead) {
    MovingAccount account = new MovingAccount(order, ROWS);
    try (SimulatedApi server = new SimulatedApi(List.of())) {
      account.serve(server, movement.of(account));
      ScanSettings settings = new ScanSettings(100, readAhead, true);

      List<String> ids = read(server, settings);

      assertThat(ids).doesNotHaveDuplicates();
      assertThat(account.lost(ids)).isEmpty();
      assertThat(ids).allMatch(account::knew);
      if (movement != Movement.INSERTS_BY_THE_PAGE) {
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(3 * QUIET_REQUESTS);
      }
      assertThat(server.mostInFlight()).isLessThanOrEqualTo(readAhead + 1);
    }
  }

  /**
   * In a list ordered by change, the oldest first, a row that was read and then changed is among
   * the last ones. It told that the last page adjoins, while so many rows had gone that others were
   * hidden before it.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void aRowThatWasChangedDoesNotTellThatAPageAdjoins(int readAhead) {
    MovingAccount account = new MovingAccount(ListOrder.BY_UPDATE_OLDEST_FIRST, 350);
    try (SimulatedApi server = new SimulatedApi(List.of())) {
      account.serve(
          server,
          answers -> {
            switch (answers) {
              case 1 -> account.deleteRead(1);
              case 4 -> {
                account.touchRead(1);
                account.deleteRead(40);
              }
              default -> {}
            }
          });

      List<String> ids = read(server, new ScanSettings(100, readAhead, true));

      assertThat(ids).doesNotHaveDuplicates();
      assertThat(account.lost(ids)).isEmpty();
    }
  }

  static List<Arguments> losses() {
    List<Arguments> all =
        Stream.of(0, 4)
            .flatMap(
                readAhead ->
                    Stream.of(
                        Arguments.of(readAhead, 1_200, 0),
                        Arguments.of(readAhead, 0, 1_200),
                        Arguments.of(readAhead, 600, 600)))
            .toList();
    // In a build, each loss in one way of reading.
    return RandomCases.some(all, RandomCases.oneIn("losses.share", 2), 0);
  }

  /** The reader lost its place: it looked for it too far back, and knew too few rows. */
  @ParameterizedTest
  @MethodSource("losses")
  void manyPagesOfRowsGoAtOnce(int readAhead, int read, int unread) {
    MovingAccount account = new MovingAccount(ListOrder.NEWEST_FIRST, 4_000);
    try (SimulatedApi server = new SimulatedApi(List.of())) {
      account.serve(
          server,
          answers -> {
            if (answers == 250) {
              account.deleteRead(read);
              account.deleteUnread(unread);
            }
          });

      List<String> ids = read(server, new ScanSettings(10, readAhead, true));

      assertThat(ids).doesNotHaveDuplicates();
      assertThat(account.lost(ids)).isEmpty();
    }
  }

  private static List<String> read(SimulatedApi server, ScanSettings scan) {
    AccountApi api =
        new AccountApi(
            new ApiSettings(
                URI.create(server.baseUrl()),
                new ApiKey(server.key()),
                scan,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1)));
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
