package ai.whattalk.jdbc.api.http;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.ConnectionPool;
import org.jspecify.annotations.Nullable;

/**
 * Closes the HTTP connections that OkHttp keeps, once nothing has wanted them for some seconds, and
 * drops the pages that are kept: not at once, since a tool may close its only connection to open
 * another. Thread-safe.
 */
final class KeptConnections {
  private final ConnectionPool pool;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, WorkerThreads.factory("whattalk-jdbc-release", 0));
  private @Nullable Future<?> closing;

  KeptConnections(ConnectionPool pool) {
    this.pool = pool;
    timer.setKeepAliveTime(WorkerThreads.IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * Closes them in a while.
   *
   * @param unwanted asked then whether nothing wants them
   */
  synchronized void release(BooleanSupplier unwanted) {
    // At once, for the host may soon close the class loader that it is in.
    RecordMethodHandles.forget();
    if (closing != null) {
      closing.cancel(false);
    }
    closing =
        timer.schedule(
            () -> {
              if (unwanted.getAsBoolean()) {
                pool.evictAll();
                PageCache.clearAll();
              }
            },
            WorkerThreads.IDLE_SECONDS,
            TimeUnit.SECONDS);
  }
}
