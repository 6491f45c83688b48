package ai.whattalk.jdbc.api.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.MovingAccount;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many rows are left of a list where some are skipped, and what it takes to read them. */
final class OffsetWalkTest {
  private static final int ROWS = 1_040;
  private static final List<Conversation> CONVERSATIONS = TestRows.numbered(ROWS);
  private static final List<Long> SKIPPED =
      List.of(
          0L,
          5L,
          99L,
          100L,
          505L,
          990L,
          1_000L,
          1_039L,
          1_040L,
          1_041L,
          5_000L,
          ReadRequest.ALL - 1);
  private static final List<Long> WANTED = List.of(1L, 7L, 50L, 250L, ReadRequest.ALL);

  /** Each number of skipped rows with each of wanted ones. */
  private static final List<Part> PARTS =
      SKIPPED.stream()
          .flatMap(skipped -> WANTED.stream().map(wanted -> new Part(skipped, wanted)))
          .toList();

  private static final int SHARE = RandomCases.oneIn("walk.share", 8);

  /** A part of a list. */
  private record Part(long skipped, long wanted) {}

  /** Ways in which a server may number its pages, or not. */
  private enum Server {
    HONEST,
    CLAMPED,
    CLAMPED_SILENTLY,
    FIXED,
    FIXED_SILENTLY,
    FIXED_AT_THE_LARGEST,
    WITHOUT_LAST_PAGE,
    SIMPLE,
    CURSOR;

    void shape(SimulatedApi server) {
      switch (this) {
        case HONEST -> {}
        case CLAMPED -> server.clampPerPage(40);
        case CLAMPED_SILENTLY -> server.clampPerPage(40).write(JsonForm.NO_PER_PAGE);
        case FIXED -> server.fixPerPage(15);
        case FIXED_SILENTLY -> server.fixPerPage(15).write(JsonForm.NO_PER_PAGE);
        case FIXED_AT_THE_LARGEST -> server.fixPerPage(100);
        case WITHOUT_LAST_PAGE -> server.write(JsonForm.NO_LAST_PAGE);
        case SIMPLE -> server.write(JsonForm.NO_TOTALS);
        case CURSOR -> server.paginateByCursor(Comparator.comparing(Conversation::createdAt));
      }
    }
  }

  /** Has a server write its pages without more than that beside the rows. */
  private static void writeAlone(SimulatedApi server, String more) {
    server.answer(
        request -> {
          int size = Integer.parseInt(request.getUrl().queryParameter("per_page"));
          long page = Long.parseLong(request.getUrl().queryParameter("page"));
          String rows =
              LongStream.range((page - 1) * size, Math.min(page * size, ROWS))
                  .mapToObj(i -> "{\"id\":\"c" + (i + 1) + "\"}")
                  .collect(Collectors.joining(","));
          return new MockResponse.Builder().body("{\"data\":[" + rows + "]" + more + "}").build();
        });
  }

  private static List<String> read(SimulatedApi server, int readAhead, long skipped, long wanted) {
    ApiSettings settings =
        new ApiSettings(
            URI.create(server.baseUrl()),
            new ApiKey(server.key()),
            new ScanSettings(100, readAhead, true),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));
    // What an earlier walk has learned of the server is no help.
    RowSource reader =
        new AccountApi(
                settings, null, new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime))
            .list(AccountLists.CONVERSATIONS, new RequestScope(warning -> {}))
            .read(new ReadRequest(ConversationList.ALL, skipped, wanted));
    List<String> ids = new ArrayList<>();
    while (ids.size() < wanted) {
      ListRow row = reader.next();
      if (row == null) {
        break;
      }
      ids.add(row.id());
    }
    reader.close();
    return ids;
  }

  @ParameterizedTest
  @EnumSource
  void givesAsManyRowsAsAreLeft(Server kind) {
    try (SimulatedApi server = new SimulatedApi(CONVERSATIONS)) {
      kind.shape(server);
      for (Part part : RandomCases.some(PARTS, SHARE, kind.ordinal())) {
        List<String> ids = read(server, 4, part.skipped(), part.wanted());

        assertThat(ids)
            .as("%s", part)
            .hasSize((int) Math.min(part.wanted(), Math.max(0, ROWS - part.skipped())))
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void rowsOfAListThatStandsStillAreTheLastOnes() {
    try (SimulatedApi server = new SimulatedApi(CONVERSATIONS)) {
      assertThat(read(server, 0, 505, ReadRequest.ALL))
          .isEqualTo(CONVERSATIONS.subList(505, ROWS).stream().map(Conversation::id).toList());
    }
  }

  @Test
  void readsFromTheBeginningWhereNothingIsCounted() {
    try (SimulatedApi server = new SimulatedApi(CONVERSATIONS)) {
      writeAlone(server, "");

      // Pages have a row in common with those before.
      assertThat(read(server, 4, 505, 50)).hasSize(50).startsWith("c506");
      assertThat(server.requests()).hasSize(8);
    }
  }

  @Test
  void readsFromTheBeginningWhereTheCountIsContradicted() {
    try (SimulatedApi server = new SimulatedApi(CONVERSATIONS)) {
      writeAlone(server, ",\"total\":700");
      assertThat(read(server, 0, 600, ReadRequest.ALL)).hasSize(100);
      assertThat(server.requests()).hasSize(1);
      server.clearRequests();
      assertThat(read(server, 0, 800, ReadRequest.ALL)).isEmpty();
      assertThat(server.requests()).hasSize(8);

      writeAlone(server, ",\"total\":1500");
      server.clearRequests();
      assertThat(read(server, 0, 505, 50)).hasSize(50);
      assertThat(server.requests()).hasSize(1);
      assertThat(read(server, 0, 1_000, 10)).hasSize(10);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 422})
  void readsFromTheBeginningWhereAPageBehindTheEndIsRefused(int status) {
    try (SimulatedApi server = new SimulatedApi(CONVERSATIONS)) {
      server.answer(
          request ->
              Long.parseLong(request.getUrl().queryParameter("page")) > 11
                  ? new MockResponse.Builder().code(status).body("{\"message\": \"no\"}").build()
                  : null);

      assertThat(read(server, 0, 5_000, 10)).isEmpty();
      assertThat(server.requests()).hasSize(12);
    }
  }

  @Test
  void aRowThatComesTwiceIsGivenOnce() {
    try (SimulatedApi server = new SimulatedApi(CONVERSATIONS)) {
      server.rows(
          IntStream.range(0, ROWS).mapToObj(i -> CONVERSATIONS.get(i == 510 ? 509 : i)).toList());

      assertThat(read(server, 0, 505, ReadRequest.ALL)).hasSize(534).doesNotHaveDuplicates();
    }
  }

  @Test
  void asksAgainWhereAPageBeginsElsewhere() {
    try (SimulatedApi server = new SimulatedApi(CONVERSATIONS).clampPerPage(40)) {
      assertThat(read(server, 0, 1_000, 20)).hasSize(20).startsWith("c1001");
      assertThat(server.queries()).containsExactly("per_page=20&page=51");

      server.clearRequests();
      assertThat(read(server, 0, 600, 50)).hasSize(50).startsWith("c601");
      assertThat(server.queries())
          .containsExactly("per_page=50&page=13", "per_page=40&page=16", "per_page=40&page=17");
    }
  }

  @Test
  void readsAheadFromThere() {
    try (SimulatedApi server = new SimulatedApi(CONVERSATIONS)) {
      // The first page is read alone.
      server.holdUntilInFlight(2, request -> server.requests().size() > 1);

      assertThat(read(server, 4, 300, ReadRequest.ALL)).hasSize(740);
      assertThat(server.mostInFlight()).isBetween(2, 5);
      assertThat(server.requests()).hasSize(8).doesNotHaveDuplicates();
    }
  }

  @Test
  void skipsNoRowsOfAListThatMayBeNarrowedByLess() {
    ListFilter filter = ConversationList.filter("widget", null, LocalDate.of(2025, 1, 1), null);

    assertThatThrownBy(() -> new ReadRequest(filter, 1, ReadRequest.ALL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Stream<Integer> seeds() {
    return IntStream.range(0, RandomCases.count("walk.seeds", 10)).boxed();
  }

  /** Rows come, go and change: as many are given as are left of what was there at some time. */
  @ParameterizedTest
  @MethodSource("seeds")
  void givesAsManyRowsAsAreLeftWhileRowsMove(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MovingAccount account =
        new MovingAccount(
            ListOrder.values()[random.nextInt(ListOrder.values().length)],
            random.nextInt(100, 900));
    int before = account.ids().size();
    int skipped = random.nextInt(100, 900);
    long wanted = random.nextBoolean() ? ReadRequest.ALL : random.nextInt(1, 300);
    int until = random.nextInt(8);
    int from = random.nextInt(until + 1);
    boolean comes = random.nextBoolean();
    boolean goes = random.nextBoolean();
    try (SimulatedApi server = new SimulatedApi(List.of())) {
      account.serve(
          server,
          answers -> {
            if (answers < from || answers > until) {
              return;
            }
            account.insert(comes ? 1 + random.nextInt(6) : 0);
            account.deleteRead(goes ? 7 + random.nextInt(4) : 0);
            account.touchUnread(random.nextInt(2));
          });

      List<String> ids = read(server, random.nextInt(5), skipped, wanted);

      assertThat(ids).doesNotHaveDuplicates().allMatch(account::knew);
      long fewest = Math.max(0, account.stayed().size() - skipped);
      long most = Math.max(0, account.born() - skipped);
      assertThat((long) ids.size())
          .as("%d of %d", skipped, before)
          .isBetween(Math.min(wanted, fewest), Math.min(wanted, most));
    }
  }

  /** One conversation comes: the rows that are left of the state before it, or after. */
  @ParameterizedTest
  @EnumSource
  void oneMoreConversationIsLeftOrNot(ListOrder order) {
    for (int at = 1; at <= 8; at++) {
      int answer = at;
      MovingAccount account = new MovingAccount(order, 750);
      try (SimulatedApi server = new SimulatedApi(List.of())) {
        account.serve(server, answers -> account.insert(answers == answer ? 1 : 0));

        assertThat(read(server, 0, 310, ReadRequest.ALL))
            .hasSizeBetween(440, 441)
            .doesNotHaveDuplicates();
      }
    }
  }
}
