/**
 * The account's lists over HTTP: the door of all below it. {@code AccountApi} is an account, {@code
 * AccountList} its lists as one execution reads and counts them. In: filters and the rows that are
 * wanted; out: rows, totals, and what was learned of the server. Neither Calcite nor JDBC comes in.
 */
@NullMarked
package ai.whattalk.jdbc.api;

import org.jspecify.annotations.NullMarked;
