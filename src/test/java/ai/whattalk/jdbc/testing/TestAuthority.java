package ai.whattalk.jdbc.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/** A company's own authority, which no JVM trusts. */
public final class TestAuthority {
  private final HeldCertificate root;
  private final HeldCertificate issuer;

  /** Makes a root of that name, and an issuer of servers' certificates below it. */
  public TestAuthority(String name) {
    root = new HeldCertificate.Builder().certificateAuthority(1).commonName(name).build();
    issuer =
        new HeldCertificate.Builder()
            .certificateAuthority(0)
            .signedBy(root)
            .commonName(name + " Issuer")
            .build();
  }

  /** Sockets of a server with a certificate for that name or address. */
  public SSLSocketFactory server(String name) {
    return server(name, System.currentTimeMillis(), Duration.ofDays(1));
  }

  /** Sockets of a server with a certificate that is valid from then on, for that long. */
  public SSLSocketFactory server(String name, long fromMillis, Duration validity) {
    HeldCertificate certificate =
        new HeldCertificate.Builder()
            .signedBy(issuer)
            .addSubjectAlternativeName(name)
            .validityInterval(fromMillis, fromMillis + validity.toMillis())
            .build();
    return new HandshakeCertificates.Builder()
        .heldCertificate(certificate, issuer.certificate())
        .build()
        .sslSocketFactory();
  }

  /** Writes the root into a key store. */
  public void write(Path file, String type, @Nullable String password) {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      store.setCertificateEntry("root", root.certificate());
      store.store(out, password == null ? new char[0] : password.toCharArray());
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
