/**
 * What can go wrong with the API, and text that is fit for a message. In: what a server or the
 * network did; out: an {@code ApiException} with an {@code ApiFailure}, which the face makes an
 * SQLState of, and text on one line by {@code OneLine}.
 */
@NullMarked
package ai.whattalk.jdbc.api.failure;

import org.jspecify.annotations.NullMarked;
