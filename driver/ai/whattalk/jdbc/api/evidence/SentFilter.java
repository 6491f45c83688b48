package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.ConversationFilter;
import ai.whattalk.jdbc.api.resource.FilterParameter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What of a filter is sent to a server: all that it is not known to refuse. For an assistant that
 * is its number first, then its text, then nothing. What is left out is said in a warning. Not
 * thread-safe.
 */
public final class SentFilter {
  private final ServerMemory memory;
  private final RequestScope scope;
  private NumberedFilter sent;

  public SentFilter(NumberedFilter wanted, ServerMemory memory, RequestScope scope) {
    this.memory = memory;
    this.scope = scope;
    sent = wanted;
    String assistantId = wanted.filter().assistantId();
    String noNumber =
        assistantId == null ? null : memory.evidence().assistants().leftOut(assistantId);
    if (noNumber != null) {
      scope.warn(noNumber);
    }
    for (Map.Entry<FilterParameter, String> value : wanted.filter().values().entrySet()) {
      FilterParameter parameter = value.getKey();
      boolean number = parameter == FilterParameter.ASSISTANT_ID && isNumber();
      String warning = number ? null : memory.leftOut(parameter, value.getValue());
      if (warning != null) {
        scope.warn(warning);
        leaveOut(parameter);
      }
    }
  }

  public ConversationFilter filter() {
    return sent.filter();
  }

  /** The filter, and the number that stands for its assistant. */
  public NumberedFilter numbered() {
    return sent;
  }

  /** Whether a number is sent for the assistant. */
  public boolean isNumber() {
    return sent.assistantNumber() != null;
  }

  /** Leaves out what a refusal names, now and for later readers; false if it names nothing sent. */
  public boolean leaveOut(Refusal refusal) {
    Set<FilterParameter> refused = refusal.refused(filter());
    for (FilterParameter parameter : refused) {
      boolean number = parameter == FilterParameter.ASSISTANT_ID && isNumber();
      String warning =
          String.format(
              Locale.ROOT,
              "the API refused %s, which is left out%s: %s",
              shown(parameter, sent.values().get(parameter)),
              number ? " in favour of the assistant's text" : "",
              refusal.failure().getMessage());
      if (number) {
        rememberNumber(filter(), warning);
        dropAssistant();
      } else {
        remember(parameter, filter().values().get(parameter), warning);
        leaveOut(parameter);
      }
    }
    return !refused.isEmpty();
  }

  /**
   * Sends the next form of the assistant from now on: its text in place of its number, or nothing
   * in place of its text; for this walk alone.
   */
  public void dropAssistant() {
    String assistantId = filter().assistantId();
    if (isNumber()
        && assistantId != null
        && memory.leftOut(FilterParameter.ASSISTANT_ID, assistantId) == null) {
      sent = NumberedFilter.ofText(filter());
    } else {
      leaveOut(FilterParameter.ASSISTANT_ID);
    }
  }

  private void leaveOut(FilterParameter parameter) {
    sent = sent.with(filter().without(parameter));
  }

  /** Remembers that the server takes an assistant's number but does not filter by it. */
  public void noteNumberNotHonoured(ConversationFilter wanted, int number) {
    rememberNumber(
        wanted,
        String.format(
            Locale.ROOT,
            "the API does not filter by %s as the number of the assistant %s, which is left out:"
                + " it brought other rows than the assistant's, or none",
            shown(FilterParameter.ASSISTANT_ID, Integer.toString(number)),
            OneLine.value(wanted.assistantId())));
  }

  /** Remembers that the server takes an assistant's id but does not filter by it. */
  public void noteTextNotHonoured(String assistantId) {
    remember(
        FilterParameter.ASSISTANT_ID,
        assistantId,
        String.format(
            Locale.ROOT,
            "the API does not filter by %s, which is left out: it brought no row of that assistant",
            shown(FilterParameter.ASSISTANT_ID, assistantId)));
  }

  private void rememberNumber(ConversationFilter wanted, String warning) {
    String assistantId = Objects.requireNonNull(wanted.assistantId());
    memory.evidence().assistants().leaveOut(assistantId, warning);
    scope.warn(warning);
  }

  private void remember(FilterParameter parameter, String value, String warning) {
    memory.leaveOut(parameter, value, warning);
    scope.warn(warning);
  }

  static String shown(FilterParameter parameter, String value) {
    return parameter.parameterName() + "=" + OneLine.value(value);
  }
}
