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
public record ListFilter(
    @Nullable String type,
    @Nullable String assistantId,
    @Nullable LocalDate dateFrom,
    @Nullable LocalDate dateTo) {
  /** Asks for every conversation. */
  public static final ListFilter NONE = new ListFilter(null, null, null, null);

  private static final Range<Integer> YEARS = Range.closed(0, 9999);

  /** The clocks of dates and of {@code created_at} are no further apart, as far as is expected. */
  public static final Duration MOST_APART = Duration.ofHours(14);

  /** Leaves out a day that has no such year. */
  public ListFilter {
    dateFrom = dateFrom == null || isExpressible(dateFrom) ? dateFrom : null;
    dateTo = dateTo == null || isExpressible(dateTo) ? dateTo : null;
  }

  /** Whether a day has a year that a parameter can have. */
  public static boolean isExpressible(LocalDate day) {
    return YEARS.contains(day.getYear());
  }

  /** The parameters to send, in the order of {@link ListParameter}, with their values as text. */
  public Map<ListParameter, String> values() {
    Map<ListParameter, String> values = new EnumMap<>(ListParameter.class);
    putIfPresent(values, ListParameter.TYPE, type);
    putIfPresent(values, ListParameter.ASSISTANT_ID, assistantId);
    putIfPresent(values, ListParameter.DATE_FROM, dateFrom);
    putIfPresent(values, ListParameter.DATE_TO, dateTo);
    return values;
  }

  /** This filter with one parameter left out. */
  public ListFilter without(ListParameter parameter) {
    return switch (parameter) {
      case TYPE -> new ListFilter(null, assistantId, dateFrom, dateTo);
      case ASSISTANT_ID -> new ListFilter(type, null, dateFrom, dateTo);
      case DATE_FROM -> new ListFilter(type, assistantId, null, dateTo);
      case DATE_TO -> new ListFilter(type, assistantId, dateFrom, null);
    };
  }

  /**
   * Whether a row may be one that a parameter asks for, whatever clock the API counts days by; true
   * if this leaves the parameter out.
   */
  public boolean admits(ListParameter parameter, ListRow row) {
    return switch (parameter) {
      case TYPE -> type == null || type.equals(row.text(ListParameter.TYPE));
      case ASSISTANT_ID ->
          assistantId == null || assistantId.equals(row.text(ListParameter.ASSISTANT_ID));
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
    return admits(ListParameter.DATE_FROM, row) && admits(ListParameter.DATE_TO, row);
  }

  /** Whether a row may be one that all parameters ask for. */
  public boolean admits(ListRow row) {
    for (ListParameter parameter : ListParameter.values()) {
      if (!admits(parameter, row)) {
        return false;
      }
    }
    return true;
  }

  /** This filter for other days. */
  public ListFilter withDays(@Nullable LocalDate from, @Nullable LocalDate to) {
    return new ListFilter(type, assistantId, from, to);
  }

  /** This filter for a type. */
  public ListFilter withType(String newType) {
    return new ListFilter(newType, assistantId, dateFrom, dateTo);
  }

  /** This filter for an assistant. */
  public ListFilter withAssistant(String newAssistantId) {
    return new ListFilter(type, newAssistantId, dateFrom, dateTo);
  }

  private static void putIfPresent(
      Map<ListParameter, String> values, ListParameter parameter, @Nullable Object value) {
    if (value != null) {
      values.put(parameter, value.toString());
    }
  }
}
