package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.evidence.ListEvidence;
import ai.whattalk.jdbc.api.evidence.SentFilter;
import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.RetryingClient;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.api.resource.ScanSettings;

/**
 * One execution's access to one list of the account.
 *
 * @param memory what is known of the list's server
 * @param scope of the execution, or of a part of it
 */
public record ListAccess(
    ListDescription list,
    RetryingClient client,
    ScanSettings settings,
    ServerMemory memory,
    RequestScope scope) {

  /** Access for a part of the execution, to be released. */
  ListAccess part() {
    return new ListAccess(list, client, settings, memory, scope.part());
  }

  /** What was seen of the server's filters and totals. */
  public ListEvidence evidence() {
    return memory.evidence();
  }

  /** Rows to ask for per page: no more than the server is known to grant. */
  public int pageSize() {
    return memory.grantedPageSize(Math.min(settings.pageSize(), list.largestPage()));
  }

  /** Pages to fetch beyond the one that is asked for: none where requests are counted. */
  public int pagesAhead() {
    return scope.isBounded() ? 0 : settings.readAhead();
  }

  /** Reads the numbers that a parameter takes. */
  public NumberReader numbers() {
    return new NumberReader(client, evidence().numbers(), scope);
  }

  /** A filter as it is to be sent; the number of its text is read first, if need be. */
  public NumberedFilter numbered(ListFilter filter) {
    if (filter.list() != list) {
      throw new IllegalArgumentException("a filter of " + filter.list() + " for " + list);
    }
    return numbers().number(filter);
  }

  /** What is sent of a filter; the number of its text is read first, if need be. */
  public SentFilter sent(ListFilter filter) {
    return new SentFilter(numbered(filter), memory, scope);
  }

  /** The request for a page. */
  public PageRequest request(NumberedFilter sent, PageChoice choice) {
    return new PageRequest(sent, choice.perPage(), choice.page());
  }
}
