/**
 * What totals show, in place of reading: counts, proofs that a filter is honoured, ends of a list,
 * several lists in place of one.
 *
 * <p>Door: {@code CountableLists}; and {@code RequestCosts}, which says whether totals pay.
 */
@NullMarked
package ai.whattalk.jdbc.api.total;

import org.jspecify.annotations.NullMarked;
