/**
 * One page: how it is asked for, parsed, and what its paginator says. In: a body of JSON; out: a
 * {@code Page} or a {@code Refusal}. Doors: {@code PageRequest} and {@code PageParser}.
 */
@NullMarked
package ai.whattalk.jdbc.api.page;

import org.jspecify.annotations.NullMarked;
