package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.network.ProxySettings;
import ai.whattalk.jdbc.api.network.TrustSettings;
import org.jspecify.annotations.Nullable;

/**
 * How a server is reached: over another route, another one may answer.
 *
 * @param proxy null for those that the JVM's settings want
 * @param trust null for the authorities that the JVM trusts
 */
public record ApiRoute(@Nullable ProxySettings proxy, @Nullable TrustSettings trust) {}
