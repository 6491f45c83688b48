/**
 * From a filter to requests. In: a condition as Calcite has it, with the values of its parameters;
 * out: the rows that it may accept ({@code ScanBounds}), and what that comes to in the API's
 * parameters ({@code FilterRequests}). What is not understood bounds nothing; each row is checked
 * by the filter itself.
 */
@NullMarked
package ai.whattalk.jdbc.sql.pushdown.bound;

import org.jspecify.annotations.NullMarked;
