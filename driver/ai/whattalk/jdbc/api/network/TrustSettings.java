package ai.whattalk.jdbc.api.network;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which authorities may vouch for the API's server, in place of those that the JVM trusts.
 *
 * @param store file of the key store that holds their certificates
 * @param password of the store, or null
 * @param type of the store as {@link java.security.KeyStore} names it, or null for the JVM's
 *     default, which reads PKCS12 and JKS
 */
public record TrustSettings(Path store, @Nullable String password, @Nullable String type) {

  /** Hides the password. */
  @Override
  public String toString() {
    return "TrustSettings[" + store + (type == null ? "" : ", type " + type) + ']';
  }
}
