package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.http.RequestScope;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has the JVM load and initialise the planner while connecting waits for the network; the first
 * statement would spend a second on it otherwise. Once for each class loader, unless stopped before
 * its end. Thread-safe.
 */
final class PlannerWarmUp {
  private final Function<RequestScope, Future<?>> planning;
  private RequestScope scope = new RequestScope(warning -> {});
  private @Nullable Future<?> running;

  /**
   * Creates a warm-up that has not started.
   *
   * @param planning begins to plan a statement on another thread, until the end of a scope
   */
  PlannerWarmUp(Function<RequestScope, Future<?>> planning) {
    this.planning = planning;
  }

  synchronized void start() {
    if (running == null) {
      scope = new RequestScope(warning -> {});
      running = planning.apply(scope);
    }
  }

  /** Ends it, since a statement is planned, which has the JVM load what it needs itself. */
  synchronized void giveWay() {
    scope.cancel();
  }

  /** Ends it, unless it is done. A later start begins it again. */
  synchronized void stop() {
    if (running != null && !running.isDone()) {
      scope.cancel();
      running = null;
    }
  }
}
