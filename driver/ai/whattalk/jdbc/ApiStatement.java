package ai.whattalk.jdbc;

/**
 * What a statement of this driver can tell of its HTTP requests. {@link java.sql.Wrapper#unwrap}
 * gives it for each statement and prepared statement, also where a pool has wrapped them. It may be
 * asked at any time and from any thread, and after the statement was closed.
 */
public interface ApiStatement {

  /**
   * The number of the statement, by which the table {@code requests} of its connection names it.
   */
  long getStatementId();

  /**
   * The HTTP requests that the newest execution has sent so far: retries and pages that were
   * fetched ahead count. 0 before the first execution.
   */
  long getRequestCount();
}
