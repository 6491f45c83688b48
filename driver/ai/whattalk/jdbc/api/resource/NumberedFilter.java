package ai.whattalk.jdbc.api.resource;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter as it is sent: with a number in place of the text that a {@link
 * ListDescription.NumberLookup} is about, or with that text. What is learned of the one is not true
 * of the other.
 *
 * @param number of the filter's text; null if the text is sent, or none
 */
public record NumberedFilter(ListFilter filter, @Nullable Integer number) {

  /** With the text, if the filter has one. */
  public static NumberedFilter ofText(ListFilter filter) {
    return new NumberedFilter(filter, null);
  }

  /** Another filter about the same text, or none. */
  public NumberedFilter with(ListFilter other) {
    return new NumberedFilter(other, other.lookedUp() == null ? null : number);
  }

  /** Whether a number is sent for a parameter. */
  public boolean isNumber(ListParameter parameter) {
    return number != null && filter.list().isLookedUp(parameter);
  }

  /** What is sent for a parameter, as text. */
  public String sent(ListParameter parameter) {
    return isNumber(parameter) ? number.toString() : filter.values().get(parameter).toString();
  }

  /** The parameters that are sent, in order. */
  public Set<ListParameter> parameters() {
    return filter.values().keySet();
  }
}
