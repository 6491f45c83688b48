package ai.whattalk.jdbc.api.resource;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code GET /user/conversations}. All but {@code id} may be null.
 *
 * @param id opaque text
 * @param assistantId opaque text
 * @param totalCost without trailing zeros and never with a negative scale, so that equal costs are
 *     equal objects
 * @param createdAt wall clock without a zone, cut to milliseconds
 * @param updatedAt wall clock without a zone, cut to milliseconds
 */
public record Conversation(
    String id,
    @Nullable String assistantId,
    @Nullable String assistantName,
    @Nullable String type,
    @Nullable Integer messageCount,
    @Nullable BigDecimal totalCost,
    @Nullable Boolean aiEnabled,
    @Nullable LocalDateTime createdAt,
    @Nullable LocalDateTime updatedAt)
    implements ListRow {

  /** The types that the API's page documents. */
  public static final List<String> DOCUMENTED_TYPES = List.of("test", "widget", "whatsapp", "api");

  @Override
  public @Nullable String text(ListParameter parameter) {
    return switch (parameter) {
      case TYPE -> type;
      case ASSISTANT_ID -> assistantId;
      case DATE_FROM, DATE_TO -> null;
    };
  }
}
