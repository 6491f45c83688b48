package ai.whattalk.jdbc.demo;

import com.google.common.primitives.Ints;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for one list over given rows: its filters, {@code per_page} (1–100) and {@code
 * page}, with Laravel's length-aware paginator, and 422 for what it does not take. Thread-safe once
 * all filters are added.
 */
public final class DemoEndpoint<T> {
  private static final int MOST_PER_PAGE = 100;

  /** What a parameter asks for. */
  interface Filter<T> {
    /** Which rows a value asks for. Throws {@link IllegalArgumentException}, as Laravel says it. */
    Predicate<T> rows(String value);
  }

  private final int defaultPerPage;
  private final Supplier<List<T>> rows;
  private final Function<T, Map<String, @Nullable Object>> fields;
  private final Map<String, Filter<T>> filters = new LinkedHashMap<>();

  /**
   * Creates an endpoint without filters.
   *
   * @param defaultPerPage rows of a page where no size is asked for
   * @param rows asked for at each request; their order is the order of the list
   * @param fields of a row, as {@link LaravelJson} writes them
   */
  DemoEndpoint(
      int defaultPerPage,
      Supplier<List<T>> rows,
      Function<T, Map<String, @Nullable Object>> fields) {
    this.defaultPerPage = defaultPerPage;
    this.rows = rows;
    this.fields = fields;
  }

  /** Adds a filter. */
  DemoEndpoint<T> filter(String parameter, Filter<T> filter) {
    filters.put(parameter, filter);
    return this;
  }

  /** Adds {@code date_from} and {@code date_to}, whose day counts whole. */
  DemoEndpoint<T> days(Function<T, @Nullable LocalDateTime> createdAt) {
    return filter("date_from", value -> days("date from", value, createdAt, sign -> sign >= 0))
        .filter("date_to", value -> days("date to", value, createdAt, sign -> sign <= 0));
  }

  private static <T> Predicate<T> days(
      String field,
      String value,
      Function<T, @Nullable LocalDateTime> createdAt,
      IntPredicate sign) {
    try {
      LocalDate day = LocalDate.parse(value);
      return row -> {
        LocalDateTime time = createdAt.apply(row);
        return time != null && sign.test(time.toLocalDate().compareTo(day));
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("The " + field + " field must match the format Y-m-d.", e);
    }
  }

  /**
   * Answers a request.
   *
   * @param url of the request without its query, for the links in the answer
   * @param parameters of the query, decoded
   */
  public EndpointAnswer answer(String url, Map<String, String> parameters) {
    Map<String, String> errors = new LinkedHashMap<>();
    Predicate<T> selected = row -> true;
    for (Map.Entry<String, Filter<T>> filter : filters.entrySet()) {
      String value = parameters.get(filter.getKey());
      try {
        selected = value == null ? selected : selected.and(filter.getValue().rows(value));
      } catch (IllegalArgumentException e) {
        errors.put(filter.getKey(), e.getMessage());
      }
    }
    Integer perPage =
        number(parameters.getOrDefault("per_page", "" + defaultPerPage), MOST_PER_PAGE);
    if (perPage == null) {
      errors.put("per_page", "The per page field must be between 1 and 100.");
    }
    Integer page = number(parameters.getOrDefault("page", "1"), Integer.MAX_VALUE);
    if (page == null) {
      errors.put("page", "The page field must be at least 1.");
    }
    if (!errors.isEmpty()) {
      return new EndpointAnswer(422, LaravelJson.validationErrors(errors));
    }
    List<T> list = rows.get().stream().filter(selected).toList();
    List<Map<String, @Nullable Object>> data =
        list.stream().skip((page - 1L) * perPage).limit(perPage).map(fields).toList();
    return new EndpointAnswer(200, LaravelJson.page(url, data, page, perPage, list.size()));
  }

  private static @Nullable Integer number(String text, int most) {
    Integer number = Ints.tryParse(text);
    return number == null || number < 1 || number > most ? null : number;
  }
}
