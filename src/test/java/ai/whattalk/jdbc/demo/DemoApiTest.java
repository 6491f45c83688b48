package ai.whattalk.jdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.testing.AssistantList;
import ai.whattalk.jdbc.testing.ConversationList;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The demo account through the client. */
class DemoApiTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-06-18T15:20:30Z"), ZoneOffset.UTC);

  private final AccountApi api = DemoApi.open(new ScanSettings(100, 4, true), CLOCK);
  private final List<String> warnings = new ArrayList<>();
  private final RequestScope scope = new RequestScope(warnings::add);

  private List<Conversation> read(ListFilter filter) {
    RowSource reader =
        api.list(AccountLists.CONVERSATIONS, scope).read(new ReadRequest(filter, ReadRequest.ALL));
    List<Conversation> rows = new ArrayList<>();
    for (ListRow row = reader.next(); row != null; row = reader.next()) {
      rows.add(ConversationList.conversation(row));
    }
    return rows;
  }

  @Test
  void readsTheWholeAccountAsItIs() {
    assertThat(read(ConversationList.ALL))
        .isEqualTo(DemoAccount.conversations(LocalDateTime.of(2025, 6, 18, 15, 20, 30)));
  }

  @Test
  void honoursItsFilters() {
    assertThat(read(ConversationList.filter("widget", null, null, null)))
        .isNotEmpty()
        .allMatch(row -> row.type().equals("widget"));
    assertThat(warnings).isEmpty();
  }

  @Test
  void asksForAListedAssistantByItsNumber() {
    String listed = DemoAssistant.LISTED.get(0).uuid();

    assertThat(read(ConversationList.ALL.with(ConversationList.ASSISTANT_ID, listed)))
        .isNotEmpty()
        .allMatch(row -> listed.equals(row.assistantId()));
    assertThat(warnings).isEmpty();
  }

  @Test
  void refusesAnAssistantThatIsNoInteger() {
    List<String> listed = DemoAssistant.LISTED.stream().map(Assistant::uuid).toList();
    String deleted =
        read(ConversationList.ALL).stream()
            .map(Conversation::assistantId)
            .filter(uuid -> uuid != null && !listed.contains(uuid))
            .findFirst()
            .orElseThrow();

    assertThat(read(ConversationList.ALL.with(ConversationList.ASSISTANT_ID, deleted)))
        .hasSameSizeAs(read(ConversationList.ALL));
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("The assistant id field must be an integer.");
  }

  @Test
  void listsItsAssistantsButTheDeletedOne() {
    RowSource reader =
        api.list(AccountLists.ASSISTANTS, scope)
            .read(new ReadRequest(AssistantList.ALL, ReadRequest.ALL));
    List<Assistant> listed = new ArrayList<>();
    for (ListRow row = reader.next(); row != null; row = reader.next()) {
      listed.add(AssistantList.assistant(row));
    }

    assertThat(listed).isEqualTo(DemoAssistant.LISTED).hasSize(5);
    assertThat(listed).filteredOn(row -> row.status().equals("inactive")).hasSize(1);
    assertThat(read(ConversationList.ALL).stream().map(Conversation::assistantId))
        .contains("71b8d04e-c5a9-4e6d-93f2-8a60e4b7c15d")
        .containsAll(listed.stream().map(Assistant::uuid).toList());
  }

  @Test
  void validates() {
    api.validate(scope);
  }

  @Test
  void worksAroundWhatItRefuses() {
    assertThat(read(ConversationList.filter("fax", null, null, null)))
        .hasSameSizeAs(read(ConversationList.ALL));
    assertThat(warnings).singleElement().asString().contains("The selected type is invalid.");
  }

  @Test
  void canBeCancelled() {
    scope.cancel();

    Assertions.assertThatThrownBy(() -> read(ConversationList.ALL))
        .isInstanceOf(ApiException.class);
  }
}
