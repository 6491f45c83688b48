package ai.whattalk.jdbc.api.network;

import ai.whattalk.jdbc.api.failure.OneLine;
import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.Date;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides as another trust manager does, and says of a certificate that it refuses what its user
 * can do: the JDK's own messages don't name the issuer. Thread-safe.
 */
final class CertificateCheck extends X509ExtendedTrustManager {
  private static final int LONGEST_NAME = 150;

  private final X509ExtendedTrustManager decider;

  CertificateCheck(X509ExtendedTrustManager decider) {
    this.decider = decider;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    try {
      decider.checkServerTrusted(chain, authType);
    } catch (CertificateException e) {
      throw explained(chain, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      decider.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException e) {
      throw explained(chain, e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    try {
      decider.checkServerTrusted(chain, authType, engine);
    } catch (CertificateException e) {
      throw explained(chain, e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    decider.checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    decider.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    decider.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return decider.getAcceptedIssuers();
  }

  private static CertificateException explained(X509Certificate[] chain, CertificateException e) {
    if (chain.length == 0) {
      return e;
    }
    return new RefusedCertificateException(explanation(chain[0], e), e);
  }

  private static String explanation(X509Certificate server, CertificateException e) {
    try {
      server.checkValidity();
    } catch (CertificateExpiredException expired) {
      return "the server's certificate expired on " + day(server.getNotAfter());
    } catch (CertificateNotYetValidException early) {
      return "the server's certificate is not valid before " + day(server.getNotBefore());
    }
    String issuer =
        '"' + OneLine.shorten(server.getIssuerX500Principal().getName(), LONGEST_NAME) + '"';
    String reason = NetworkCause.deepestMessage(e);
    // No trusted certificate leads to the server's, as distinct from one that is bad.
    boolean isOfUnknownAuthority = NetworkCause.has(e, CertPathBuilderException.class);
    return isOfUnknownAuthority
        ? "the issuer of the server's certificate is not trusted: "
            + issuer
            + "; property trustStore takes a key store that holds it"
        : "the server's certificate, issued by " + issuer + ", is refused: " + reason;
  }

  private static String day(Date date) {
    return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
