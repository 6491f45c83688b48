package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.demo.Conversation;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a server takes a query parameter to ask for. */
@FunctionalInterface
public interface FilterMeaning {

  /** Any row, whatever the value, which is not even checked. */
  FilterMeaning IGNORED = (value, row) -> true;

  /** No row at all: a UUID that is compared with integers. */
  FilterMeaning NOTHING = (value, row) -> false;

  /** Of {@code date_to}: up to the midnight at which the day begins. */
  FilterMeaning UP_TO_MIDNIGHT = DayBound.TO_ITS_MIDNIGHT.by(FilterClock.SAME);

  /** Of {@code date_to}: before the midnight at which the day begins. */
  FilterMeaning BEFORE_MIDNIGHT = DayBound.BEFORE_ITS_MIDNIGHT.by(FilterClock.SAME);

  /** Whether a row is asked for. */
  boolean selects(String value, Conversation row);

  /** Which of many rows are asked for. */
  default Predicate<Conversation> rows(String value) {
    return row -> selects(value, row);
  }

  /** What the vendor's page says; the day of {@code date_to} counts whole. */
  static FilterMeaning documented(FilterParameter parameter) {
    return switch (parameter) {
      case TYPE -> (value, row) -> value.equals(row.type());
      case ASSISTANT_ID -> (value, row) -> value.equals(row.assistantId());
      case DATE_FROM, DATE_TO -> inZone(parameter, Duration.ZERO);
    };
  }

  /** Whether a filter asks a server for a row that is as documented. */
  static boolean isAskedFor(ListFilter filter, Conversation row) {
    return Stream.of(FilterParameter.values())
        .allMatch(
            parameter -> {
              String value = filter.text(parameter.described());
              return value == null || documented(parameter).selects(value, row);
            });
  }

  /** Of a date: the days of a zone whose clock is so much ahead of the one of the rows. */
  static FilterMeaning inZone(FilterParameter parameter, Duration ahead) {
    DayBound bound =
        parameter == FilterParameter.DATE_TO ? DayBound.TO_ITS_END : DayBound.FROM_ITS_MIDNIGHT;
    return bound.by(ahead.isZero() ? createdAt -> createdAt : createdAt -> createdAt.plus(ahead));
  }

  /** Of a date: whole days of the change. */
  static FilterMeaning ofUpdate(FilterParameter parameter) {
    DayBound bound =
        parameter == FilterParameter.DATE_TO ? DayBound.TO_ITS_END : DayBound.FROM_ITS_MIDNIGHT;
    return bound.ofTime(Conversation::updatedAt);
  }

  /** Of a text: what begins with it. */
  static FilterMeaning prefix(FilterParameter parameter) {
    return text(parameter, (value, found) -> found.startsWith(value));
  }

  /** Of a text: the same in any case. */
  static FilterMeaning anyCase(FilterParameter parameter) {
    return text(parameter, String::equalsIgnoreCase);
  }

  /** Of a text: any row for one value, which is ignored, and what is documented for the others. */
  static FilterMeaning ignoring(FilterParameter parameter, String ignored) {
    FilterMeaning documented = documented(parameter);
    return (value, row) -> value.equals(ignored) || documented.selects(value, row);
  }

  /** How a text is compared. */
  interface TextComparison {
    boolean matches(String value, String found);
  }

  private static FilterMeaning text(FilterParameter parameter, TextComparison comparison) {
    Function<Conversation, @Nullable String> column =
        parameter == FilterParameter.TYPE ? Conversation::type : Conversation::assistantId;
    return (value, row) -> {
      String found = column.apply(row);
      return found != null && comparison.matches(value, found);
    };
  }
}
