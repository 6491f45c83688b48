package ai.whattalk.jdbc.api.http;

/** What answers requests. */
public enum RequestServer {
  /** The API, over the network. */
  API,
  /** Nobody: the API did before, and its page was kept. */
  CACHE,
  /** An embedded account. */
  DEMO
}
