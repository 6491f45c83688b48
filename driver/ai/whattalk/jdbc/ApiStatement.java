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
   * fetched ahead count, pages from the cache do not. 0 before the first execution.
   */
  long getRequestCount();

  /**
   * The pages of rows that the newest execution has got so far, those that it has read again and
   * those from the cache included. 0 before the first execution, and where totals or nothing at all
   * are asked for.
   */
  long getPagesRead();

  /**
   * {@link #getPagesRead} and the pages that the newest execution is known to need beside them. It
   * grows as lists are begun, and falls where one is left early; where a server does not say how
   * long a list is, it is what was read.
   */
  long getPagesKnown();
}
