package ai.whattalk.jdbc;

import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The wish of one connection to have the driver's log on stderr: what property {@code logLevel}
 * gives. All logs of a JVM share one handler and the most detailed of their levels, for what all
 * connections do; it goes with the last of them. What a program has set up for the driver's loggers
 * gets what it got without. Thread-safe.
 */
final class DriverLog implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger("ai.whattalk.jdbc");

  /** Those that are open. Weak, so that one that nobody closes is not kept. */
  private static final Set<DriverLog> OPEN = Collections.newSetFromMap(new WeakHashMap<>());

  private static @Nullable Handler handler;

  /** What the program has set. */
  private static @Nullable Level levelBefore;

  /** What stands in its place; null where the program's own lets enough through. */
  private static @Nullable Level levelSet;

  private final Level level;

  private DriverLog(Level level) {
    this.level = level;
  }

  /** Begins to log from that level on; without a level, nothing changes. */
  static DriverLog open(@Nullable Level level) {
    DriverLog log = new DriverLog(level == null ? Level.OFF : level);
    if (log.level != Level.OFF) {
      synchronized (OPEN) {
        OPEN.add(log);
        adjust();
      }
    }
    return log;
  }

  /** Ends it; later calls do nothing. */
  @Override
  public void close() {
    synchronized (OPEN) {
      if (OPEN.remove(this)) {
        adjust();
      }
    }
  }

  private static void adjust() {
    Level wanted =
        OPEN.stream()
            .map(log -> log.level)
            .min(Comparator.comparingInt(Level::intValue))
            .orElse(Level.OFF);
    if (wanted == Level.OFF) {
      LOGGER.removeHandler(handler);
      handler = null;
      restore();
    } else if (handler == null) {
      levelBefore = LOGGER.getLevel();
      lowerTo(wanted);
      handler = new StandardError();
      handler.setLevel(wanted);
      LOGGER.addHandler(handler);
    } else if (handler.getLevel() != wanted) {
      restore();
      lowerTo(wanted);
      handler.setLevel(wanted);
    }
  }

  private static void lowerTo(Level wanted) {
    levelSet = LOGGER.isLoggable(wanted) ? null : wanted;
    if (levelSet != null) {
      LOGGER.setLevel(levelSet);
    }
  }

  private static void restore() {
    // Unless the program has set another one meanwhile.
    if (levelSet != null && levelSet.equals(LOGGER.getLevel())) {
      LOGGER.setLevel(levelBefore);
    }
    levelSet = null;
  }

  /** Prints, in the JVM's format for it, what no console of the program prints. */
  private static final class StandardError extends ConsoleHandler {
    @Override
    public boolean isLoggable(LogRecord entry) {
      return super.isLoggable(entry) && !isPrintedAnyway(entry);
    }

    private static boolean isPrintedAnyway(LogRecord entry) {
      for (Logger logger = LOGGER; logger != null; logger = logger.getParent()) {
        for (Handler other : logger.getHandlers()) {
          if (!(other instanceof StandardError)
              && other instanceof ConsoleHandler
              && other.isLoggable(entry)) {
            return true;
          }
        }
        if (!logger.getUseParentHandlers()) {
          return false;
        }
      }
      return false;
    }
  }
}
