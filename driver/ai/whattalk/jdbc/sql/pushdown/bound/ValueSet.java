package ai.whattalk.jdbc.sql.pushdown.bound;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set of values of a text column, which may be null.
 *
 * @param values the texts that are in the set, or those that are not
 * @param excluding whether {@code values} are those that are not
 * @param withNull whether null is in it
 */
public record ValueSet(Set<String> values, boolean excluding, boolean withNull) {
  static final ValueSet ANY = new ValueSet(Set.of(), true, true);

  /** All but null. */
  static final ValueSet TEXTS = new ValueSet(Set.of(), true, false);

  static final ValueSet NONE = new ValueSet(Set.of(), false, false);
  static final ValueSet NULL = new ValueSet(Set.of(), false, true);

  public ValueSet {
    values = Set.copyOf(values);
  }

  public static ValueSet of(Set<String> values) {
    return new ValueSet(values, false, false);
  }

  /** All texts but some; not null. */
  static ValueSet except(Set<String> values) {
    return new ValueSet(values, true, false);
  }

  boolean isEmpty() {
    return !excluding && values.isEmpty() && !withNull;
  }

  /** Whether it has all texts but some. */
  public boolean isOfOthers() {
    return excluding && !values.isEmpty();
  }

  public boolean isAny() {
    return excluding && values.isEmpty() && withNull;
  }

  public boolean contains(@Nullable String value) {
    return value == null ? withNull : values.contains(value) != excluding;
  }

  /** Whether there is a value that is in both. */
  boolean meets(ValueSet other) {
    if ((withNull && other.withNull) || (excluding && other.excluding)) {
      return true;
    }
    return excluding
        ? other.values.stream().anyMatch(this::contains)
        : values.stream().anyMatch(other::contains);
  }

  boolean encloses(ValueSet other) {
    if (other.withNull && !withNull) {
      return false;
    }
    return excluding
        ? values.stream().noneMatch(other::contains)
        : !other.excluding && values.containsAll(other.values);
  }

  /** All other values; null is one of them if it is not in this set. */
  ValueSet complement() {
    return new ValueSet(values, !excluding, !withNull);
  }

  ValueSet intersection(ValueSet other) {
    if (isAny()) {
      return other;
    }
    if (other.isAny()) {
      return this;
    }
    boolean bothWithNull = withNull && other.withNull;
    if (excluding && other.excluding) {
      Set<String> excluded = new HashSet<>(values);
      excluded.addAll(other.values);
      return new ValueSet(excluded, true, bothWithNull);
    }
    Set<String> listed = new HashSet<>(excluding ? other.values : values);
    listed.removeIf(value -> !(excluding ? this : other).contains(value));
    return new ValueSet(listed, false, bothWithNull);
  }

  ValueSet union(ValueSet other) {
    return complement().intersection(other.complement()).complement();
  }
}
