package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.SimulatedAssistants;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that ignore, misunderstand or refuse what is sent: the rows are right all the same. */
final class FallbackIT {
  private static final List<Conversation> CONVERSATIONS = TestRows.conversations(450, 5);
  private static final String EVERY_FILTER =
      "SELECT id FROM conversations WHERE type = 'widget' AND assistant_id = '"
          + TestRows.SUPPORT
          + "' AND created_at >= DATE '2024-10-01' AND created_at < DATE '2025-05-01'";
  private static final String BY_ASSISTANT =
      "SELECT id FROM conversations WHERE assistant_id = '" + TestRows.SUPPORT + "'";
  private static final String WITHOUT_ROWS =
      "SELECT id FROM conversations WHERE assistant_id = 'nobody'";

  @AutoClose private final ConnectedApi api = new ConnectedApi(CONVERSATIONS);

  private static List<String> ids(Predicate<Conversation> condition) {
    return CONVERSATIONS.stream().filter(condition).map(Conversation::id).toList();
  }

  private static boolean isSupport(Conversation row) {
    return TestRows.SUPPORT.equals(row.assistantId());
  }

  private static boolean meetsEveryFilter(Conversation row) {
    return isSupport(row)
        && "widget".equals(row.type())
        && row.createdAt() != null
        && !row.createdAt().isBefore(LocalDate.of(2024, 10, 1).atStartOfDay())
        && row.createdAt().isBefore(LocalDate.of(2025, 5, 1).atStartOfDay());
  }

  @ParameterizedTest
  @EnumSource(FilterParameter.class)
  void isRightWhereAParameterIsIgnored(FilterParameter parameter) throws SQLException {
    api.server().ignore(parameter);

    assertThat(api.column(EVERY_FILTER)).isEqualTo(ids(FallbackIT::meetsEveryFilter)).isNotEmpty();
  }

  @Test
  void isRightWhereAllParametersAreIgnored() throws SQLException {
    api.server().ignoreAllFilters();

    assertThat(api.column(EVERY_FILTER)).isEqualTo(ids(FallbackIT::meetsEveryFilter));
    assertThat(api.column("SELECT COUNT(*) FROM conversations WHERE type = 'widget'"))
        .containsExactly(Integer.toString(ids(row -> "widget".equals(row.type())).size()));
  }

  @Test
  void limitIsRightWhereAllParametersAreIgnored() throws SQLException {
    api.server().ignoreAllFilters();

    assertThat(api.column(EVERY_FILTER + " LIMIT 9"))
        .isEqualTo(ids(FallbackIT::meetsEveryFilter).subList(0, 9));
  }

  @Test
  void isRightWhereADayEndsAtItsMidnight() throws SQLException {
    api.server().endDateToAtMidnight();

    assertThat(api.column(EVERY_FILTER)).isEqualTo(ids(FallbackIT::meetsEveryFilter));
  }

  @Test
  void isRightWherePagesAreSmallerThanAskedFor() throws SQLException {
    api.server().clampPerPage(15);

    assertThat(api.column(EVERY_FILTER)).isEqualTo(ids(FallbackIT::meetsEveryFilter));
    assertThat(api.column("SELECT id FROM conversations LIMIT 40"))
        .isEqualTo(ids(row -> true).subList(0, 40));
  }

  @Test
  void anAssistantWithoutRowsIsReadAgainWithoutTheParameter() throws SQLException {
    assertThat(api.column(WITHOUT_ROWS)).isEmpty();

    assertThat(api.requests())
        .containsExactlyInAnyOrder(
            SimulatedAssistants.LIST_QUERY,
            "assistant_id=nobody&per_page=100&page=1",
            "per_page=100&page=1",
            "per_page=100&page=2",
            "per_page=100&page=3",
            "per_page=100&page=4",
            "per_page=100&page=5");
  }

  @Test
  void anAssistantWithoutRowsIsBelievedOnceAnotherWasHonoured() throws SQLException {
    api.server().assistants().without(TestRows.SUPPORT);
    assertThat(api.column(BY_ASSISTANT)).isEqualTo(ids(FallbackIT::isSupport));
    api.requests();

    assertThat(api.column(WITHOUT_ROWS)).isEmpty();
    assertThat(api.requests()).containsExactly("assistant_id=nobody&per_page=100&page=1");
  }

  @Test
  void aNumberWithoutRowsIsBelievedOnceAnotherWasHonoured() throws SQLException {
    api.server()
        .assistants()
        .rows(List.of(TestRows.assistant(8, TestRows.SUPPORT), TestRows.assistant(9, "nobody")));
    assertThat(api.column(BY_ASSISTANT)).isEqualTo(ids(FallbackIT::isSupport));
    assertThat(api.requests())
        .startsWith(SimulatedAssistants.LIST_QUERY, "assistant_id=8&per_page=100&page=1")
        .filteredOn(query -> !query.startsWith("assistant_id=8&"))
        .containsExactly(SimulatedAssistants.LIST_QUERY);

    assertThat(api.column(WITHOUT_ROWS)).isEmpty();
    assertThat(api.requests()).containsExactly("assistant_id=9&per_page=100&page=1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isRightWhereAssistantsAreComparedAsIntegers(boolean listed) throws SQLException {
    api.server().compareAssistantIdLoosely();
    if (!listed) {
      api.server().assistants().without(TestRows.SUPPORT);
    }

    assertThat(api.column(EVERY_FILTER)).isEqualTo(ids(FallbackIT::meetsEveryFilter));
    assertThat(api.warnings())
        .hasSize(listed ? 2 : 1)
        .allMatch(warning -> warning.startsWith("01000 "))
        .allMatch(warning -> warning.contains("assistant_id=") && warning.contains("left out"))
        .anyMatch(warning -> warning.contains("assistant_id=" + TestRows.SUPPORT));
    api.requests();

    // What was learned is used the next time.
    assertThat(api.column(BY_ASSISTANT)).isEqualTo(ids(FallbackIT::isSupport));
    assertThat(api.requests()).noneMatch(query -> query.contains("assistant_id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "TYPE | type = 'widget' | type=widget",
        "TYPE | type IN ('api', 'widget') | type=api",
        "DATE_FROM | created_at >= DATE '2025-01-20' | date_from=2025-01-19",
        "DATE_TO | created_at < DATE '2024-08-01' | date_to=2024-08-02"
      })
  void anIgnoredFilterIsLeftOutOfTheRowsWithAWarning(
      FilterParameter parameter, String condition, String sent) throws SQLException {
    List<String> right = api.column("SELECT id FROM conversations WHERE " + condition);
    assertThat(api.warnings()).isEmpty();
    api.server().ignore(parameter);

    assertThat(api.column("SELECT id FROM conversations WHERE " + condition))
        .containsExactlyInAnyOrderElementsOf(right);
    assertThat(api.warnings()).singleElement().asString().startsWith("01000 ").contains(sent);
  }

  @Test
  void aRefusedFilterIsLeftOutWithAWarning() throws SQLException {
    api.server().refuseAssistantId().assistants().without(TestRows.SUPPORT);

    assertThat(api.column(BY_ASSISTANT + " AND type = 'api'"))
        .isEqualTo(ids(row -> isSupport(row) && "api".equals(row.type())));

    assertThat(api.requests())
        .containsExactly(
            SimulatedAssistants.LIST_QUERY,
            "type=api&assistant_id=" + TestRows.SUPPORT + "&per_page=100&page=1",
            "type=api&per_page=100&page=1",
            "type=api&per_page=100&page=2");
    assertThat(api.warnings())
        .singleElement()
        .asString()
        .startsWith("01000 ")
        .contains("assistant_id", "The assistant id field must be an integer.");
  }

  @Test
  void aRefusedFilterIsNotSentAgain() throws SQLException {
    api.server().refuseAssistantId().assistants().without(TestRows.SUPPORT);
    api.column(BY_ASSISTANT);
    api.requests();

    assertThat(api.column(BY_ASSISTANT)).isEqualTo(ids(FallbackIT::isSupport));
    assertThat(api.requests()).noneMatch(query -> query.contains("assistant_id"));
    assertThat(api.warnings()).hasSize(1);
  }

  @Test
  void aRefusedTypeIsLeftOut() throws SQLException {
    api.server()
        .answer(
            request ->
                request.getUrl().queryParameter("type") == null
                    ? null
                    : new MockResponse.Builder()
                        .code(422)
                        .body(
                            "{\"message\":\"The selected type is invalid.\","
                                + "\"errors\":{\"type\":[\"The selected type is invalid.\"]}}")
                        .build());

    assertThat(api.column("SELECT id FROM conversations WHERE type = 'widget'"))
        .isEqualTo(ids(row -> "widget".equals(row.type())));
    assertThat(api.warnings()).singleElement().asString().contains("type=widget");
  }

  /** Refuses one of the two dates where the other is not there. */
  private void wantBothDates(String body) {
    api.server()
        .answer(
            request -> {
              boolean from = request.getUrl().queryParameter("date_from") != null;
              boolean to = request.getUrl().queryParameter("date_to") != null;
              return from == to
                  ? null
                  : new MockResponse.Builder()
                      .code(422)
                      .body(body.replace("MISSING", from ? "date_to" : "date_from"))
                      .build();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\": \"No.\", \"errors\": {\"MISSING\": [\"Bu alan zorunludur.\"]}}",
        "{\"message\": \"The MISSING field is required when another date is present.\"}"
      })
  void aDateThatMustComeWithTheOtherIsSentWithItOrLeftOut(String body) throws SQLException {
    String sql = "SELECT id FROM conversations WHERE created_at ";
    List<String> late = api.column(sql + ">= DATE '2025-01-20'");
    List<String> later = api.column(sql + ">= DATE '2025-01-25'");
    List<String> early = api.column(sql + "< DATE '2024-08-01'");
    wantBothDates(body);
    api.requests();

    assertThat(api.column(sql + ">= DATE '2025-01-20'")).isEqualTo(late).isNotEmpty();
    assertThat(api.warnings())
        .singleElement()
        .asString()
        .startsWith("01000 the API refused date_from=2025-01-19 without date_to, which is left out")
        .contains("422");
    assertThat(api.requests())
        .startsWith("date_from=2025-01-19&per_page=100&page=1", "per_page=100&page=1")
        .hasSize(6);
    assertThat(api.column(sql + ">= DATE '2025-01-25'")).isEqualTo(later).isNotEmpty();
    assertThat(api.warnings()).hasSize(1);
    assertThat(api.requests()).noneMatch(query -> query.contains("date")).hasSize(5);
    assertThat(api.column(sql + "< DATE '2024-08-01'")).isEqualTo(early).isNotEmpty();
    assertThat(api.requests()).filteredOn(query -> query.contains("date")).hasSize(1);

    assertThat(api.column(EVERY_FILTER)).isEqualTo(ids(FallbackIT::meetsEveryFilter)).isNotEmpty();
    assertThat(api.warnings()).isEmpty();
    assertThat(api.requests())
        .filteredOn(query -> !query.startsWith("assistants"))
        .allMatch(query -> query.contains("date_from=") && query.contains("date_to="));
    assertThat(api.column("SELECT id FROM conversations ORDER BY created_at DESC LIMIT 5"))
        .hasSize(5);
    assertThat(
            api.column("SELECT COUNT(*) FROM conversations WHERE created_at >= DATE '2025-01-20'"))
        .containsExactly(Integer.toString(late.size()));
  }
}
