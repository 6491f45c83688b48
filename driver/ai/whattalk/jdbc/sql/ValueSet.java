package ai.whattalk.jdbc.sql;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that a text column may have.
 *
 * @param values null for any value
 */
record ValueSet(@Nullable Set<String> values) {
  static final ValueSet ANY = new ValueSet(null);

  static ValueSet of(Set<String> values) {
    return new ValueSet(Set.copyOf(values));
  }

  boolean isEmpty() {
    return values != null && values.isEmpty();
  }

  ValueSet intersection(ValueSet other) {
    if (values == null) {
      return other;
    }
    if (other.values == null) {
      return this;
    }
    Set<String> both = new HashSet<>(values);
    both.retainAll(other.values);
    return of(both);
  }

  ValueSet union(ValueSet other) {
    if (values == null || other.values == null) {
      return ANY;
    }
    Set<String> all = new HashSet<>(values);
    all.addAll(other.values);
    return of(all);
  }
}
