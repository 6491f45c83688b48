package ai.whattalk.jdbc.api;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks the API to narrow its list to; a null component is left out of the URL.
 *
 * @param dateFrom first day, years 0–9999
 * @param dateTo last day, years 0–9999; whether the API includes it whole is not known
 */
public record ConversationFilter(
    @Nullable String type,
    @Nullable String assistantId,
    @Nullable LocalDate dateFrom,
    @Nullable LocalDate dateTo) {

  /** Asks for every conversation. */
  public static final ConversationFilter NONE = new ConversationFilter(null, null, null, null);

  /** The parameters to send, in the order of {@link FilterParameter}, with their values as text. */
  public Map<FilterParameter, String> values() {
    Map<FilterParameter, String> values = new EnumMap<>(FilterParameter.class);
    putIfPresent(values, FilterParameter.TYPE, type);
    putIfPresent(values, FilterParameter.ASSISTANT_ID, assistantId);
    putIfPresent(values, FilterParameter.DATE_FROM, dateFrom);
    putIfPresent(values, FilterParameter.DATE_TO, dateTo);
    return values;
  }

  /** This filter with one parameter left out. */
  public ConversationFilter without(FilterParameter parameter) {
    return switch (parameter) {
      case TYPE -> new ConversationFilter(null, assistantId, dateFrom, dateTo);
      case ASSISTANT_ID -> new ConversationFilter(type, null, dateFrom, dateTo);
      case DATE_FROM -> new ConversationFilter(type, assistantId, null, dateTo);
      case DATE_TO -> new ConversationFilter(type, assistantId, dateFrom, null);
    };
  }

  private static void putIfPresent(
      Map<FilterParameter, String> values, FilterParameter parameter, @Nullable Object value) {
    if (value != null) {
      values.put(parameter, value.toString());
    }
  }
}
