package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches what a parameter brings that is documented as a number while rows have a text, so that a
 * server may compare loosely, and bring nothing or other rows. Not thread-safe.
 */
public final class NumberWatch {
  private final @Nullable String text;
  private final NumberEvidence known;
  private boolean found;
  private boolean others;

  /** Watches for rows that have a text, or for nothing. */
  public NumberWatch(@Nullable String text, NumberEvidence known) {
    this.text = text;
    this.known = known;
  }

  /** Takes note of rows that came while the parameter was sent. */
  public void noteNarrowed(SentFilter sent, List<ListRow> rows) {
    if (text == null || rows.isEmpty()) {
      return;
    }
    found |= holds(rows);
    boolean foreign = areOthersAmong(rows);
    others |= foreign;
    if (!foreign && !sent.isNumber() && isNoNumberWhenCast(text)) {
      known.noteTextObeyed(text);
    }
  }

  /** Whether the list must be read without the parameter, now that it ended with it. */
  public boolean isInDoubt(SentFilter sent) {
    if (text == null || sent.filter().lookedUp() == null || found) {
      return false;
    }
    return sent.isNumber() ? !known.areNumbersObeyed() : others || !known.isTextObeyed(text);
  }

  /** Whether any of the rows has another text, or none. */
  public boolean areOthersAmong(List<ListRow> rows) {
    return text != null && !rows.stream().allMatch(this::hasText);
  }

  /**
   * A text that begins with a digit may have brought the rows of what has this number, by chance
   * the right one; that says nothing of other texts.
   */
  private static boolean isNoNumberWhenCast(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9')
        || Character.isLetter(text.codePointAt(0));
  }

  /** Whether any of the rows has the text. */
  public boolean holds(List<ListRow> rows) {
    return text != null && rows.stream().anyMatch(this::hasText);
  }

  private boolean hasText(ListRow row) {
    return Objects.equals(row.text(known.lookup().parameter()), text);
  }
}
