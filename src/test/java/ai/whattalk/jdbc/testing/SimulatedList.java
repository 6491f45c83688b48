package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.Conversation;
import ai.whattalk.jdbc.api.FilterParameter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a simulated account, and which of them a request selects: what the server takes its
 * filters to mean, and which values it refuses. Thread-safe.
 */
final class SimulatedList {
  private final Map<FilterParameter, FilterMeaning> meanings = new ConcurrentHashMap<>();
  private final Map<FilterParameter, Predicate<String>> refused = new ConcurrentHashMap<>();
  private volatile List<Conversation> rows;

  SimulatedList(List<Conversation> rows) {
    this.rows = List.copyOf(rows);
  }

  void replace(List<Conversation> newRows) {
    rows = List.copyOf(newRows);
  }

  void take(FilterParameter parameter, FilterMeaning meaning) {
    meanings.put(parameter, meaning);
  }

  void refuse(FilterParameter parameter, Predicate<String> values) {
    refused.put(parameter, values);
  }

  /** Whether the server does not even look at a parameter. */
  boolean ignores(FilterParameter parameter) {
    return meaning(parameter) == FilterMeaning.IGNORED;
  }

  /** The parameter whose value is refused, or null. */
  @Nullable FilterParameter refused(Map<String, String> parameters) {
    for (FilterParameter parameter : FilterParameter.values()) {
      String value = parameters.get(parameter.parameterName());
      Predicate<String> values = refused.get(parameter);
      if (value != null && values != null && values.test(value) && !ignores(parameter)) {
        return parameter;
      }
    }
    return null;
  }

  /** The rows that a request selects, in the order of the list. */
  List<Conversation> select(Map<String, String> parameters) {
    Predicate<Conversation> selected = row -> true;
    for (FilterParameter parameter : FilterParameter.values()) {
      String value = parameters.get(parameter.parameterName());
      FilterMeaning meaning = meaning(parameter);
      if (value != null) {
        selected = selected.and(row -> meaning.selects(value, row));
      }
    }
    return rows.stream().filter(selected).toList();
  }

  private FilterMeaning meaning(FilterParameter parameter) {
    return meanings.getOrDefault(parameter, FilterMeaning.documented(parameter));
  }
}
