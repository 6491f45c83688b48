package ai.whattalk.jdbc.api;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What of a filter is sent to a server: all that it is not known to refuse. What is left out is
 * said in a warning. Not thread-safe.
 */
final class SentFilter {
  private final ServerNotes notes;
  private final CallScope scope;
  private ConversationFilter filter;

  SentFilter(ConversationFilter wanted, ServerNotes notes, CallScope scope) {
    this.notes = notes;
    this.scope = scope;
    filter = wanted;
    for (Map.Entry<FilterParameter, String> value : wanted.values().entrySet()) {
      String warning = notes.leftOut(value.getKey(), value.getValue());
      if (warning != null) {
        scope.warn(warning);
        filter = filter.without(value.getKey());
      }
    }
  }

  ConversationFilter filter() {
    return filter;
  }

  /** Leaves out what a refusal names, now and for later readers; false if it names nothing sent. */
  boolean leaveOut(Refusal refusal) {
    Set<FilterParameter> refused = refusal.refused(filter);
    for (FilterParameter parameter : refused) {
      String value = filter.values().get(parameter);
      remember(
          parameter,
          value,
          String.format(
              Locale.ROOT,
              "the API refused %s, which is left out: %s",
              shown(parameter, value),
              refusal.failure().getMessage()));
      filter = filter.without(parameter);
    }
    return !refused.isEmpty();
  }

  /** Reads on without the assistant, for this walk alone. */
  void dropAssistant() {
    filter = filter.without(FilterParameter.ASSISTANT_ID);
  }

  /** Remembers that the server takes an assistant's id but does not filter by it. */
  void assistantNotHonoured(String assistantId) {
    remember(
        FilterParameter.ASSISTANT_ID,
        assistantId,
        String.format(
            Locale.ROOT,
            "the API does not filter by %s, which is left out: it brought no row of that assistant",
            shown(FilterParameter.ASSISTANT_ID, assistantId)));
  }

  private void remember(FilterParameter parameter, String value, String warning) {
    notes.leaveOut(parameter, value, warning);
    scope.warn(warning);
  }

  static String shown(FilterParameter parameter, String value) {
    return parameter.parameterName() + "=" + MessageText.shorten(MessageText.oneLine(value), 60);
  }
}
