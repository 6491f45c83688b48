/** What can go wrong with the API, and text that is fit for a message. */
@NullMarked
package ai.whattalk.jdbc.api.failure;

import org.jspecify.annotations.NullMarked;
