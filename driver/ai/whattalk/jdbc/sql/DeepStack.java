package ai.whattalk.jdbc.sql;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Does something on a stack that is deep enough for it: Calcite's parser and planner go through an
 * expression of a thousand terms by recursion.
 */
final class DeepStack {
  private static final long STACK_BYTES = 256L << 20;

  private DeepStack() {}

  /** The result of an action on a thread of its own; what it throws is thrown here. */
  static <T> T call(Supplier<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result.complete(action.get());
              } catch (Throwable failure) {
                result.completeExceptionally(failure);
              }
            },
            "whattalk-jdbc-planner",
            STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    Uninterruptibles.joinUninterruptibly(thread);
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
