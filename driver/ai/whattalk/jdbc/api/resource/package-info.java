/**
 * What the API's lists are, and what they can be asked for: descriptions, rows, filters, ends.
 * {@code AccountLists} describes each list; nothing else here or above knows a column, a parameter
 * or a path. All is immutable and knows nothing of HTTP.
 */
@NullMarked
package ai.whattalk.jdbc.api.resource;

import org.jspecify.annotations.NullMarked;
