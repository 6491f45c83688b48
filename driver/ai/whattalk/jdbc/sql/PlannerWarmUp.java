package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Has the JVM load and initialise the planner while connecting waits for the network; the first
 * statement would spend a second on it otherwise.
 */
final class PlannerWarmUp {
  /** Goes through parser, validator, the rules for a scan, an aggregate and a sort, and Janino. */
  private static final String SQL =
      "SELECT type, COUNT(*) FROM conversations WHERE created_at >= CURRENT_DATE"
          + " GROUP BY type ORDER BY type LIMIT 1";

  private static final AtomicBoolean STARTED = new AtomicBoolean();

  private PlannerWarmUp() {}

  /** Starts once per class loader, in a thread that keeps no JVM alive. */
  static void start(Consumer<String> planning) {
    if (STARTED.compareAndSet(false, true)) {
      Thread thread = new Thread(() -> plan(planning), "whattalk-jdbc-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void plan(Consumer<String> planning) {
    try {
      planning.accept(SQL);
    } catch (QueryException e) {
      // The statement of the user will say what is wrong, in the thread of the user.
      return;
    }
  }
}
