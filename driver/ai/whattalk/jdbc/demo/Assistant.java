package ai.whattalk.jdbc.demo;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A made-up row of {@code GET /user/assistants/get}. All but the number may be null.
 *
 * @param number its {@code id}, which the parameter {@code assistant_id} takes
 * @param uuid what conversations have as {@code assistant_id}, opaque text
 * @param maxDuration seconds
 * @param createdAt wall clock without a zone, cut to milliseconds
 * @param updatedAt wall clock without a zone, cut to milliseconds
 * @param deletedAt wall clock without a zone, cut to milliseconds
 */
public record Assistant(
    int number,
    @Nullable String uuid,
    @Nullable String name,
    @Nullable String type,
    @Nullable String status,
    @Nullable String mode,
    @Nullable String language,
    @Nullable String timezone,
    @Nullable Integer llmModelId,
    @Nullable Integer knowledgebaseId,
    @Nullable Integer maxDuration,
    @Nullable Boolean record,
    @Nullable LocalDateTime createdAt,
    @Nullable LocalDateTime updatedAt,
    @Nullable LocalDateTime deletedAt) {}
