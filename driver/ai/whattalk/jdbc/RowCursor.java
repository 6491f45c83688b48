package ai.whattalk.jdbc;

import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.error.ErrorTranslator;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.sql.run.Rows;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one execution, closable from any thread while another reads. {@link #close()} never
 * waits: it ends the network calls at once, and leaves the rest to the thread that is reading.
 */
final class RowCursor {
  private final Rows rows;
  private final @Nullable RequestScope scope;

  /** Held by whoever uses {@link #rows}, which are for one thread at a time. */
  private final ReentrantLock using = new ReentrantLock();

  private volatile boolean closed;
  private boolean released;

  /**
   * Creates a cursor.
   *
   * @param scope of the execution; null for rows that are in memory
   */
  RowCursor(Rows rows, @Nullable RequestScope scope) {
    this.rows = rows;
    this.scope = scope;
  }

  /** Moves on; false at the end. */
  boolean next() throws SQLException {
    using.lock();
    try {
      if (closed) {
        throw JdbcError.badCursorState("the result set is closed");
      }
      count(true);
      return ErrorTranslator.running(rows::next);
    } finally {
      count(false);
      using.unlock();
      if (closed) {
        release();
      }
    }
  }

  /** Between two rows the time is the reader's, and no query timeout counts it. */
  private void count(boolean running) {
    if (scope != null) {
      scope.countTime(running);
    }
  }

  /** The value of a column of the current row, counted from 0. */
  @Nullable Object get(int column) throws SQLException {
    try {
      return rows.get(column);
    } catch (RuntimeException | VirtualMachineError failure) {
      throw ErrorTranslator.whileRunning(failure);
    }
  }

  /** Ends the execution; later calls do nothing. */
  void close() throws SQLException {
    closed = true;
    if (scope != null) {
      scope.cancel();
    }
    release();
  }

  private void release() throws SQLException {
    if (!using.tryLock()) {
      // Whoever is reading comes here when it is done.
      return;
    }
    try {
      if (!released) {
        released = true;
        ErrorTranslator.running(
            () -> {
              rows.close();
              return true;
            });
      }
    } finally {
      using.unlock();
    }
  }
}
