package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches what an {@code assistant_id} brings: the parameter is documented as an integer while rows
 * carry a UUID, so that a server may compare loosely, and bring nothing or other rows. Not
 * thread-safe.
 */
public final class NumberWatch {
  private final @Nullable String assistantId;
  private final NumberEvidence known;
  private boolean found;
  private boolean others;

  /** Watches for rows of one assistant, or for nothing. */
  public NumberWatch(@Nullable String assistantId, NumberEvidence known) {
    this.assistantId = assistantId;
    this.known = known;
  }

  /** Takes note of rows that came while the parameter was sent. */
  public void noteNarrowed(SentFilter sent, List<ListRow> rows) {
    if (assistantId == null || rows.isEmpty()) {
      return;
    }
    found |= holds(rows);
    boolean foreign = areOthersAmong(rows);
    others |= foreign;
    if (!foreign && !sent.isNumber() && isNoNumberWhenCast(assistantId)) {
      known.noteTextObeyed(assistantId);
    }
  }

  /** Whether the list must be read without the parameter, now that it ended with it. */
  public boolean isInDoubt(SentFilter sent) {
    if (assistantId == null || sent.filter().assistantId() == null || found) {
      return false;
    }
    return sent.isNumber() ? !known.areNumbersObeyed() : others || !known.isTextObeyed(assistantId);
  }

  /** Whether any of the rows is of another assistant, or of none. */
  public boolean areOthersAmong(List<ListRow> rows) {
    return assistantId != null
        && !rows.stream().allMatch(row -> assistantId.equals(row.text(ListParameter.ASSISTANT_ID)));
  }

  /**
   * A text that begins with a digit may have brought the rows of the assistant that has this
   * number, by chance the right one; that says nothing of other texts.
   */
  private static boolean isNoNumberWhenCast(String assistantId) {
    return assistantId.chars().allMatch(c -> c >= '0' && c <= '9')
        || Character.isLetter(assistantId.codePointAt(0));
  }

  /** Whether any of the rows is of the assistant. */
  public boolean holds(List<ListRow> rows) {
    return rows.stream()
        .anyMatch(
            row -> assistantId != null && assistantId.equals(row.text(ListParameter.ASSISTANT_ID)));
  }
}
