package ai.whattalk.jdbc.api.network;

/** Whether a call went over a connection that had been kept from an earlier one. Thread-safe. */
public final class ConnectionTrace {
  private volatile boolean kept;
  private volatile boolean opening;

  /** A connection is being opened for the call. */
  public void noteOpening() {
    opening = true;
  }

  /** The call has a connection. */
  public void noteConnection() {
    kept = !opening;
  }

  public boolean isKept() {
    return kept;
  }
}
