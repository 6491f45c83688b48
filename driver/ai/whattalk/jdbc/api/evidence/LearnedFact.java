package ai.whattalk.jdbc.api.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one {@link ServerFact}. Made to be sent on: there is no key, host, id, name or
 * content in it.
 *
 * @param value in plain words
 * @param seenIn the request that showed it: method, path below the base URL and query, identifiers
 *     masked; null if nothing has shown it
 * @param seenAt when that was answered, or null
 */
public record LearnedFact(
    ServerFact fact, String value, @Nullable String seenIn, @Nullable Instant seenAt) {}
