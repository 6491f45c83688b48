package ai.whattalk.jdbc.api.network;

import java.security.cert.CertificateException;

/** A server's certificate that is not taken. The message is one line and says why. */
final class RefusedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;

  RefusedCertificateException(String message, CertificateException cause) {
    super(message, cause);
  }
}
