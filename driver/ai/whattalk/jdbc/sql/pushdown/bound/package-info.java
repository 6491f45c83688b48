/**
 * From a filter to requests: which rows a condition may accept ({@code ScanBounds}), and what that
 * comes to in the API's parameters ({@code FilterRequests}). What is not understood bounds nothing;
 * each row is checked by the filter itself.
 */
@NullMarked
package ai.whattalk.jdbc.sql.pushdown.bound;

import org.jspecify.annotations.NullMarked;
