/** The REST client: queries, pages, paging, and what was learned of a server. */
@NullMarked
package ai.whattalk.jdbc.api;

import org.jspecify.annotations.NullMarked;
