package ai.whattalk.jdbc.api.network;

import java.net.ProtocolException;

/** A proxy that wants another login, or one at all. A kind that OkHttp does not try again. */
public final class ProxyLoginException extends ProtocolException {
  private static final long serialVersionUID = 1L;

  ProxyLoginException(String message) {
    super(message);
  }
}
