package ai.whattalk.jdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.TestRows;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endpoint's semantics, and the paginator's JSON. */
class ConversationsEndpointTest {
  private static final String URL = "https://x.example/api/user/conversations";

  private final DemoEndpoint<Conversation> endpoint =
      DemoLists.conversations(
          () ->
              List.of(
                  TestRows.row("1", "a", "widget", LocalDateTime.of(2025, 1, 3, 0, 0)),
                  TestRows.row("2", "b", "widget", LocalDateTime.of(2025, 1, 2, 23, 59, 59)),
                  TestRows.row("3", "a", "api", LocalDateTime.of(2025, 1, 2, 0, 0)),
                  TestRows.row("4", null, null, null)),
          List.of(TestRows.assistant(11, "a"), TestRows.assistant(12, "b")));

  private EndpointAnswer answer(String query) {
    Map<String, String> parameters = new TreeMap<>();
    for (String parameter : query.split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.put(parts[0], parts[1]);
    }
    return endpoint.answer(URL, parameters);
  }

  private static JsonNode json(EndpointAnswer answer) throws Exception {
    return new ObjectMapper().readTree(answer.json());
  }

  @ParameterizedTest
  @CsvSource({
    "page=1, 1234",
    "type=widget, 12",
    "type=test, ''",
    "assistant_id=11, 13",
    "type=widget&assistant_id=11, 1",
    "date_from=2025-01-03, 1",
    "date_from=2025-01-02, 123",
    "date_to=2025-01-02, 23",
    "date_from=2025-01-02&date_to=2025-01-02, 23",
    "date_to=2025-01-01, ''",
    "per_page=3, 123",
    "per_page=3&page=2, 4",
    "per_page=3&page=3, ''",
    "per_page=100&page=2147483647, ''",
  })
  void selects(String query, String ids) throws Exception {
    EndpointAnswer answer = answer(query);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(String.join("", json(answer).findValuesAsText("id"))).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource({
    "type=fax, type, The selected type is invalid.",
    "assistant_id=a, assistant_id, The assistant id field must be an integer.",
    "assistant_id=, assistant_id, The assistant id field must be an integer.",
    "assistant_id=13, assistant_id, The selected assistant id is invalid.",
    "date_from=01.02.2025, date_from, The date from field must match the format Y-m-d.",
    "date_to=2025-02-30, date_to, The date to field must match the format Y-m-d.",
    "per_page=0, per_page, The per page field must be between 1 and 100.",
    "per_page=101, per_page, The per page field must be between 1 and 100.",
    "per_page=x, per_page, The per page field must be between 1 and 100.",
    "page=0, page, The page field must be at least 1.",
  })
  void refuses(String query, String field, String message) throws Exception {
    EndpointAnswer answer = answer(query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(json(answer).get("message").asText()).isEqualTo(message);
    assertThat(json(answer).get("errors").get(field).get(0).asText()).isEqualTo(message);
  }

  @Test
  void countsFurtherErrors() throws Exception {
    assertThat(json(answer("type=fax&page=0&per_page=0")).get("message").asText())
        .isEqualTo("The selected type is invalid. (and 2 more errors)");
  }

  @Test
  void givesFifteenRowsWhereNothingIsAskedFor() {
    DemoEndpoint<Conversation> numbered =
        DemoLists.conversations(() -> TestRows.numbered(20), List.of());

    assertThat(numbered.answer(URL, Map.of()).json()).contains("\"c15\"").doesNotContain("\"c16\"");
  }

  @Test
  void writesThePaginator() {
    assertThat(answer("type=widget&per_page=1&page=2").json())
        .isEqualTo(
            """
            {"current_page":2,"data":[{"id":"2","assistant_id":"b","assistant_name":null,\
            "type":"widget","message_count":1,"total_cost":1,"ai_enabled":true,\
            "created_at":"2025-01-02 23:59:59","updated_at":"2025-01-02 23:59:59"}],\
            "first_page_url":"U?page=1","from":2,"last_page":2,"last_page_url":"U?page=2",\
            "links":[{"url":"U?page=1","label":"&laquo; Previous","active":false},\
            {"url":"U?page=1","label":"1","active":false},\
            {"url":"U?page=2","label":"2","active":true},\
            {"url":null,"label":"Next &raquo;","active":false}],\
            "next_page_url":null,"path":"U","per_page":1,"prev_page_url":"U?page=1","to":2,\
            "total":2}\
            """
                .replace("U", URL));
  }

  @Test
  void writesAnEmptyPage() throws Exception {
    JsonNode page = json(answer("type=test"));

    assertThat(page.get("from").isNull()).isTrue();
    assertThat(page.get("to").isNull()).isTrue();
    assertThat(page.get("last_page").asInt()).isEqualTo(1);
    assertThat(page.get("total").asInt()).isZero();
  }

  @Test
  void shortensTheLinksOfManyPages() throws Exception {
    DemoEndpoint<Conversation> numbered =
        DemoLists.conversations(() -> TestRows.numbered(4000), List.of());
    JsonNode page =
        new ObjectMapper()
            .readTree(numbered.answer(URL, Map.of("per_page", "1", "page", "50")).json());

    assertThat(page.get("links").findValuesAsText("label"))
        .containsExactly(
            "&laquo; Previous",
            "1",
            "2",
            "...",
            "47",
            "48",
            "49",
            "50",
            "51",
            "52",
            "53",
            "...",
            "3999",
            "4000",
            "Next &raquo;");
  }
}
