package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
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
    for (Map.Entry<ListParameter, String> value : wanted.filter().values().entrySet()) {
      ListParameter parameter = value.getKey();
      boolean number = parameter == ListParameter.ASSISTANT_ID && isNumber();
      String warning = number ? null : memory.leftOut(parameter, value.getValue());
      if (warning != null) {
        scope.warn(warning);
        leaveOut(parameter);
      }
    }
  }

  public ListFilter filter() {
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
    Set<ListParameter> refused = refusal.refused(filter());
    for (ListParameter parameter : refused) {
      boolean number = parameter == ListParameter.ASSISTANT_ID && isNumber();
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
        && memory.leftOut(ListParameter.ASSISTANT_ID, assistantId) == null) {
      sent = NumberedFilter.ofText(filter());
    } else {
      leaveOut(ListParameter.ASSISTANT_ID);
    }
  }

  private void leaveOut(ListParameter parameter) {
    sent = sent.with(filter().without(parameter));
  }

  /** Remembers that the server takes an assistant's number but does not filter by it. */
  public void noteNumberNotHonoured(ListFilter wanted, int number) {
    rememberNumber(
        wanted,
        String.format(
            Locale.ROOT,
            "the API does not filter by %s as the number of the assistant %s, which is left out:"
                + " it brought other rows than the assistant's, or none",
            shown(ListParameter.ASSISTANT_ID, Integer.toString(number)),
            OneLine.value(wanted.assistantId())));
  }

  /** Remembers that the server takes an assistant's id but does not filter by it. */
  public void noteTextNotHonoured(String assistantId) {
    remember(
        ListParameter.ASSISTANT_ID,
        assistantId,
        String.format(
            Locale.ROOT,
            "the API does not filter by %s, which is left out: it brought no row of that assistant",
            shown(ListParameter.ASSISTANT_ID, assistantId)));
  }

  private void rememberNumber(ListFilter wanted, String warning) {
    String assistantId = Objects.requireNonNull(wanted.assistantId());
    memory.evidence().assistants().leaveOut(assistantId, warning);
    scope.warn(warning);
  }

  private void remember(ListParameter parameter, String value, String warning) {
    memory.leaveOut(parameter, value, warning);
    scope.warn(warning);
  }

  static String shown(ListParameter parameter, String value) {
    return parameter.parameterName() + "=" + OneLine.value(value);
  }
}
