package ai.whattalk.jdbc.api;

/** Whether a call went over a connection that had been kept from an earlier one. Thread-safe. */
final class ConnectionTrace {
  private volatile boolean kept;
  private volatile boolean opening;

  /** A connection is being opened for the call. */
  void opening() {
    opening = true;
  }

  /** The call has a connection. */
  void acquired() {
    kept = !opening;
  }

  boolean isKept() {
    return kept;
  }
}
