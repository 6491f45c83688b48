package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.http.RequestScope;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has the JVM load and initialise the planner while connecting waits for the network; the first
 * statement would spend a second on it otherwise. Once for each class loader, unless stopped before
 * its end. Thread-safe.
 */
final class PlannerWarmUp {
  private final Consumer<RequestScope> planning;
  private @Nullable RequestScope running;

  /**
   * Creates a warm-up that has not started.
   *
   * @param planning begins to plan a statement on another thread, until the end of a scope
   */
  PlannerWarmUp(Consumer<RequestScope> planning) {
    this.planning = planning;
  }

  synchronized void start() {
    if (running == null) {
      running = new RequestScope(warning -> {});
      planning.accept(running);
    }
  }

  /** Ends it. A later start begins it again, of which it is done what was done before. */
  synchronized void stop() {
    if (running != null) {
      running.cancel();
      running = null;
    }
  }
}
