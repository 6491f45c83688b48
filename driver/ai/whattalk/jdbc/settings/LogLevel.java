package ai.whattalk.jdbc.settings;

import java.util.Arrays;
import java.util.logging.Level;

/** Names of levels: those of most programs, and those of java.util.logging. */
enum LogLevel {
  OFF(Level.OFF),
  ERROR(Level.SEVERE),
  WARN(Level.WARNING),
  INFO(Level.INFO),
  DEBUG(Level.FINE),
  TRACE(Level.FINEST),
  SEVERE(Level.SEVERE),
  WARNING(Level.WARNING),
  CONFIG(Level.CONFIG),
  FINE(Level.FINE),
  FINER(Level.FINER),
  FINEST(Level.FINEST),
  ALL(Level.ALL);

  private final Level level;

  LogLevel(Level level) {
    this.level = level;
  }

  Level level() {
    return level;
  }

  static String[] names() {
    return Arrays.stream(values()).map(LogLevel::name).toArray(String[]::new);
  }
}
