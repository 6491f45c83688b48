/**
 * Counting without reading. In: bounds, and how finely rows must be told apart ({@code
 * CountGrain}); out: rows that stand for many each ({@code CountedRows}), or nothing where totals
 * don't show how many there are.
 */
@NullMarked
package ai.whattalk.jdbc.sql.pushdown.count;

import org.jspecify.annotations.NullMarked;
