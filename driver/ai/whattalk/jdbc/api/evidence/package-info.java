/**
 * What a server showed: which parameters it honours, by which clock it counts days, whether its
 * totals are true. Shared by all connections with the same base URL and key, and forgotten after
 * ten minutes.
 *
 * <p>Door: {@code ServerMemory}, which gives what else is named outside. In: requests and what came
 * of them; out: what may be relied on.
 */
@NullMarked
package ai.whattalk.jdbc.api.evidence;

import org.jspecify.annotations.NullMarked;
