package ai.whattalk.jdbc.sql.error;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks now and then whether what a thread computes is still wanted. Parser, planner, generated code
 * and functions come here from all their loops: Calcite asks only while it chooses a plan. Public
 * for generated code; used by one thread.
 */
public final class StopCheck {
  /** How often it is called for each time that it asks, which costs more than most of the calls. */
  private static final int CALLS = 16;

  /** Set as long as a thread computes, since a pool may keep the thread for ever. */
  private static final ThreadLocal<@Nullable StopCheck> CURRENT = new ThreadLocal<>();

  private final Runnable asking;
  private int calls;

  /**
   * Creates a check.
   *
   * @param asking throws what ends the computing
   */
  public StopCheck(Runnable asking) {
    this.asking = asking;
  }

  /** Computes something that asks this on its way. */
  public <T> T call(Supplier<T> computing) {
    StopCheck before = CURRENT.get();
    CURRENT.set(this);
    try {
      asking.run();
      return computing.get();
    } finally {
      // Mostly null: to remove that would cost more than to keep it, for each row.
      CURRENT.set(before);
    }
  }

  /** Throws what ends the computing, if it has been ended. */
  public static void tick() {
    StopCheck current = CURRENT.get();
    if (current != null && ++current.calls % CALLS == 0) {
      current.asking.run();
    }
  }
}
