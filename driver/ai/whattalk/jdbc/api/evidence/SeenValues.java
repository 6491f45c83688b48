package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import com.google.common.cache.Cache;
import com.google.common.collect.Lists;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The values of text parameters that rows were seen to have: those that came last, and for ten
 * minutes. Thread-safe.
 */
public final class SeenValues {
  private static final int MOST_VALUES = 100;

  private record Value(ListParameter parameter, String text) {}

  private final Cache<Value, Boolean> seen;
  private final Cache<ListParameter, Boolean> withNone;
  private final Cache<ListParameter, Set<String>> withOthers;

  SeenValues(LongSupplier nanoTime) {
    seen = LearnedCache.of(MOST_VALUES, nanoTime);
    withNone = LearnedCache.of(MOST_VALUES, nanoTime);
    withOthers = LearnedCache.of(MOST_VALUES, nanoTime);
  }

  /** Takes in the values of a page's rows, each once: in the order in which they came last. */
  void note(ListParameter parameter, List<ListRow> rows) {
    Set<String> lastFirst = new LinkedHashSet<>();
    boolean hasNone = false;
    String newest = null;
    for (ListRow row : Lists.reverse(rows)) {
      String value = row.text(parameter);
      if (value == null) {
        hasNone = true;
      } else if (!value.equals(newest)) {
        lastFirst.add(value);
        newest = value;
      }
    }
    if (hasNone) {
      withNone.put(parameter, true);
    }
    for (String value : Lists.reverse(List.copyOf(lastFirst))) {
      seen.put(new Value(parameter, value), true);
    }
  }

  /** Notes that rows have other values of a parameter than those that were seen, or none. */
  public void noteOthers(ListParameter parameter) {
    withOthers.put(parameter, of(parameter));
  }

  /** Whether rows are known to have other values or none, and no new value was seen since. */
  public boolean areKnownToHaveOthers(ListParameter parameter) {
    return withNone.getIfPresent(parameter) != null
        || of(parameter).equals(withOthers.getIfPresent(parameter));
  }

  /**
   * Whether rows have a value that a server which compares loosely could take for another one: it
   * begins with that, in any case of letters, or the other way round.
   */
  public boolean isAlike(ListParameter parameter, String value) {
    String folded = value.toLowerCase(Locale.ROOT);
    return of(parameter).stream()
        .filter(other -> !other.equals(value))
        .map(other -> other.toLowerCase(Locale.ROOT))
        .anyMatch(other -> other.startsWith(folded) || folded.startsWith(other));
  }

  /** The values of a parameter; not all of them, perhaps. The set may be added to. */
  public Set<String> of(ListParameter parameter) {
    return seen.asMap().keySet().stream()
        .filter(value -> value.parameter.equals(parameter))
        .map(Value::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
