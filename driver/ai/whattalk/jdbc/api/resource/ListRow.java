package ai.whattalk.jdbc.api.resource;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A row of one of the account's lists: what the reading of any list has to know of it. */
public sealed interface ListRow permits Conversation, Assistant {

  /** Identifies the row in its list; opaque text. */
  String id();

  /** Wall clock without a zone, cut to milliseconds. */
  @Nullable LocalDateTime createdAt();

  /** Wall clock without a zone, cut to milliseconds. */
  @Nullable LocalDateTime updatedAt();

  /** The text that a parameter compares; null if the row has none, or the parameter takes days. */
  @Nullable String text(ListParameter parameter);
}
