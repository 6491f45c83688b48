package ai.whattalk.jdbc.api.resource;

import ai.whattalk.jdbc.api.failure.ApiException;
import java.util.function.Supplier;

/**
 * Stands in a {@link ListRow} for a value that fits no form of its column: a failure for who reads
 * that column, and for nobody else.
 */
public record UnreadableValue(Supplier<ApiException> failure) {}
