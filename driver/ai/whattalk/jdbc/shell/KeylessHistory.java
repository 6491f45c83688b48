package ai.whattalk.jdbc.shell;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jline.reader.impl.history.DefaultHistory;

/** A history of lines, which is kept in a file, without those that may hold a key. */
final class KeylessHistory extends DefaultHistory {
  private static final Set<String> TELLTALES = Set.of("apikey", "password", "bearer", "!connect");

  private final Set<String> keys;

  /** Creates an empty one. */
  KeylessHistory(Set<String> keys) {
    this.keys = keys;
  }

  @Override
  public void add(Instant time, String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    if (TELLTALES.stream().noneMatch(lower::contains) && keys.stream().noneMatch(line::contains)) {
      super.add(time, line);
    }
  }
}
