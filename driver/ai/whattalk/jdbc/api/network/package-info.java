/** The connection below HTTP: proxy, trust, limits of a body, and why a connection failed. */
@NullMarked
package ai.whattalk.jdbc.api.network;

import org.jspecify.annotations.NullMarked;
