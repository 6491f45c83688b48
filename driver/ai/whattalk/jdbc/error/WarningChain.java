package ai.whattalk.jdbc.error;

import ai.whattalk.jdbc.api.failure.OneLine;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The warnings of one JDBC object, SQLState 01000, each message once. Thread-safe. */
public final class WarningChain {
  /** Bounds what a statement that is never cleared can gather. */
  private static final int MOST = 100;

  private final List<String> messages = new ArrayList<>();
  private @Nullable SQLWarning first;

  /** Appends a warning, unless it is there already. */
  public synchronized void add(String message) {
    String line = OneLine.of(message);
    if (messages.size() >= MOST || messages.contains(line)) {
      return;
    }
    messages.add(line);
    SQLWarning warning = new SQLWarning(line, "01000");
    if (first == null) {
      first = warning;
    } else {
      first.setNextWarning(warning);
    }
  }

  /** The first warning, with the others behind it, or null. */
  public synchronized @Nullable SQLWarning first() {
    return first;
  }

  /** Forgets all warnings. */
  public synchronized void clear() {
    messages.clear();
    first = null;
  }
}
