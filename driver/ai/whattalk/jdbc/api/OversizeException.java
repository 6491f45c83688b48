package ai.whattalk.jdbc.api;

import java.io.IOException;

/** An answer is larger than a page can be. */
final class OversizeException extends IOException {
  private static final long serialVersionUID = 1L;

  OversizeException(String message) {
    super(message);
  }
}
