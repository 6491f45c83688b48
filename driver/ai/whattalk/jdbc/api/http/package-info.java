/**
 * One request: its client, key, rate, retries and log.
 *
 * <p>Door: {@code RetryingClient}, which asks for a page until it comes or must fail. In: a {@code
 * PageRequest}; out: an {@code Answer}, or an {@code ApiException}.
 */
@NullMarked
package ai.whattalk.jdbc.api.http;

import org.jspecify.annotations.NullMarked;
