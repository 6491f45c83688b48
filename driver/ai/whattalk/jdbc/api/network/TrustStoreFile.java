package ai.whattalk.jdbc.api.network;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.failure.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import org.jspecify.annotations.Nullable;

/** Reads a file of trusted certificates. Stateless. */
final class TrustStoreFile {
  private TrustStoreFile() {}

  /** The store. Throws {@link ApiException}, with the property that is to be mended. */
  static KeyStore read(TrustSettings settings) {
    String type = settings.type() == null ? KeyStore.getDefaultType() : settings.type();
    KeyStore store = empty(type);
    String password = settings.password();
    try (InputStream file = Files.newInputStream(settings.store())) {
      store.load(file, password == null ? null : password.toCharArray());
      return store;
    } catch (NoSuchFileException e) {
      throw unreadable(settings, "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw unreadable(settings, "reading it is not allowed", e);
    } catch (IOException | GeneralSecurityException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw failure(
            "property trustStorePassword is not the password of the trust store "
                + settings.store(),
            e);
      }
      throw unreadable(settings, "as a key store of type " + type + ": " + e.getMessage(), e);
    }
  }

  /** The failure to make any use of the file. */
  static ApiException unreadable(TrustSettings settings, String reason, @Nullable Throwable cause) {
    return failure(
        "the file of property trustStore can't be read: " + settings.store() + ", " + reason,
        cause);
  }

  private static KeyStore empty(String type) {
    try {
      return KeyStore.getInstance(type);
    } catch (KeyStoreException e) {
      throw failure(
          "property trustStoreType takes a type of key store that this JVM knows, such as PKCS12 or"
              + " JKS, not \""
              + type
              + '"',
          e);
    }
  }

  private static ApiException failure(String message, @Nullable Throwable cause) {
    return new ApiException(ApiFailure.NETWORK, OneLine.of(message), cause);
  }
}
