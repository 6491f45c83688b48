package ai.whattalk.jdbc.api.http;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads of the driver's own, for what can't be stopped at once: whoever waits for it ({@link
 * RequestScope#await}) is free at once all the same. They end when they have had nothing to do for
 * some seconds, and keep neither a JVM alive nor a class loader. Thread-safe.
 */
public final class WorkerThreads {
  /** How long what nothing is done with is kept. */
  static final int IDLE_SECONDS = 5;

  /** For what mostly waits: as many as there is work. */
  static final WorkerThreads REQUESTS =
      new WorkerThreads("whattalk-jdbc-request", Integer.MAX_VALUE, 0, new SynchronousQueue<>());

  private final ThreadPoolExecutor threads;

  /**
   * Threads for what computes: what is more than they can do at once waits its turn.
   *
   * @param stackBytes for each, used as far as needed
   */
  public WorkerThreads(String name, int most, long stackBytes) {
    this(name, most, stackBytes, new LinkedBlockingQueue<>());
  }

  private WorkerThreads(String name, int most, long stackBytes, BlockingQueue<Runnable> queue) {
    threads =
        new ThreadPoolExecutor(
            queue instanceof SynchronousQueue ? 0 : most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            queue,
            factory(name, stackBytes));
    threads.allowCoreThreadTimeOut(true);
  }

  /** A thread takes from whoever starts it neither inheritable locals nor the class loader. */
  static ThreadFactory factory(String name, long stackBytes) {
    return task -> {
      Thread thread = new Thread(null, task, name, stackBytes, false);
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      return thread;
    };
  }

  /** Has a thread do something. */
  public <T> CompletableFuture<T> start(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }
}
