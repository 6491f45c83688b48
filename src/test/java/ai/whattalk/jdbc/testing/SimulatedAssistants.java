package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Assistant;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.demo.DemoLists;
import ai.whattalk.jdbc.demo.EndpointAnswer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The assistants of a simulated account: their list, and the numbers that {@code assistant_id}
 * takes. By default there is one for each {@code assistant_id} of the conversations, numbered from
 * {@link #FIRST_NUMBER} on in the order of the rows, and the text is taken as well. Switches return
 * this. Thread-safe.
 */
public final class SimulatedAssistants {

  /** The number of the first assistant, unless they are given. */
  public static final int FIRST_NUMBER = 1001;

  /**
   * What {@link SimulatedApi#queries()} shows of the request by which the driver reads the list.
   */
  public static final String LIST_QUERY = "assistants/get?per_page=100&page=1";

  /** Its lock guards this, too. */
  private final SimulatedList conversations;

  private final Map<String, Assistant> byUuid = new LinkedHashMap<>();
  private List<Conversation> numberedRows = List.of();
  private List<Assistant> rows = List.of();
  private Map<String, String> numbers = Map.of();
  private boolean given;
  private @Nullable EndpointAnswer failure;
  private int mostPerPage = Integer.MAX_VALUE;

  SimulatedAssistants(SimulatedList conversations) {
    this.conversations = conversations;
  }

  /** Lists these, whether or not they have conversations. */
  public SimulatedAssistants rows(List<Assistant> assistants) {
    synchronized (conversations) {
      given = true;
      list(assistants);
      conversations.forget();
    }
    return this;
  }

  /** Lists all but one, as if it had been deleted. */
  public SimulatedAssistants without(String uuid) {
    return rows(rows().stream().filter(assistant -> !uuid.equals(assistant.uuid())).toList());
  }

  /** Those of the list. */
  public List<Assistant> rows() {
    synchronized (conversations) {
      if (!given && numberedRows != conversations.rows()) {
        numberedRows = conversations.rows();
        for (Conversation row : numberedRows) {
          if (row.assistantId() != null) {
            byUuid.computeIfAbsent(
                row.assistantId(), uuid -> TestRows.assistant(FIRST_NUMBER + byUuid.size(), uuid));
          }
        }
        list(List.copyOf(byUuid.values()));
      }
      return rows;
    }
  }

  private void list(List<Assistant> assistants) {
    rows = List.copyOf(assistants);
    numbers = new HashMap<>();
    rows.forEach(assistant -> numbers.put(assistant.uuid(), Integer.toString(assistant.number())));
  }

  /** Answers requests for the list in that way. */
  public SimulatedAssistants fail(int status, String body) {
    synchronized (conversations) {
      failure = new EndpointAnswer(status, body);
    }
    return this;
  }

  /** Gives at most that many rows per page, whatever is asked for. */
  public SimulatedAssistants clampPerPage(int rowsPerPage) {
    synchronized (conversations) {
      mostPerPage = rowsPerPage;
    }
    return this;
  }

  /** Takes an {@code assistant_id} for the text that rows have, so that a number brings nothing. */
  public SimulatedAssistants takeTextsOnly() {
    conversations.takeForRows(
        FilterParameter.ASSISTANT_ID, FilterMeaning.documented(FilterParameter.ASSISTANT_ID));
    return this;
  }

  /** Takes an {@code assistant_id} for the number that its leading digits are, as MySQL casts. */
  public SimulatedAssistants castTexts() {
    conversations.takeForRows(
        FilterParameter.ASSISTANT_ID,
        (value, row) -> {
          String digits = value.replaceFirst("(?s)^\\s*([0-9]*).*", "$1");
          return isNumberOf(digits.isEmpty() ? "0" : digits.replaceFirst("^0+(?=.)", ""), row);
        });
    return this;
  }

  /** Whether a number is the one of a conversation's assistant. */
  boolean isNumberOf(String number, Conversation row) {
    synchronized (conversations) {
      rows();
      return row.assistantId() != null && number.equals(numbers.get(row.assistantId()));
    }
  }

  EndpointAnswer answer(String url, Map<String, String> parameters) {
    synchronized (conversations) {
      if (failure != null) {
        return failure;
      }
      Map<String, String> granted = new LinkedHashMap<>(parameters);
      granted.computeIfPresent(
          "per_page",
          (name, size) -> Integer.toString(Math.min(Integer.parseInt(size), mostPerPage)));
      return DemoLists.assistants(this::rows).answer(url, granted);
    }
  }
}
