package ai.whattalk.jdbc.sql.pushdown.bound;

import java.util.EnumSet;
import java.util.Set;
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
