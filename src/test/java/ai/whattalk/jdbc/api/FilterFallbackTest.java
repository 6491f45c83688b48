package ai.whattalk.jdbc.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.page.ErrorBody;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SimulatedAssistants;
import ai.whattalk.jdbc.testing.TestRows;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Parameters that a server refuses, or takes without filtering by them: the texts of assistants.
 */
class FilterFallbackTest {
  private static final String OTHER = "0b2f6c9e-1111-4222-8333-444455556666";
  private static final String ABSENT = "99999999-0000-4000-8000-000000000000";
  private static final ListFilter BY_ASSISTANT =
      ConversationList.filter(null, TestRows.SUPPORT, null, null);

  @AutoClose
  private final SimulatedApi server =
      new SimulatedApi(
          List.of(
              TestRows.row("1", TestRows.SUPPORT, "widget", null),
              TestRows.row("2", OTHER, "widget", null),
              TestRows.row("3", TestRows.SUPPORT, "api", null)));

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
  private final ServerMemory memory = new ServerMemory(AccountLists.CONVERSATIONS, nanoTime::get);
  private final List<String> warnings = new ArrayList<>();

  /** Assistants that are not listed are asked for by their texts. */
  @BeforeEach
  void listNoAssistants() {
    server.assistants().rows(List.of());
  }

  private List<String> read(ListFilter filter) {
    RowSource reader =
        new AccountApi(server.settings(100), null, memory)
            .list(AccountLists.CONVERSATIONS, new RequestScope(warnings::add))
            .read(new ReadRequest(filter, ReadRequest.ALL));
    List<String> ids = new ArrayList<>();
    for (ListRow row = reader.next(); row != null; row = reader.next()) {
      ids.add(row.id());
    }
    return ids;
  }

  private static ListFilter assistant(String id) {
    return ConversationList.filter(null, id, null, null);
  }

  private static String query(@Nullable String filter) {
    return (filter == null ? "" : filter + "&") + "per_page=100&page=1";
  }

  @Test
  void repeatsARefusedRequestWithoutWhatWasRefused() {
    server.refuseAssistantId();

    assertThat(read(ConversationList.filter("widget", TestRows.SUPPORT, null, null)))
        .containsExactly("1", "2");
    assertThat(server.queries())
        .containsExactly(
            SimulatedAssistants.LIST_QUERY,
            query("type=widget&assistant_id=" + TestRows.SUPPORT),
            query("type=widget"));
    assertThat(warnings)
        .containsExactly(
            "the API refused assistant_id=a1b2c3d4-5678-90ab-cdef-1234567890ab, which is left out:"
                + " GET /api/user/conversations?type=widget&assistant_id=a1b2c3d4-5678-90ab-cdef-"
                + "1234567890ab&per_page=100&page=1 answered 422: The assistant id field must be an"
                + " integer.");
  }

  @Test
  void laterReadersLeaveOutWhatWasRefusedAndWarnToo() {
    server.refuseAssistantId();
    read(BY_ASSISTANT);
    server.clearRequests();

    assertThat(read(BY_ASSISTANT)).containsExactly("1", "2", "3");

    assertThat(server.queries()).containsExactly(query(null));
    assertThat(warnings).hasSize(2).containsOnly(warnings.get(0));
  }

  @Test
  void anotherValueOfTheRefusedParameterIsSent() {
    server.refuseAssistantId();
    read(BY_ASSISTANT);
    server.clearRequests();

    read(assistant(OTHER));

    assertThat(server.queries()).containsExactly(query("assistant_id=" + OTHER), query(null));
  }

  @Test
  void sendsWhatWasRefusedAgainAfterTenMinutes() {
    server.refuseAssistantId();
    read(BY_ASSISTANT);
    server.clearRequests();
    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos());

    read(BY_ASSISTANT);

    assertThat(server.queries())
        .containsExactly(
            SimulatedAssistants.LIST_QUERY, query("assistant_id=" + TestRows.SUPPORT), query(null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message\": \"x\", \"errors\": {\"date_from\": [\"y\"]}} | date_from",
        "{\"message\": \"x\", \"errors\": {\"date_from\": \"y\", \"date_to\": []}} |"
            + " date_from,date_to",
        "{\"message\": \"The date from field is invalid.\"} | date_from",
        "{\"message\": \"DATE_TO IS INVALID\"} | date_to",
        "{\"message\": \"no such type\"} | type",
      })
  void recognisesWhatIsRefused(String body, String parameters) {
    LocalDate day = LocalDate.of(2025, 1, 2);
    ListFilter sent = ConversationList.filter("widget", "a", day, day);
    ApiException failure = new ApiException(ApiFailure.REFUSED, "x", null);

    assertThat(new Refusal(ErrorBody.parse(body.getBytes(UTF_8)), failure).refused(sent))
        .extracting(ListParameter::name)
        .containsExactlyInAnyOrder(parameters.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message\": \"The type is bad.\", \"errors\": {\"user\": [\"y\"]}}",
        "{\"message\": \"The prototype and my-type are bad.\"}",
        "<html>type</html>",
        "[]",
        "''",
      })
  void aRefusalThatNamesNothingSentIsAFailure(String body) {
    server.answer(request -> new MockResponse.Builder().code(422).body(body).build());

    ApiException failure =
        catchThrowableOfType(
            ApiException.class, () -> read(ConversationList.filter("widget", null, null, null)));

    assertThat(failure.failure()).isEqualTo(ApiFailure.REFUSED);
    assertThat(server.requests()).hasSize(1);
    assertThat(warnings).isEmpty();
  }

  @Test
  void aRefusalInTheMiddleOfAWalkIsAFailure() {
    server.rows(TestRows.numbered(3)).answer(request -> refusedFrom(request.getUrl().toString()));
    RowSource reader =
        new AccountApi(server.settings(1), null, memory)
            .list(AccountLists.CONVERSATIONS, new RequestScope(warnings::add))
            .read(new ReadRequest(ConversationList.filter("widget", null, null, null), 3));
    reader.next();

    ApiException failure = catchThrowableOfType(ApiException.class, reader::next);

    assertThat(failure.failure()).isEqualTo(ApiFailure.REFUSED);
    assertThat(failure).hasMessageEndingWith("page=2 answered 422: Bad. (type: No.)");
  }

  private static @Nullable MockResponse refusedFrom(String url) {
    return url.contains("type=") && url.endsWith("page=2")
        ? new MockResponse.Builder()
            .code(422)
            .body("{\"message\": \"Bad.\", \"errors\": {\"type\": [\"No.\"]}}")
            .build()
        : null;
  }

  @Test
  void readsAgainWithoutAnAssistantThatBroughtNothing() {
    server.compareAssistantIdLoosely();

    assertThat(read(ConversationList.filter("widget", TestRows.SUPPORT, null, null)))
        .containsExactly("1", "2");

    assertThat(server.queries())
        .containsExactly(
            SimulatedAssistants.LIST_QUERY,
            query("type=widget&assistant_id=" + TestRows.SUPPORT),
            query("type=widget"));
    assertThat(warnings)
        .containsExactly(
            "the API does not filter by assistant_id=a1b2c3d4-5678-90ab-cdef-1234567890ab, which is"
                + " left out: it brought no row of that assistant");
  }

  @Test
  void asksForTheTextOfAnAssistantWhoseNumberBroughtNothing() {
    server
        .compareAssistantIdLoosely()
        .assistants()
        .rows(List.of(TestRows.assistant(5, TestRows.SUPPORT)));

    assertThat(read(BY_ASSISTANT)).containsExactly("1", "2", "3");

    assertThat(server.queries())
        .containsExactly(
            SimulatedAssistants.LIST_QUERY,
            query("assistant_id=5"),
            query("assistant_id=" + TestRows.SUPPORT),
            query(null));
    assertThat(warnings)
        .containsExactly(
            "the API does not filter by assistant_id=5 as the number of the assistant"
                + " a1b2c3d4-5678-90ab-cdef-1234567890ab, which is left out: it brought other rows"
                + " than the assistant's, or none",
            "the API does not filter by assistant_id=a1b2c3d4-5678-90ab-cdef-1234567890ab, which is"
                + " left out: it brought no row of that assistant");
  }

  @Test
  void laterReadersLeaveOutAnAssistantThatIsNotHonouredAndWarnToo() {
    server.compareAssistantIdLoosely();
    read(BY_ASSISTANT);
    server.clearRequests();

    read(BY_ASSISTANT);

    assertThat(server.queries()).containsExactly(query(null));
    assertThat(warnings).hasSize(2).containsOnly(warnings.get(0));
  }

  @Test
  void readsAgainAlsoWhereOnlyRowsOfOthersCame() {
    server.answer(
        request ->
            request.getUrl().queryParameter("assistant_id") == null
                ? null
                : new MockResponse.Builder()
                    .body("{\"data\": [{\"id\": 2, \"assistant_id\": \"b\"}], \"last_page\": 1}")
                    .build());

    assertThat(read(BY_ASSISTANT)).contains("1", "3");
    assertThat(warnings)
        .satisfiesExactly(
            ofOthers -> assertThat(ofOthers).contains("it gave other rows"),
            ofNone -> assertThat(ofNone).contains("it brought no row of that assistant"));
  }

  @Test
  void doesNotWarnOfAnAssistantThatHasNoRowsAtAll() {
    read(assistant(ABSENT));

    assertThat(server.queries())
        .containsExactly(
            SimulatedAssistants.LIST_QUERY, query("assistant_id=" + ABSENT), query(null));
    assertThat(warnings).isEmpty();
  }

  @Test
  void believesAnEmptyAnswerOfAServerThatWasSeenToHonourAnotherAssistant() {
    read(BY_ASSISTANT);
    server.clearRequests();

    assertThat(read(assistant(ABSENT))).isEmpty();

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anIntegerThatIsHonouredSaysNothingOfUuids() {
    server.rows(List.of(TestRows.row("1", "7", "widget", null)));
    assertThat(read(assistant("7"))).containsExactly("1");
    server.clearRequests();

    read(assistant(ABSENT));

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void forgetsAfterTenMinutesThatAssistantsAreHonoured() {
    read(BY_ASSISTANT);
    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos());
    server.clearRequests();

    read(assistant(ABSENT));

    assertThat(server.queries())
        .containsExactly(
            SimulatedAssistants.LIST_QUERY, query("assistant_id=" + ABSENT), query(null));
  }

  @Test
  void aServerThatIgnoresAssistantsIsNotSeenToHonourThem() {
    server.ignore(FilterParameter.ASSISTANT_ID);
    assertThat(read(BY_ASSISTANT)).containsExactly("1", "2", "3");
    server.clearRequests();

    read(assistant(ABSENT));

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void readsAgainInWholePages() {
    server.compareAssistantIdLoosely();

    new AccountApi(server.settings(100), null, memory)
        .list(AccountLists.CONVERSATIONS, new RequestScope(warnings::add))
        .read(new ReadRequest(BY_ASSISTANT, 1))
        .next();

    assertThat(server.queries())
        .containsExactly(
            SimulatedAssistants.LIST_QUERY,
            "assistant_id=" + TestRows.SUPPORT + "&per_page=1&page=1",
            "per_page=100&page=1");
  }
}
