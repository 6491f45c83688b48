package ai.whattalk.jdbc.api.resource;

import com.google.common.collect.Range;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks the API to narrow a list to.
 *
 * @param values a text or a {@link LocalDate} for each parameter that is sent, in the order of the
 *     list's parameters. Days have years 0–9999, on the API's clock, which need not be that of the
 *     rows; whether the last day is included whole is not known
 */
public record ListFilter(ListDescription list, Map<ListParameter, Object> values) {
  private static final Range<Integer> YEARS = Range.closed(0, 9999);

  /** The clocks of dates and of rows are no further apart, as far as is expected. */
  public static final Duration MOST_APART = Duration.ofHours(14);

  /** Puts the values in order. */
  public ListFilter {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Asks for every row. */
  public static ListFilter all(ListDescription list) {
    return new ListFilter(list, Map.of());
  }

  /** Whether a day has a year that a parameter can have. */
  public static boolean isExpressible(LocalDate day) {
    return YEARS.contains(day.getYear());
  }

  /** Whether nothing is left out. */
  public boolean isOfAll() {
    return values.isEmpty();
  }

  /** The parameters to send with their values as text, in order. */
  public Map<ListParameter, String> texts() {
    Map<ListParameter, String> texts = new LinkedHashMap<>();
    values.forEach((parameter, value) -> texts.put(parameter, value.toString()));
    return texts;
  }

  /** The text of a parameter, or null. */
  public @Nullable String text(ListParameter parameter) {
    Object value = values.get(parameter);
    return value == null ? null : value.toString();
  }

  /** The text for which a number may be sent, or null. */
  public @Nullable String lookedUp() {
    return list.lookup() == null ? null : text(list.lookup().parameter());
  }

  /** Whether no parameter but days is sent. */
  public boolean isOfDays() {
    return values.keySet().stream().allMatch(ListParameter::isDate);
  }

  /** The first day, or null. */
  public @Nullable LocalDate dateFrom() {
    return day(list.fromDay());
  }

  /** The last day, or null. */
  public @Nullable LocalDate dateTo() {
    return day(list.toDay());
  }

  private @Nullable LocalDate day(@Nullable ListParameter parameter) {
    return parameter == null ? null : (LocalDate) values.get(parameter);
  }

  /** This filter with one parameter left out. */
  public ListFilter without(ListParameter parameter) {
    return with(parameter, null);
  }

  /** This filter for other days; a day is left out that the list or a parameter can't have. */
  public ListFilter withDays(@Nullable LocalDate from, @Nullable LocalDate to) {
    return withDay(list.fromDay(), from).withDay(list.toDay(), to);
  }

  private ListFilter withDay(@Nullable ListParameter parameter, @Nullable LocalDate day) {
    return parameter == null
        ? this
        : with(parameter, day == null || !isExpressible(day) ? null : day);
  }

  /** This filter with another text of a parameter; null for none. */
  public ListFilter with(ListParameter parameter, @Nullable Object value) {
    Map<ListParameter, Object> others = new HashMap<>(values);
    if (value == null) {
      others.remove(parameter);
    } else {
      others.put(parameter, value);
    }
    return new ListFilter(list, others);
  }

  /**
   * Whether a row may be one that a parameter asks for, whatever clock the API counts days by; true
   * if this leaves the parameter out.
   */
  public boolean admits(ListParameter parameter, ListRow row) {
    Object value = values.get(parameter);
    if (value == null) {
      return true;
    }
    if (!(value instanceof LocalDate day)) {
      return value.equals(row.text(parameter));
    }
    LocalDateTime created = row.createdAt();
    if (created == null) {
      return false;
    }
    return parameter.match() == ListParameter.Match.FROM_DAY
        ? !created.isBefore(day.atStartOfDay().minus(MOST_APART))
        : !created.isAfter(day.plusDays(1).atStartOfDay().plus(MOST_APART));
  }

  /** Whether a row may be one that both dates ask for. */
  public boolean admitsDay(ListRow row) {
    return admits(row, true);
  }

  /** Whether a row may be one that all parameters ask for. */
  public boolean admits(ListRow row) {
    return admits(row, false);
  }

  /** Whether a row is one that all parameters ask for, whatever clock the API counts days by. */
  public boolean surelyAdmits(ListRow row) {
    LocalDate from = dateFrom();
    LocalDate to = dateTo();
    return admits(row)
        && (from == null || !row.createdAt().isBefore(from.atStartOfDay().plus(MOST_APART)))
        && (to == null || row.createdAt().isBefore(to.atStartOfDay().minus(MOST_APART)));
  }

  private boolean admits(ListRow row, boolean byDayAlone) {
    for (ListParameter parameter : values.keySet()) {
      if ((parameter.isDate() || !byDayAlone) && !admits(parameter, row)) {
        return false;
      }
    }
    return true;
  }
}
