/**
 * What the API's lists hold and what they can be asked for: rows, filters, ends. Records, which
 * know nothing of HTTP.
 */
@NullMarked
package ai.whattalk.jdbc.api.resource;

import org.jspecify.annotations.NullMarked;
