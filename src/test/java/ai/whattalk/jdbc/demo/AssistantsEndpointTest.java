package ai.whattalk.jdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.TestRows;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The list of assistants as the vendor documents it. */
class AssistantsEndpointTest {
  private static final String URL = "https://x.example/api/user/assistants/get";

  private final List<Assistant> rows =
      IntStream.rangeClosed(1, 23).mapToObj(i -> TestRows.assistant(i, "uuid-" + i)).toList();
  private final DemoEndpoint<Assistant> endpoint = DemoLists.assistants(() -> rows);

  private JsonNode page(Map<String, String> parameters) throws Exception {
    EndpointAnswer answer = endpoint.answer(URL, parameters);
    assertThat(answer.status()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.json());
  }

  @Test
  void givesTenRowsWhereNothingIsAskedFor() throws Exception {
    assertThat(page(Map.of()).get("data")).hasSize(10);
    assertThat(page(Map.of()).get("total").asInt()).isEqualTo(23);
  }

  @Test
  void takesPageAndSizeAndNoFilter() throws Exception {
    JsonNode page = page(Map.of("per_page", "7", "page", "4", "status", "inactive"));

    assertThat(page.get("data").findValuesAsText("uuid")).containsExactly("uuid-22", "uuid-23");
  }

  @Test
  void refusesWhatIsNoPage() {
    assertThat(endpoint.answer(URL, Map.of("per_page", "101")).status()).isEqualTo(422);
  }

  @Test
  void writesWhatIsNobodysBusinessToo() throws Exception {
    JsonNode row = page(Map.of("per_page", "1")).get("data").get(0);

    assertThat(row.get("id").isInt()).isTrue();
    assertThat(row.get("record").isInt()).isTrue();
    assertThat(row.get("knowledgebase_id").isTextual()).isTrue();
    assertThat(row.get("created_at").asText()).endsWith(".000000Z");
    assertThat(row.has("system_prompt") && row.has("webhook_url")).isTrue();
    assertThat(row.get("tools").isArray() && row.get("variables").isObject()).isTrue();
  }
}
