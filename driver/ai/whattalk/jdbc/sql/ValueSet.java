package ai.whattalk.jdbc.sql;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of values of a text column, which may be null.
 *
 * @param values the texts that are in the set, or those that are not
 * @param excluding whether {@code values} are those that are not
 * @param withNull whether null is in it
 */
record ValueSet(Set<String> values, boolean excluding, boolean withNull) {
  static final ValueSet ANY = new ValueSet(Set.of(), true, true);

  /** All but null. */
  static final ValueSet TEXTS = new ValueSet(Set.of(), true, false);

  static final ValueSet NONE = new ValueSet(Set.of(), false, false);
  static final ValueSet NULL = new ValueSet(Set.of(), false, true);

  ValueSet {
    values = Set.copyOf(values);
  }

  static ValueSet of(Set<String> values) {
    return new ValueSet(values, false, false);
  }

  /** All texts but some; not null. */
  static ValueSet except(Set<String> values) {
    return new ValueSet(values, true, false);
  }

  boolean isEmpty() {
    return !excluding && values.isEmpty() && !withNull;
  }

  boolean isAny() {
    return excluding && values.isEmpty() && withNull;
  }

  boolean contains(@Nullable String value) {
    return value == null ? withNull : values.contains(value) != excluding;
  }

  boolean encloses(ValueSet other) {
    return other.intersection(complement()).isEmpty();
  }

  /** All other values; null is one of them if it is not in this set. */
  ValueSet complement() {
    return new ValueSet(values, !excluding, !withNull);
  }

  ValueSet intersection(ValueSet other) {
    boolean null2 = withNull && other.withNull;
    if (excluding && other.excluding) {
      Set<String> excluded = new TreeSet<>(values);
      excluded.addAll(other.values);
      return new ValueSet(excluded, true, null2);
    }
    ValueSet listed = excluding ? other : this;
    ValueSet sieve = excluding ? this : other;
    Set<String> both = new TreeSet<>(listed.values);
    both.removeIf(value -> !sieve.contains(value));
    return new ValueSet(both, false, null2);
  }

  ValueSet union(ValueSet other) {
    return complement().intersection(other.complement()).complement();
  }
}
