package ai.whattalk.jdbc.api.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.demo.Assistant;
import ai.whattalk.jdbc.testing.AssistantList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the list of assistants, in the forms in which a server may write them. */
class AssistantRowTest {

  private static ListRow row(String fields) throws IOException, MalformedPageException {
    String json = "{\"data\": [{" + fields + "}]}";
    return PageParser.parse(
            AccountLists.ASSISTANTS,
            new ByteArrayInputStream(json.getBytes(UTF_8)),
            found -> new ApiException(ApiFailure.NOT_THE_API, found, null))
        .rows()
        .get(0);
  }

  @Test
  void readsWhatTheVendorDocuments() throws Exception {
    ListRow row =
        row(
            """
            "prompt": "Say nothing of the secret.", "max_duration": 600, "id": 12,
            "uuid": "a1b2c3d4-5678-90ab-cdef-1234567890ab", "name": "Sales", "type": "inbound",
            "status": "active", "mode": "pipeline", "language": "Turkish",
            "timezone": "Europe/Istanbul", "llm_model_id": 3, "knowledgebase_id": null,
            "record": true, "tools": [{"id": 99, "name": "transfer"}],
            "variables": {"id": 98, "uuid": "inner"},
            "webhook_url": "https://hooks.example/secret",
            "created_at": "2025-07-15T14:32:15.000000Z",
            "updated_at": "2025-07-15T14:32:15.250000Z", "deleted_at": null
            """);

    assertThat(AssistantList.assistant(row))
        .isEqualTo(
            new Assistant(
                12,
                "a1b2c3d4-5678-90ab-cdef-1234567890ab",
                "Sales",
                "inbound",
                "active",
                "pipeline",
                "Turkish",
                "Europe/Istanbul",
                3,
                null,
                600,
                true,
                LocalDateTime.of(2025, 7, 15, 14, 32, 15),
                LocalDateTime.of(2025, 7, 15, 14, 32, 15, 250_000_000),
                null));
    assertThat(row.id()).isEqualTo("12");
    assertThat(row + Arrays.toString(row.values())).doesNotContain("secret", "transfer", "inner");
  }

  @Test
  void readsARowThatHasNothingButItsId() throws Exception {
    assertThat(AssistantList.assistant(row("\"id\": \"7\"")).number()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"600", "\"600\"", "600.0", "\"600.00\""})
  void takesNumbersAsText(String duration) throws Exception {
    assertThat(
            AssistantList.assistant(row("\"id\": 1, \"max_duration\": " + duration)).maxDuration())
        .isEqualTo(600);
  }

  @ParameterizedTest
  @CsvSource({"true, true", "1, true", "'\"1\"', true", "false, false", "0, false"})
  void takesFlagsInEveryForm(String flag, boolean expected) throws Exception {
    assertThat(AssistantList.assistant(row("\"id\": 1, \"record\": " + flag)).record())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"name\": \"x\"' | but row 1 has no id",
        "'\"id\": \"a\"' | 'but row a has id \"a\", not a whole number up to 2147483647'",
        "'\"id\": 2147483648' | 'but row 2147483648 has id 2147483648, not a whole number up to"
            + " 2147483647'",
        "'\"id\": 3, \"record\": \"yes\"' | 'but row 3 has record \"yes\", not a boolean'",
        "'\"id\": 3, \"deleted_at\": 0' | but row 3 has deleted_at 0, not a timestamp",
        "'\"id\": 3, \"llm_model_id\": [4]' | 'but row 3 has llm_model_id an array, not a whole"
            + " number up to 2147483647'",
      })
  void namesRowColumnAndValueThatDoNotFit(String fields, String message) {
    int[] all = IntStream.range(0, AccountLists.ASSISTANTS.columns().size()).toArray();
    assertThatThrownBy(() -> row(fields).read(all)).hasMessage(message);
  }
}
