package ai.whattalk.jdbc.api.failure;

/** The ways in which a request to the API can fail. */
public enum ApiFailure {
  /** 401, or a redirect to a login page. */
  UNAUTHENTICATED,
  /** 403. */
  FORBIDDEN,
  /** 404. */
  NOT_FOUND,
  /** 422 about something that can't be left out. */
  REFUSED,
  /** 429, or a wait that the server asks for and that is too long. */
  THROTTLED,
  /** 5xx, 408 or 425. */
  SERVER_ERROR,
  /** Host not found, refused, TLS, reset, timed out. */
  NETWORK,
  /** 407: a proxy that wants another login, or one at all. */
  PROXY_LOGIN,
  /**
   * An answer that is not the API's: HTML, no {@code data}, another redirect or status, a bad
   * value.
   */
  NOT_THE_API,
  /** The caller's bound on the number of requests. */
  TOO_MANY_REQUESTS,
  /** Rows moved so that a list can't be shown to be complete. */
  INCOMPLETE,
  /** The caller cancelled. */
  CANCELLED,
  /** The caller's deadline passed. */
  TIMED_OUT
}
