package ai.whattalk.jdbc.api.total;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SimulatedAssistants;
import ai.whattalk.jdbc.testing.TestRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Several lists as one: which are read, and that no row is lost or comes twice. */
class UnionReaderTest {
  private static final ListFilter NONE = ConversationList.ALL;
  private static final ListFilter TESTS = NONE.with(ConversationList.TYPE, "test");
  private static final ListFilter WIDGETS = NONE.with(ConversationList.TYPE, "widget");
  private static final ListFilter OF_SUPPORT =
      NONE.with(ConversationList.ASSISTANT_ID, TestRows.SUPPORT);

  /** Sixty rows: 20 tests, 15 of an assistant, 5 both; pages of ten. */
  @AutoClose private final SimulatedApi server = new SimulatedApi(TestRows.twiceADay(30));

  private final ServerMemory memory =
      new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime);
  private final Execution execution = new Execution(server, 10, memory);

  private RowSource union(ListFilter... narrow) {
    return execution.lists.readUnion(List.of(narrow), NONE, ReadRequest.ALL);
  }

  private static String query(String filter, int page) {
    return (filter.isEmpty() ? "" : filter + "&") + "per_page=10&page=" + page;
  }

  private static List<String> idsOf(ListFilter... filters) {
    return TestRows.twiceADay(30).stream()
        .filter(row -> Stream.of(filters).anyMatch(filter -> FilterMeaning.isAskedFor(filter, row)))
        .map(Conversation::id)
        .toList();
  }

  private static ListFilter day(int number) {
    LocalDate day = LocalDate.of(2025, 3, number);
    return NONE.withDays(day, day);
  }

  @Test
  void givesEachRowOfSeveralListsOnce() {
    RowSource union = union(TESTS, OF_SUPPORT);

    assertThat(server.requests()).isEmpty();
    assertThat(Execution.ids(union))
        .hasSize(30)
        .containsExactlyInAnyOrderElementsOf(idsOf(TESTS, OF_SUPPORT));
    assertThat(union.next()).isNull();
    assertThat(server.queries())
        .containsExactly(
            query("type=test", 1),
            query("type=test", 2),
            SimulatedAssistants.LIST_QUERY,
            query("assistant_id=1002", 1),
            query("assistant_id=1002", 2));
  }

  @Test
  void readsOneListByItselfAndNothingOfNone() {
    assertThat(Execution.ids(union(TESTS))).hasSize(20);
    assertThat(Execution.ids(union())).isEmpty();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void readsTheWideListThatIsKnownToBeAsShort() {
    server.rows(TestRows.twiceADay(10));
    execution.lists.sampleValues(ConversationList.ASSISTANT_ID, NONE);

    assertThat(Execution.ids(union(TESTS, OF_SUPPORT))).hasSize(20);
    assertThat(server.queries())
        .containsExactly(SimulatedAssistants.LIST_QUERY, query("", 1), query("", 2));
  }

  @Test
  void readsShortListsThoughTheWideOneIsKnown() {
    server.rows(TestRows.twiceADay(11));
    execution.lists.sampleValues(ConversationList.ASSISTANT_ID, NONE);

    assertThat(Execution.ids(union(TESTS, OF_SUPPORT))).hasSize(12);
    assertThat(server.queries())
        .containsExactly(
            SimulatedAssistants.LIST_QUERY,
            query("", 1),
            query("type=test", 1),
            query("assistant_id=1001", 1));
  }

  /** Six pages of all rows, and seven of the two lists. */
  @Test
  void readsTheWideListThatIsKnownToBeShorter() {
    execution.lists.sampleValues(ConversationList.ASSISTANT_ID, NONE);
    execution.lists.sampleValues(ConversationList.ASSISTANT_ID, WIDGETS);
    execution.lists.sampleValues(ConversationList.ASSISTANT_ID, TESTS);
    server.clearRequests();

    assertThat(Execution.ids(union(WIDGETS, TESTS))).hasSize(60);
    assertThat(server.queries()).hasSize(5).allMatch(query -> !query.contains("type"));
  }

  /** Half of the wide list's pages, and one for each list: 3 and 4 of 6. */
  @Test
  void looksAtTheWideListBeforeItReadsMany() {
    assertThat(Execution.ids(union(day(1), day(2), day(3), day(4)))).hasSize(60);

    assertThat(server.queries())
        .containsExactly(
            query("", 1), query("", 2), query("", 3), query("", 4), query("", 5), query("", 6));
  }

  /** Half of the wide list's pages, and one for each list: 5 and 4 of 10. */
  @Test
  void readsManyListsOfALongOne() {
    server.rows(TestRows.twiceADay(50));

    assertThat(Execution.ids(union(day(1), day(2), day(3), day(4))))
        .containsExactly("c1", "c0", "c3", "c2", "c5", "c4", "c7", "c6");
    assertThat(server.requests()).hasSize(5);
  }

  @Test
  void readsManyListsThatAreKnownToBeShort() {
    for (int i = 1; i <= 4; i++) {
      execution.lists.sampleValues(ConversationList.ASSISTANT_ID, day(i));
    }

    assertThat(Execution.ids(union(day(1), day(2), day(3), day(4)))).hasSize(8);
    assertThat(server.queries()).hasSize(6).startsWith(SimulatedAssistants.LIST_QUERY);
  }

  @Test
  void readsAShortWideListInOneRequest() {
    server.rows(TestRows.twiceADay(5));

    assertThat(Execution.ids(union(day(1), day(2), day(3), day(4)))).hasSize(10);
    assertThat(server.queries()).containsExactly(query("", 1));
  }

  @Test
  void readsTheWideListOfAServerThatDoesNotTakeIt() {
    server.refuse(FilterParameter.TYPE, value -> true);

    assertThat(
            Execution.ids(
                execution.lists.readUnion(
                    List.of(
                        TESTS.with(ConversationList.ASSISTANT_ID, "7"),
                        TESTS.with(ConversationList.ASSISTANT_ID, "8"),
                        TESTS.with(ConversationList.ASSISTANT_ID, "9"),
                        TESTS.with(ConversationList.ASSISTANT_ID, TestRows.SUPPORT)),
                    TESTS,
                    ReadRequest.ALL)))
        .hasSize(60);
    assertThat(server.queries()).hasSize(7).startsWith(query("type=test", 1), query("", 1));
  }

  @Test
  void readsTheWideListOnceAFilterIsNotObeyed() {
    server.ignore(FilterParameter.TYPE);

    assertThat(Execution.ids(union(OF_SUPPORT, TESTS, day(1)))).hasSize(60).doesNotHaveDuplicates();
    assertThat(server.queries())
        .startsWith(
            SimulatedAssistants.LIST_QUERY,
            query("assistant_id=1002", 1),
            query("assistant_id=1002", 2),
            query("type=test", 1),
            query("", 1))
        .hasSize(10);
  }

  @Test
  void readsTheWideListWhereAFilterIsRefused() {
    server.refuse(FilterParameter.TYPE, "test"::equals);

    assertThat(Execution.ids(union(TESTS, OF_SUPPORT))).hasSize(60).doesNotHaveDuplicates();
    assertThat(server.queries()).startsWith(query("type=test", 1), query("", 1)).hasSize(8);
  }

  @Test
  void asksForNoMoreRowsThanAreWantedOfEachList() {
    RowSource union = execution.lists.readUnion(List.of(TESTS, OF_SUPPORT), NONE, 3);

    for (int i = 0; i < 3; i++) {
      union.next();
    }
    assertThat(server.queries()).containsExactly("type=test&per_page=3&page=1");
  }

  @Test
  void makesNoRequestAfterClose() {
    RowSource union = union(TESTS, OF_SUPPORT);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(union.next().id());
    }

    union.close();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(union.next()).isNull();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void isClosedBeforeItBegins() {
    RowSource union = union(TESTS, OF_SUPPORT);

    union.close();

    assertThat(union.next()).isNull();
    assertThat(server.requests()).isEmpty();
  }
}
