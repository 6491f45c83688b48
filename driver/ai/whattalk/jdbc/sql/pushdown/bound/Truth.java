package ai.whattalk.jdbc.sql.pushdown.bound;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.linq4j.function.Function1;
import org.jspecify.annotations.Nullable;

/** What a condition can be. */
enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  static Truth of(@Nullable Boolean value) {
    if (value == null) {
      return UNKNOWN;
    }
    return value ? TRUE : FALSE;
  }

  /**
   * Whether a condition on a value is one of {@code wanted}; null if it can't be computed, which
   * then is for the rows to show.
   */
  static <T> @Nullable Boolean isOneOf(
      Set<Truth> wanted, Function1<T, @Nullable Object> condition, @Nullable T value) {
    try {
      return wanted.contains(of((Boolean) condition.apply(value)));
    } catch (RuntimeException | ExceptionInInitializerError e) {
      return null;
    }
  }

  /** What a condition is where its negation is one of {@code truths}. */
  static Set<Truth> negated(Set<Truth> truths) {
    Set<Truth> negated = EnumSet.noneOf(Truth.class);
    for (Truth truth : truths) {
      negated.add(
          switch (truth) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
          });
    }
    return negated;
  }

  static Set<Truth> others(Set<Truth> truths) {
    return truths.isEmpty()
        ? EnumSet.allOf(Truth.class)
        : EnumSet.complementOf(EnumSet.copyOf(truths));
  }
}
