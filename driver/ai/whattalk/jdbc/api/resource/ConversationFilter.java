package ai.whattalk.jdbc.api.resource;

import com.google.common.collect.Range;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks the API to narrow its list to; a null component is left out of the URL.
 *
 * @param dateFrom first day, years 0–9999, on the API's clock, which need not be that of {@code
 *     created_at}
 * @param dateTo last day, years 0–9999; whether the API includes it whole is not known
 */
public record ConversationFilter(
    @Nullable String type,
    @Nullable String assistantId,
    @Nullable LocalDate dateFrom,
    @Nullable LocalDate dateTo) {
  /** Asks for every conversation. */
  public static final ConversationFilter NONE = new ConversationFilter(null, null, null, null);

  private static final Range<Integer> YEARS = Range.closed(0, 9999);

  /** The clocks of dates and of {@code created_at} are no further apart, as far as is expected. */
  public static final Duration MOST_APART = Duration.ofHours(14);

  /** Leaves out a day that has no such year. */
  public ConversationFilter {
    dateFrom = dateFrom == null || isExpressible(dateFrom) ? dateFrom : null;
    dateTo = dateTo == null || isExpressible(dateTo) ? dateTo : null;
  }

  /** Whether a day has a year that a parameter can have. */
  public static boolean isExpressible(LocalDate day) {
    return YEARS.contains(day.getYear());
  }

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

  /**
   * Whether a row may be one that a parameter asks for, whatever clock the API counts days by; true
   * if this leaves the parameter out.
   */
  public boolean admits(FilterParameter parameter, ListRow row) {
    return switch (parameter) {
      case TYPE -> type == null || type.equals(row.text(FilterParameter.TYPE));
      case ASSISTANT_ID ->
          assistantId == null || assistantId.equals(row.text(FilterParameter.ASSISTANT_ID));
      case DATE_FROM ->
          dateFrom == null
              || (row.createdAt() != null
                  && !row.createdAt().isBefore(dateFrom.atStartOfDay().minus(MOST_APART)));
      case DATE_TO ->
          dateTo == null
              || (row.createdAt() != null
                  && !row.createdAt().isAfter(dateTo.plusDays(1).atStartOfDay().plus(MOST_APART)));
    };
  }

  /** Whether a row may be one that both dates ask for. */
  public boolean admitsDay(ListRow row) {
    return admits(FilterParameter.DATE_FROM, row) && admits(FilterParameter.DATE_TO, row);
  }

  /** Whether a row may be one that all parameters ask for. */
  public boolean admits(ListRow row) {
    for (FilterParameter parameter : FilterParameter.values()) {
      if (!admits(parameter, row)) {
        return false;
      }
    }
    return true;
  }

  /** This filter for other days. */
  public ConversationFilter withDays(@Nullable LocalDate from, @Nullable LocalDate to) {
    return new ConversationFilter(type, assistantId, from, to);
  }

  /** This filter for a type. */
  public ConversationFilter withType(String newType) {
    return new ConversationFilter(newType, assistantId, dateFrom, dateTo);
  }

  /** This filter for an assistant. */
  public ConversationFilter withAssistant(String newAssistantId) {
    return new ConversationFilter(type, newAssistantId, dateFrom, dateTo);
  }

  private static void putIfPresent(
      Map<FilterParameter, String> values, FilterParameter parameter, @Nullable Object value) {
    if (value != null) {
      values.put(parameter, value.toString());
    }
  }
}
