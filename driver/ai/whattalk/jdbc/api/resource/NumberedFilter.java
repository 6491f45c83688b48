package ai.whattalk.jdbc.api.resource;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A filter as it is sent: with a number in place of the text that rows have as {@code
 * assistant_id}, or with that text. What is learned of the one is not true of the other.
 *
 * @param assistantNumber of the filter's assistant; null if the text is sent, or no assistant
 */
public record NumberedFilter(ListFilter filter, @Nullable Integer assistantNumber) {

  /** With the text, if the filter has an assistant. */
  public static NumberedFilter ofText(ListFilter filter) {
    return new NumberedFilter(filter, null);
  }

  /** Another filter about the same assistant, or none. */
  public NumberedFilter with(ListFilter other) {
    return new NumberedFilter(other, other.assistantId() == null ? null : assistantNumber);
  }

  /** The parameters to send, with their values as text. */
  public Map<ListParameter, String> values() {
    Map<ListParameter, String> values = filter.values();
    if (assistantNumber != null) {
      values.put(ListParameter.ASSISTANT_ID, assistantNumber.toString());
    }
    return values;
  }
}
