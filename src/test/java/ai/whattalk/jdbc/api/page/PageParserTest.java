package ai.whattalk.jdbc.api.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConversationList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form in which a server may write a value, and those that are none. */
class PageParserTest {

  private static Page parse(String json) throws IOException, MalformedPageException {
    return parse(json.getBytes(UTF_8));
  }

  private static Page parse(byte[] body) throws IOException, MalformedPageException {
    return PageParser.parse(
        AccountLists.CONVERSATIONS,
        new ByteArrayInputStream(body),
        found -> new ApiException(ApiFailure.NOT_THE_API, found, null));
  }

  /** Reads one column of the only row, as a scan does that needs it. */
  private static Object read(String field, String json) throws IOException, MalformedPageException {
    int column = AccountLists.CONVERSATIONS.ordinal(field);
    return parse(json).rows().get(0).read(new int[] {column})[column];
  }

  private static Conversation row(String field, String value)
      throws IOException, MalformedPageException {
    return ConversationList.conversation(
        parse("{\"data\": [{\"id\": \"x\", \"%s\": %s}]}".formatted(field, value)).rows().get(0));
  }

  @Test
  void readsTheVendorsExample() throws Exception {
    Page page =
        parse(
            """
            {"current_page": 1, "data": [{
              "id": "8d0f7780-8536-51ef-055c-f18fd2g01bf8",
              "assistant_id": "a1b2c3d4-5678-90ab-cdef-1234567890ab",
              "assistant_name": "Support Assistant", "type": "whatsapp", "message_count": 8,
              "total_cost": 0.0032, "ai_enabled": true,
              "created_at": "2025-01-25 10:15:00", "updated_at": "2025-01-25 10:28:45"}],
             "links": [{"url": null, "label": "1", "active": false}],
             "last_page": 5, "per_page": 15, "prev_page_url": null, "to": 15, "total": 68}
            """);

    assertThat(page.rows())
        .map(ConversationList::conversation)
        .containsExactly(
            new Conversation(
                "8d0f7780-8536-51ef-055c-f18fd2g01bf8",
                "a1b2c3d4-5678-90ab-cdef-1234567890ab",
                "Support Assistant",
                "whatsapp",
                8,
                new BigDecimal("0.0032"),
                true,
                LocalDateTime.of(2025, 1, 25, 10, 15, 0),
                LocalDateTime.of(2025, 1, 25, 10, 28, 45)));
    assertThat(page.currentPage()).isEqualTo(1);
    assertThat(page.perPage()).isEqualTo(15);
    assertThat(page.total()).isEqualTo(68);
    assertThat(page.lastPage()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\": [{\"id\": 7}]}",
        "{\"data\": [{\"id\": \"7\", \"assistant_id\": null, \"assistant_name\": null, \"type\":"
            + " null, \"message_count\": null, \"total_cost\": null, \"ai_enabled\": null,"
            + " \"created_at\": null, \"updated_at\": null}], \"total\": null, \"last_page\":"
            + " null}",
        "{\"data\": [{\"variables\": {\"id\": 1, \"a\": [{}]}, \"id\": 7, \"customer\": [[1]],"
            + " \"x\": 1e999}], \"meta\": {\"data\": 1}}",
        "\uFEFF{\"total\": {}, \"last_page\": [1], \"data\": [{\"id\": 7}], \"current_page\":"
            + " \"x\", \"per_page\": -1}"
      })
  void takesNullMissingAndUnknownFields(String json) throws Exception {
    Page page = parse(json);

    assertThat(page.rows())
        .map(ConversationList::conversation)
        .containsExactly(new Conversation("7", null, null, null, null, null, null, null, null));
    assertThat(page.total()).isNull();
    assertThat(page.lastPage()).isNull();
    assertThat(page.currentPage()).isNull();
    assertThat(page.perPage()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"68", "\"68\"", "68.0", "6.8e1"})
  void takesThePaginatorsNumbersAsNumbersOrText(String number) throws Exception {
    Page page =
        parse(
            "{\"data\": [], \"total\": %1$s, \"last_page\": %1$s, \"per_page\": %1$s, \"current_page\": %1$s}"
                .formatted(number));

    assertThat(page)
        .isEqualTo(new Page(page.rows(), Paginator.LENGTH_AWARE, 68L, 68L, 68L, 68L, false, null));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"2025-01-25 14:30:00\", 2025-01-25T14:30:00",
        "\"2025-01-25 14:30\", 2025-01-25T14:30:00",
        "\"2025-01-25 14:30:00.5\", 2025-01-25T14:30:00.500",
        "\"2025-01-25 14:30:00.123999\", 2025-01-25T14:30:00.123",
        "\"2025-01-25T14:30:00.000000Z\", 2025-01-25T14:30:00",
        "\"2025-01-25T14:30:00Z\", 2025-01-25T14:30:00",
        "\"2025-01-25T14:30:00+03:00\", 2025-01-25T14:30:00",
        "\"2025-01-25T14:30:00-0300\", 2025-01-25T14:30:00",
        "\"2025-01-25 14:30:00+03\", 2025-01-25T14:30:00",
        "\"2025-01-25\", 2025-01-25T00:00:00",
        "\" 0001-01-01 00:00:00 \", 0001-01-01T00:00:00",
      })
  void readsTimestamps(String json, LocalDateTime expected) throws Exception {
    assertThat(row("created_at", json).createdAt()).isEqualTo(expected);
    assertThat(row("updated_at", json).updatedAt()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "0.0045, 0.0045",
        "\"0.0045\", 0.0045",
        "4.5e-3, 0.0045",
        "\"45E-4\", 0.0045",
        "0.50, 0.5",
        "\"0.500\", 0.5",
        "100, 100",
        "1e2, 100",
        "\"100.00\", 100",
        "-0.0, 0",
        "0e1000000000, 0",
        "1e-1000000000, 0",
        "\".5\", 0.5",
        "\"5.\", 5",
        "\"+5\", 5",
        "0.30000000000000004, 0.3",
        "0.00000000005, 0.0000000001",
        "0.00000000004999, 0",
        "-0.00000000005, -0.0000000001",
        "0.000000000009, 0",
        "9999999999.9999999999, 9999999999.9999999999",
        "9999999999.99999999994, 9999999999.9999999999",
      })
  void readsCosts(String json, BigDecimal expected) throws Exception {
    // Equal objects, not only equal numbers: rows are grouped and joined by them.
    assertThat(row("total_cost", json).totalCost()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "12, 12",
        "\"12\", 12",
        "12.0, 12",
        "1.2e1, 12",
        "0e99, 0",
        "2147483647, 2147483647",
        "-2147483648, -2147483648",
      })
  void readsCounts(String json, int expected) throws Exception {
    assertThat(row("message_count", json).messageCount()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "true, true",
        "1, true",
        "\"1\", true",
        "\"true\", true",
        "\"TRUE\", true",
        "false, false",
        "0, false",
        "\"0\", false",
        "\"false\", false",
      })
  void readsBooleans(String json, boolean expected) throws Exception {
    assertThat(row("ai_enabled", json).aiEnabled()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"\"a\", a", "12, 12", "1.50, 1.50", "\"Müşteri\\u0020客服\", Müşteri 客服", "\"\", ``"})
  void readsTexts(String json, String expected) throws Exception {
    assertThat(row("assistant_id", json).assistantId()).isEqualTo(expected);
    assertThat(row("assistant_name", json).assistantName()).isEqualTo(expected);
    assertThat(row("type", json).type()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "message_count | 12.5 | but row x has message_count 12.5, not a whole number up to"
            + " 2147483647",
        "message_count | 2147483648 | but row x has message_count 2147483648, not a whole number up"
            + " to 2147483647",
        "message_count | 1e1000000000 | but row x has message_count 1e1000000000, not a whole"
            + " number up to 2147483647",
        "message_count | 1e-1000000000 | but row x has message_count 1e-1000000000, not a whole"
            + " number up to 2147483647",
        "message_count | true | but row x has message_count true, not a whole number up to"
            + " 2147483647",
        "total_cost | \"abc\" | but row x has total_cost \"abc\", not a number with at most 10"
            + " digits before the point",
        "total_cost | \"NaN\" | but row x has total_cost \"NaN\", not a number with at most 10"
            + " digits before the point",
        "total_cost | \"١٢\" | but row x has total_cost \"١٢\", not a number with at most 10 digits"
            + " before the point",
        "total_cost | 10000000000 | but row x has total_cost 10000000000, not a number with at most"
            + " 10 digits before the point",
        "total_cost | 9999999999.99999999995 | but row x has total_cost 9999999999.99999999995, not"
            + " a number with at most 10 digits before the point",
        "total_cost | 1e1000000000 | but row x has total_cost 1e1000000000, not a number with at"
            + " most 10 digits before the point",
        "total_cost | 1e99999999999 | but row x has total_cost 1e99999999999, not a number with at"
            + " most 10 digits before the point",
        "total_cost | [1] | but row x has total_cost an array, not a number with at most 10 digits"
            + " before the point",
        "ai_enabled | 2 | but row x has ai_enabled 2, not a boolean",
        "ai_enabled | \"yes\" | but row x has ai_enabled \"yes\", not a boolean",
        "created_at | 17378154 | but row x has created_at 17378154, not a timestamp",
        "created_at | 1737815400000 | but row x has created_at 1737815400000, not a timestamp",
        "created_at | 1737815400.5 | but row x has created_at 1737815400.5, not a timestamp",
        "created_at | -1737815400 | but row x has created_at -1737815400, not a timestamp",
        "created_at | \"0000-00-01\" | but row x has created_at \"0000-00-01\", not a timestamp",
        "created_at | \"2025-00-00\" | but row x has created_at \"2025-00-00\", not a timestamp",
        "created_at | {\"timezone\": \"UTC\"} | but row x has created_at an object, not a timestamp",
        "created_at | {\"date\": 1} | but row x has created_at an object, not a timestamp",
        "created_at | \"25.01.2025\" | but row x has created_at \"25.01.2025\", not a timestamp",
        "created_at | \"2025-02-30 00:00:00\" | but row x has created_at \"2025-02-30 00:00:00\","
            + " not a timestamp",
        "updated_at | \"2025-01-25 24:00:00\" | but row x has updated_at \"2025-01-25 24:00:00\","
            + " not a timestamp",
        "type | {\"id\": \"y\"} | but row x has type an object, not text",
        "assistant_id | true | but row x has assistant_id true, not text",
      })
  void namesRowColumnAndValueOfWhatDoesNotFit(String field, String value, String message) {
    // The bad value stands before the id.
    assertThatThrownBy(
            () -> read(field, "{\"data\": [{\"%s\": %s, \"id\": \"x\"}]}".formatted(field, value)))
        .isInstanceOf(ApiException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" \"",
        "\"0000-00-00\"",
        "\"0000-00-00 00:00:00\"",
        "\"0000-00-00T00:00:00.000000Z\"",
        "\"-0001-11-30T00:00:00.000000Z\"",
        "{\"date\": \"0000-00-00 00:00:00\"}",
      })
  void takesWhatIsNoDateForNull(String value) throws Exception {
    assertThat(row("created_at", value).createdAt()).isNull();
  }

  @Test
  void takesEmptyTextForNullWhereItIsNoText() throws Exception {
    assertThat(row("message_count", "\"\"").messageCount()).isNull();
    assertThat(row("total_cost", "\" \"").totalCost()).isNull();
    assertThat(row("ai_enabled", "\"\"").aiEnabled()).isNull();
    assertThat(row("assistant_name", "\"\"").assistantName()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1737815400",
        "\"1737815400\"",
        "{\"date\": \"2025-01-25 14:30:00.000000\", \"timezone_type\": 3, \"timezone\": \"UTC\"}",
        "{\"timezone\": \"Europe/Istanbul\", \"x\": [{}], \"date\": \"2025-01-25 14:30:00\"}",
      })
  void readsTimesAsPhpWritesThem(String value) throws Exception {
    assertThat(row("created_at", value).createdAt())
        .isEqualTo(LocalDateTime.of(2025, 1, 25, 14, 30, 0));
  }

  @Test
  void readsRowsWhoseFieldsComeInOtherOrders() throws Exception {
    String others = "\"other%d\": {\"id\": 1}, ";
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      many.append(others.formatted(i));
    }
    String rows =
        "{\"data\": [{\"id\": \"a\", \"type\": \"call\", \"message_count\": 1},"
            + "{\"message_count\": \"2\", \"id\": \"b\", \"type\": \"web\"},"
            + "{%s \"type\": \"call\", \"message_count\": 3, \"id\": \"c\"},".formatted(many)
            + "{\"id\": \"x\", \"type\": \"web\", \"type\": null, \"message_count\": \"x\","
            + " \"message_count\": 4, \"id\": \"d\"}]}";

    assertThat(parse(rows).rows())
        .map(ConversationList::conversation)
        .map(row -> row.id() + " " + row.type() + " " + row.messageCount())
        .containsExactly("a call 1", "b web 2", "c call 3", "d null 4");
  }

  @Test
  void readsARowOfWhichAnotherColumnDoesNotFit() throws Exception {
    String json = "{\"data\": [{\"id\": \"x\", \"created_at\": \"soon\", \"type\": \"api\"}]}";

    assertThat(read("type", json)).isEqualTo("api");
    assertThat(parse(json).rows().get(0).createdAt()).isNull();
    assertThatThrownBy(() -> read("created_at", json)).hasMessageContaining("created_at \"soon\"");
  }

  @Test
  void shortensAValueThatDoesNotFit() {
    String value = '"' + "🙂".repeat(500) + '"';
    assertThatThrownBy(
            () ->
                read("created_at", "{\"data\": [{\"id\": \"x\", \"created_at\": " + value + "}]}"))
        .hasMessage("but row x has created_at \"" + "🙂".repeat(29) + "…\", not a timestamp");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"data\": [{\"id\": 1}, {}]} | but row 2 has no id",
        "{\"data\": [{\"id\": null, \"total_cost\": \"x\"}]} | but row 1 has no id",
        "{\"data\": [{\"id\": {}}]} | but row 1 has id an object, not text",
        "{\"data\": [null]} | but row 1 is not an object",
        "{\"data\": {}} | but without a data array",
        "{\"message\": \"x\"} | but without a data array: x",
        "{\"error\": {\"code\": 7, \"message\": \"x\"}} | but with an error: code: 7; x",
        "{\"errors\": [\"x\", {\"detail\": \"y\"}]} | but with an error: x; y",
        "{\"errors\": {\"type\": [\"x\"]}, \"data\": []} | but with an error: x",
        "{\"message\": \"x\", \"error\": {\"a\": {\"b\": \"y\"}}} | but with an error: x (b: y)",
        "{\"error\": {}, \"errors\": []} | but without a data array",
        "{} | but without a data array",
        "[] | but not with a JSON object",
        "`` | but not with JSON: the answer breaks off after 0 bytes",
      })
  void refusesWhatIsNoPage(String json, String message) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(MalformedPageException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "{",
        "{\"data\": [",
        "{\"data\": [{\"id\": 1}",
        "{\"data\": [NaN]}",
        "x"
      })
  void refusesWhatIsNoJson(String json) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(MalformedPageException.class)
        .hasMessageStartingWith("but not with JSON: ");
  }

  /** Wherever that is: in a name, a number, a word, a character, an escape. */
  @Test
  void knowsWhatIsCutOff() throws Exception {
    byte[] page =
        """
        {"meta": {"total": -12.5e+3, "x": [true, false, null]}, "per_page": 100,
         "data": [{"id": "c1", "assistant_name": "Zoë 🙂 \\u00e9 \\n", "ai_enabled": true,
           "total_cost": 0.25, "assistant_id": null, "message_count": 7}], "next_page_url": null}
        """
            .strip()
            .getBytes(UTF_8);
    for (int length = 0; length < page.length; length++) {
      byte[] cut = Arrays.copyOf(page, length);
      MalformedPageException failure =
          catchThrowableOfType(MalformedPageException.class, () -> parse(cut));
      assertThat(failure)
          .hasMessage("but not with JSON: the answer breaks off after " + length + " bytes");
      assertThat(failure.mayPass()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\": [}",
        "{\"data\" [",
        "<html></html>",
        "OK",
        "tru",
        "\"x",
        "[1, 2",
        "{ ]  "
      })
  void knowsWhatIsWrongBeforeItEnds(String json) {
    assertThat(catchThrowableOfType(MalformedPageException.class, () -> parse(json)).mayPass())
        .isFalse();
  }

  @Test
  void refusesJsonThatIsNestedWithoutEnd() {
    assertThatThrownBy(() -> parse("{\"data\": [], \"x\": " + "[".repeat(100_000)))
        .isInstanceOf(MalformedPageException.class)
        .hasMessageStartingWith("but not with JSON: ");
  }

  @Test
  void refusesAPageOfAMillionRows() {
    assertThatThrownBy(
            () -> parse("{\"data\": [{\"id\": 1}" + ",{\"id\": 1}".repeat(999_999) + "]}"))
        .isInstanceOf(MalformedPageException.class)
        .hasMessage("but with more than 50000 rows in one page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"total_cost", "message_count", "id", "of_a_later_version"})
  void refusesANumberOfTenThousandDigits(String field) {
    for (String form : List.of("%s", "1.%s", "1e%s")) {
      assertThatThrownBy(() -> row(field, form.formatted("9".repeat(10_000))))
          .isInstanceOf(MalformedPageException.class)
          .hasMessageStartingWith("but not with JSON: ")
          .hasMessageContaining("too long");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"total_cost", "message_count"})
  void refusesATextOfTenThousandDigits(String field) {
    String json = "{\"data\": [{\"id\": \"x\", \"%s\": \"%s\"}]}";

    assertThatThrownBy(() -> read(field, json.formatted(field, "9".repeat(10_000))))
        .hasMessageStartingWith("but row x has " + field + " \"999");
  }
}
