package ai.whattalk.jdbc.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches what an {@code assistant_id} brings: the parameter is documented as an integer while rows
 * carry a UUID, so that a server may compare loosely, and bring nothing or other rows. Not
 * thread-safe.
 */
final class AssistantWatch {
  private final @Nullable String assistantId;
  private final ServerNotes notes;
  private boolean found;

  /** Watches for rows of one assistant, or for nothing. */
  AssistantWatch(@Nullable String assistantId, ServerNotes notes) {
    this.assistantId = assistantId;
    this.notes = notes;
  }

  /** Takes note of rows that came while the parameter was sent. */
  void sawNarrowed(List<ListRow> rows) {
    if (assistantId == null || rows.isEmpty()) {
      return;
    }
    found |= holds(rows);
    if (rows.stream().allMatch(row -> assistantId.equals(row.text(FilterParameter.ASSISTANT_ID)))) {
      notes.assistantHonoured(assistantId);
    }
  }

  /** Whether the list must be read without the parameter, now that it ended with it. */
  boolean isInDoubt() {
    return assistantId != null && !found && !notes.isAssistantHonoured(assistantId);
  }

  /** Whether any of the rows is of the assistant. */
  boolean holds(List<ListRow> rows) {
    return rows.stream()
        .anyMatch(
            row ->
                assistantId != null && assistantId.equals(row.text(FilterParameter.ASSISTANT_ID)));
  }
}
