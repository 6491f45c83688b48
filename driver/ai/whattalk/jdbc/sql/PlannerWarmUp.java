package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.table.AccountTables;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Has the JVM load and initialise the planner while connecting waits for the network; the first
 * statement would spend a second on it otherwise.
 */
final class PlannerWarmUp {
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
      planning.accept(AccountTables.EVERYDAY_STATEMENT);
    } catch (QueryException e) {
      // The statement of the user will say what is wrong, in the thread of the user.
      return;
    }
  }
}
