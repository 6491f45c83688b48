package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.TotalRule.Count;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a simulated account, which of them a request selects, and how many the server says
 * that these are: what it takes its filters to mean, and which values it refuses. Thread-safe.
 */
final class SimulatedList {
  private static final int KEPT_SELECTIONS = 256;

  /** What each filter means; by default, what is documented. */
  private final Map<FilterParameter, FilterMeaning> forRows = new ConcurrentHashMap<>();

  private final Map<FilterParameter, FilterMeaning> forTotal = new ConcurrentHashMap<>();
  private final Map<FilterParameter, Predicate<String>> refused = new ConcurrentHashMap<>();
  private final Map<Map<String, String>, List<Conversation>> selections =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Map<String, String>, List<Conversation>> eldest) {
          return size() > KEPT_SELECTIONS;
        }
      };
  private final SimulatedAssistants assistants = new SimulatedAssistants(this);
  private volatile TotalRule rule = TotalRule.TRUE;
  private volatile boolean anyType;
  private volatile ParameterReading reading = ParameterReading.AS_SENT;
  private List<Conversation> rows;
  private List<Conversation> rowsBefore;

  SimulatedList(List<Conversation> rows) {
    this.rows = List.copyOf(rows);
    rowsBefore = this.rows;
    // The documented number, and the text that conversations have, which is not documented.
    forRows.put(
        FilterParameter.ASSISTANT_ID,
        (value, row) -> value.equals(row.assistantId()) || assistants.isNumberOf(value, row));
  }

  SimulatedAssistants assistants() {
    return assistants;
  }

  synchronized List<Conversation> rows() {
    return rows;
  }

  synchronized void replace(List<Conversation> newRows) {
    rows = List.copyOf(newRows);
    selections.clear();
  }

  void takeForRows(FilterParameter parameter, FilterMeaning meaning) {
    forRows.put(parameter, meaning);
    forget();
  }

  void takeForTotal(FilterParameter parameter, FilterMeaning meaning) {
    forTotal.put(parameter, meaning);
  }

  void read(ParameterReading newReading) {
    reading = newReading;
    forget();
  }

  /** Takes types that are not documented. */
  void takeAnyType() {
    anyType = true;
  }

  void refuse(FilterParameter parameter, Predicate<String> values) {
    refused.put(parameter, values);
  }

  void total(TotalRule newRule) {
    rule = newRule;
  }

  /** Whether the values of a parameter are compared with those that are documented. */
  boolean checks(FilterParameter parameter) {
    boolean ignored = forRows.get(parameter) == FilterMeaning.IGNORED;
    return !ignored && !(anyType && parameter == FilterParameter.TYPE);
  }

  /** The parameter whose value is refused, or null. */
  @Nullable FilterParameter refused(Map<String, String> parameters) {
    for (FilterParameter parameter : FilterParameter.values()) {
      String value = parameters.get(parameter.parameterName());
      Predicate<String> values = refused.get(parameter);
      if (value != null && values != null && values.test(value)) {
        return parameter;
      }
    }
    return null;
  }

  /** The rows that a request selects, in the order of the list. */
  synchronized List<Conversation> select(Map<String, String> parameters) {
    Map<String, String> filters = new LinkedHashMap<>(parameters);
    filters.keySet().removeIf(name -> !isFilter(name));
    return selections.computeIfAbsent(
        filters, key -> rows.stream().filter(predicate(key, forRows)).toList());
  }

  /** What the server says is their number. */
  synchronized Object total(Map<String, String> parameters) {
    Object said = rule.said(count(parameters));
    rowsBefore = rows;
    return said;
  }

  private Count count(Map<String, String> parameters) {
    if (rule == TotalRule.TRUE && forTotal.isEmpty()) {
      int selected = select(parameters).size();
      return new Count(selected, selected, rows.size());
    }
    Map<FilterParameter, FilterMeaning> meanings = new ConcurrentHashMap<>(forRows);
    meanings.putAll(forTotal);
    Predicate<Conversation> counted = predicate(parameters, meanings);
    return new Count(
        rows.stream().filter(counted).count(),
        rowsBefore.stream().filter(counted).count(),
        rows.size());
  }

  private Predicate<Conversation> predicate(
      Map<String, String> sent, Map<FilterParameter, FilterMeaning> meanings) {
    Map<String, String> parameters = reading.of(sent);
    Predicate<Conversation> selected = row -> true;
    for (FilterParameter parameter : FilterParameter.values()) {
      String value = parameters.get(parameter.parameterName());
      FilterMeaning meaning = meanings.getOrDefault(parameter, FilterMeaning.documented(parameter));
      if (value != null) {
        selected = selected.and(meaning.rows(value));
      }
    }
    return selected;
  }

  private static boolean isFilter(String name) {
    for (FilterParameter parameter : FilterParameter.values()) {
      if (parameter.parameterName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  synchronized void forget() {
    selections.clear();
  }
}
