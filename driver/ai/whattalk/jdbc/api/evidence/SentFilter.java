package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.ListDescription.NumberLookup;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import com.google.common.collect.Sets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What of a filter is sent to a server: all that it is not known to refuse. Where a {@link
 * NumberLookup} says so that is the number first, then the text, then nothing. What is left out is
 * said in a warning. Not thread-safe.
 */
public final class SentFilter {
  private final ServerMemory memory;
  private final RequestScope scope;
  private NumberedFilter sent;

  public SentFilter(NumberedFilter wanted, ServerMemory memory, RequestScope scope) {
    this.memory = memory;
    this.scope = scope;
    sent = wanted;
    String text = wanted.filter().lookedUp();
    String noNumber = text == null ? null : memory.evidence().numbers().leftOut(text);
    if (noNumber != null) {
      scope.warn(noNumber);
    }
    for (ListParameter parameter : wanted.parameters()) {
      String warning =
          sent.isNumber(parameter) ? null : memory.leftOut(parameter, wanted.sent(parameter));
      if (warning != null) {
        scope.warn(warning);
        leaveOut(parameter);
      }
    }
    for (ListParameter parameter : sent.parameters()) {
      String warning = memory.leftOutAlone(parameter, filter());
      if (warning != null) {
        scope.warn(warning);
        leaveOut(parameter);
      }
    }
  }

  public ListFilter filter() {
    return sent.filter();
  }

  /** The filter, and the number that stands for its text. */
  public NumberedFilter numbered() {
    return sent;
  }

  /** Whether a number is sent in place of a text. */
  public boolean isNumber() {
    return sent.number() != null;
  }

  /** Leaves out what a refusal names, now and for later readers; false if it names nothing sent. */
  public boolean leaveOut(Refusal refusal) {
    Map<ListParameter, ListParameter> alone = refusal.sentAlone(filter());
    Set<ListParameter> refused = Sets.union(alone.keySet(), refusal.refused(filter()));
    for (ListParameter parameter : refused) {
      ListParameter missing = alone.get(parameter);
      boolean number = sent.isNumber(parameter) && missing == null;
      String warning =
          String.format(
              Locale.ROOT,
              "the API refused %s%s, which is left out%s: %s",
              shown(parameter, sent.sent(parameter)),
              missing == null ? "" : " without " + missing.name(),
              number ? " in favour of the " + lookup().rowName() + "'s text" : "",
              refusal.failure().getMessage());
      if (number) {
        rememberNumber(filter(), warning);
        dropForm();
      } else if (missing != null) {
        memory.leaveOutAlone(parameter, missing, warning);
        scope.warn(warning);
        leaveOut(parameter);
      } else {
        remember(parameter, sent.sent(parameter), warning);
        leaveOut(parameter);
      }
    }
    return !refused.isEmpty();
  }

  /**
   * Sends the next form from now on: the text in place of its number, or nothing in place of the
   * text; for this walk alone.
   */
  public void dropForm() {
    ListParameter parameter = lookup().parameter();
    String text = filter().lookedUp();
    if (isNumber() && text != null && memory.leftOut(parameter, text) == null) {
      sent = NumberedFilter.ofText(filter());
    } else {
      leaveOut(parameter);
    }
  }

  private NumberLookup lookup() {
    return memory.evidence().numbers().lookup();
  }

  private void leaveOut(ListParameter parameter) {
    sent = sent.with(filter().without(parameter));
  }

  /** Remembers that the server takes the number of a text but does not filter by it. */
  public void noteNumberNotHonoured(ListFilter wanted, int number) {
    rememberNumber(
        wanted,
        String.format(
            Locale.ROOT,
            "the API does not filter by %s as the number of the %s %s, which is left out:"
                + " it brought other rows than the %2$s's, or none",
            shown(lookup().parameter(), Integer.toString(number)),
            lookup().rowName(),
            OneLine.value(wanted.lookedUp())));
  }

  /** Remembers that the server takes a text but does not filter by it. */
  public void noteTextNotHonoured(String text) {
    remember(
        lookup().parameter(),
        text,
        String.format(
            Locale.ROOT,
            "the API does not filter by %s, which is left out: it brought no row of that %s",
            shown(lookup().parameter(), text),
            lookup().rowName()));
  }

  /** Remembers that the server takes a text but brings no row for it, though there are some. */
  public void noteBringsNothing(ListParameter parameter) {
    String text = sent.sent(parameter);
    remember(
        parameter,
        text,
        String.format(
            Locale.ROOT,
            "the API does not filter by %s, which is left out: it brought no row, though there are"
                + " some",
            shown(parameter, text)));
  }

  private void rememberNumber(ListFilter wanted, String warning) {
    memory.evidence().numbers().leaveOut(Objects.requireNonNull(wanted.lookedUp()), warning);
    scope.warn(warning);
  }

  private void remember(ListParameter parameter, String value, String warning) {
    memory.leaveOut(parameter, value, warning);
    scope.warn(warning);
  }

  static String shown(ListParameter parameter, String value) {
    return parameter.name() + "=" + OneLine.value(value);
  }
}
