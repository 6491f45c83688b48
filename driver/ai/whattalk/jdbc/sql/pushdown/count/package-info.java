/**
 * Counting without reading: how finely rows must be told apart, and which totals say how many there
 * are of each.
 */
@NullMarked
package ai.whattalk.jdbc.sql.pushdown.count;

import org.jspecify.annotations.NullMarked;
