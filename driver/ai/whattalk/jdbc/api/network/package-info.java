/**
 * The connection below HTTP: proxy, trust, limits of a body, and why a connection failed. In:
 * {@code ProxySettings} and {@code TrustSettings}; out: what OkHttp's client is set up with, and
 * the words of {@code NetworkCause}.
 */
@NullMarked
package ai.whattalk.jdbc.api.network;

import org.jspecify.annotations.NullMarked;
