package ai.whattalk.jdbc.api.network;

import java.io.IOException;

/** An answer is larger than a page can be. */
public final class OversizeException extends IOException {
  private static final long serialVersionUID = 1L;

  OversizeException(String message) {
    super(message);
  }
}
