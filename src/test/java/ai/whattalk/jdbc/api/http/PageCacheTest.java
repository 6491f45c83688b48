package ai.whattalk.jdbc.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.evidence.LearnedFact;
import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** For how long pages are kept, and how much memory they take. */
class PageCacheTest {
  private static final List<Conversation> ROWS = SteadyAccount.rows(3_000).subList(0, 250);
  private static final Duration TTL = Duration.ofSeconds(30);

  /** Bytes that come and go in any JVM. */
  private static final long NOISE = 100_000;

  /** Once the last connection of the JVM is closed, what is kept is dropped: here, others' too. */
  @AutoClose private final Connection open = DriverManager.getConnection("jdbc:whattalk:demo=true");

  @AutoClose private final SimulatedApi server = new SimulatedApi(ROWS);
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
  private final ServerMemory memory = new ServerMemory(AccountLists.CONVERSATIONS, nanoTime::get);

  PageCacheTest() throws SQLException {}

  @BeforeEach
  @AfterEach
  void keepNothing() {
    PageCache.clearAll();
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  private static AccountApi open(SimulatedApi server, Duration ttl, ServerMemory memory) {
    ApiSettings usual = server.settings(100);
    return new AccountApi(
        new ApiSettings(
            usual.baseUrl(),
            usual.key(),
            new ScanSettings(100, 0, true, ttl),
            usual.connectTimeout(),
            usual.readTimeout(),
            usual.retries(),
            null,
            null),
        null,
        memory);
  }

  private AccountApi open(Duration ttl) {
    return open(server, ttl, memory);
  }

  private static List<String> read(AccountApi api) {
    return read(api, new RequestScope(warning -> {}));
  }

  private static List<String> read(AccountApi api, RequestScope scope) {
    RowSource rows =
        api.list(AccountLists.CONVERSATIONS, scope)
            .read(new ReadRequest(ConversationList.ALL, ReadRequest.ALL));
    List<String> ids = new ArrayList<>();
    for (ListRow row = rows.next(); row != null; row = rows.next()) {
      ids.add(row.id());
    }
    return ids;
  }

  /** The requests that reading takes. */
  private int requests(AccountApi api) {
    server.clearRequests();
    assertThat(read(api)).containsExactlyElementsOf(ROWS.stream().map(Conversation::id).toList());
    return server.requests().size();
  }

  @Test
  void aPageServesAsLongAsItIsYoung() {
    AccountApi api = open(TTL);

    assertThat(requests(api)).isEqualTo(3);
    pass(TTL.minusNanos(1));
    assertThat(requests(api)).isZero();
    pass(Duration.ofNanos(1));
    assertThat(requests(api)).isEqualTo(3);
    assertThat(requests(api)).isZero();
  }

  @Test
  void theOneWhoAsksSaysHowYoung() {
    assertThat(requests(open(Duration.ofMinutes(5)))).isEqualTo(3);
    pass(Duration.ofMinutes(2));

    assertThat(requests(open(Duration.ofMinutes(5)))).isZero();
    assertThat(requests(open(Duration.ZERO))).isEqualTo(3);
    assertThat(requests(open(Duration.ofMinutes(1)))).isEqualTo(3);
    assertThat(requests(open(Duration.ofMinutes(1)))).isZero();
  }

  /** What was learned from a page is forgotten then. */
  @Test
  void noPageServesForMoreThanTenMinutes() {
    AccountApi api = open(Duration.ofDays(1));

    assertThat(requests(api)).isEqualTo(3);
    pass(Duration.ofMinutes(10).minusNanos(1));
    assertThat(requests(api)).isZero();
    pass(Duration.ofNanos(1));
    assertThat(requests(api)).isEqualTo(3);
  }

  /** What an old page says is no news. */
  @Test
  void nothingIsLearnedFromAPageTwice() {
    AccountApi api = open(Duration.ofMinutes(10));
    read(api);
    List<LearnedFact> seen = api.facts().stream().filter(fact -> fact.seenAt() != null).toList();
    pass(Duration.ofMinutes(5));

    assertThat(requests(api)).isZero();
    assertThat(api.facts()).containsAll(seen);
    assertThat(seen).isNotEmpty();
    pass(Duration.ofMinutes(5));
    assertThat(memory.evidence().total(ConversationList.ALL)).isNull();
  }

  @Test
  void anotherKeyAndAnotherUrlHaveTheirOwn() {
    read(open(TTL));

    assertThat(
            requests(
                open(server, TTL, new ServerMemory(AccountLists.CONVERSATIONS, nanoTime::get))))
        .isEqualTo(3);
  }

  @Test
  void aRefusedKeyDropsItsPagesAndNoOthers() {
    AccountApi api = open(TTL);
    AccountApi other =
        open(server, TTL, new ServerMemory(AccountLists.CONVERSATIONS, nanoTime::get));
    read(api);
    read(other);
    server.answer(request -> new MockResponse.Builder().code(401).build());
    ApiException refused =
        catchThrowableOfType(
            ApiException.class, () -> api.validate(new RequestScope(warning -> {})));
    server.answer(request -> null);
    pass(Duration.ofSeconds(1));

    assertThat(refused.failure()).isEqualTo(ApiFailure.UNAUTHENTICATED);
    assertThat(requests(other)).isZero();
    assertThat(requests(api)).isEqualTo(3);
    assertThat(requests(api)).isZero();
  }

  /** It was asked for before the key was refused, and came later. */
  @Test
  void aPageOfARefusedKeyIsNotKept() {
    AccountApi api = open(TTL);
    server.beforeRequest(2, () -> memory.pages().clear());
    read(api);
    server.clearActions();

    assertThat(requests(api)).isEqualTo(3);
  }

  @Test
  void validatingAsksAgain() {
    AccountApi api = open(TTL);
    for (int i = 0; i < 2; i++) {
      server.clearRequests();
      api.validate(new RequestScope(warning -> {}));
      assertThat(server.queries()).containsExactly("per_page=1&page=1");
    }
  }

  @Test
  void aCancelledReaderGetsNoKeptPage() {
    AccountApi api = open(TTL);
    read(api);
    RequestScope scope = new RequestScope(warning -> {});
    scope.cancel();

    assertThat(catchThrowableOfType(ApiException.class, () -> read(api, scope)).failure())
        .isEqualTo(ApiFailure.CANCELLED);
  }

  /** Two accounts, each with more than all that is kept, are read at the same time. */
  @Test
  void allPagesTogetherTakeNoMoreThanTheBound() throws InterruptedException {
    List<Conversation> many = longRows(10_000);
    try (SimulatedApi one = new SimulatedApi(many);
        SimulatedApi two = new SimulatedApi(many)) {
      List<Thread> readers =
          List.of(one, two).stream()
              .map(
                  each ->
                      new Thread(
                          () ->
                              read(
                                  open(
                                      each,
                                      TTL,
                                      new ServerMemory(
                                          AccountLists.CONVERSATIONS, nanoTime::get)))))
              .toList();
      readers.forEach(Thread::start);
      long most = 0;
      while (readers.stream().anyMatch(Thread::isAlive)) {
        most = Math.max(most, PageCache.bytes());
        readers.get(0).join(1);
      }
      assertThat(most).isBetween(PageCache.MOST_BYTES / 2, PageCache.MOST_BYTES);
    }
    long counted = PageCache.bytes();
    long used = settledMemory();
    PageCache.clearAll();
    long taken = used - usedMemory();
    // Threads of readers that have ended may hold pages for some seconds.
    for (int i = 0; i < 600 && taken < counted / 4; i++) {
      Thread.sleep(100);
      taken = used - usedMemory();
    }

    assertThat(counted).isBetween(PageCache.MOST_BYTES * 8 / 10, PageCache.MOST_BYTES);
    // What a collection leaves besides is chance: a tenth is more than that.
    assertThat(taken).isBetween(counted / 4, counted + counted / 10);
  }

  private static List<Conversation> longRows(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Conversation(
                    "conversation-" + i,
                    TestRows.SUPPORT,
                    "a name in Turkish, \u0131 and \u011f: " + i + "x".repeat(100),
                    "widget",
                    1_000 + i,
                    new BigDecimal(i + ".0000000001"),
                    true,
                    SteadyAccount.LAST_DAY.atStartOfDay().minusMinutes(i),
                    SteadyAccount.LAST_DAY.atStartOfDay()))
        .toList();
  }

  /** Bytes in use once they stay: threads that have just ended may hold some for a while. */
  private static long settledMemory() throws InterruptedException {
    long used = usedMemory();
    for (int stays = 0; stays < 10; stays++) {
      Thread.sleep(100);
      long now = usedMemory();
      if (now < used - NOISE) {
        stays = 0;
      }
      used = Math.min(used, now);
    }
    return used;
  }

  private static long usedMemory() {
    Runtime jvm = Runtime.getRuntime();
    System.gc();
    return jvm.totalMemory() - jvm.freeMemory();
  }
}
