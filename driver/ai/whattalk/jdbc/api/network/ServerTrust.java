package ai.whattalk.jdbc.api.network;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.failure.OneLine;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are taken for the API's server's. Equal settings give one object while their
 * file does not change, since connections of different sockets are not shared. Thread-safe.
 *
 * @param sockets makes the sockets that ask {@code manager}
 * @param manager decides, and says why not
 */
public record ServerTrust(SSLSocketFactory sockets, X509TrustManager manager) {
  private static final int MAX_KEPT = 16;

  /** What was read of which state of a file. */
  private record StoreState(TrustSettings settings, FileTime modified, long bytes) {}

  private static final Cache<StoreState, ServerTrust> KEPT =
      CacheBuilder.newBuilder().maximumSize(MAX_KEPT).build();

  private static @Nullable ServerTrust jvms;

  /** The authorities of the JVM. Throws {@link ApiException}. */
  public static synchronized ServerTrust ofJvm() {
    try {
      if (jvms == null) {
        jvms = of((KeyStore) null);
      }
      return jvms;
    } catch (GeneralSecurityException e) {
      throw new ApiException(
          ApiFailure.NETWORK,
          "the JVM's trusted certificates can't be read: "
              + OneLine.of(String.valueOf(e.getMessage())),
          e);
    }
  }

  /** The authorities in a file. Throws {@link ApiException}, naming the property to be mended. */
  public static synchronized ServerTrust of(TrustSettings settings) {
    StoreState state = state(settings);
    ServerTrust trust = KEPT.getIfPresent(state);
    if (trust == null) {
      trust = read(settings);
      KEPT.put(state, trust);
    }
    return trust;
  }

  private static StoreState state(TrustSettings settings) {
    try {
      BasicFileAttributes file = Files.readAttributes(settings.store(), BasicFileAttributes.class);
      return new StoreState(settings, file.lastModifiedTime(), file.size());
    } catch (IOException e) {
      // Reading it says what is wrong.
      return new StoreState(settings, FileTime.fromMillis(0), -1);
    }
  }

  private static ServerTrust read(TrustSettings settings) {
    try {
      ServerTrust trust = of(TrustStoreFile.read(settings));
      if (trust.manager.getAcceptedIssuers().length == 0) {
        throw TrustStoreFile.unreadable(
            settings,
            settings.password() == null
                ? "no trusted certificate is found without property trustStorePassword"
                : "it holds no trusted certificate",
            null);
      }
      return trust;
    } catch (GeneralSecurityException e) {
      throw TrustStoreFile.unreadable(settings, String.valueOf(e.getMessage()), e);
    }
  }

  private static ServerTrust of(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    for (TrustManager manager : managers.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager decider) {
        X509TrustManager check = new CertificateCheck(decider);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {check}, null);
        return new ServerTrust(context.getSocketFactory(), check);
      }
    }
    throw new GeneralSecurityException("no trust manager for X.509");
  }
}
