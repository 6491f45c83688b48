/**
 * From pages to rows: a walk through a list that may move meanwhile, and reading ahead of it.
 *
 * <p>Door: {@code ListReader}. In: a {@code ListAccess} and a {@code ReadRequest}; out: rows, each
 * once, or a failure where the walk can't be shown to be complete.
 */
@NullMarked
package ai.whattalk.jdbc.api.walk;

import org.jspecify.annotations.NullMarked;
