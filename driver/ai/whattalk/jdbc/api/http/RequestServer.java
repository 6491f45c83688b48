package ai.whattalk.jdbc.api.http;

/** What answers requests. */
public enum RequestServer {
  /** The API, over the network. */
  API,
  /** An embedded account. */
  DEMO
}
