package ai.whattalk.jdbc.demo;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A made-up row of {@code GET /user/conversations}. All but {@code id} may be null.
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
    @Nullable LocalDateTime updatedAt) {}
