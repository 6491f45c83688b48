package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.evidence.ListEvidence;
import ai.whattalk.jdbc.api.evidence.Probe;
import ai.whattalk.jdbc.api.evidence.SentFilter;
import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.RetryingClient;
import ai.whattalk.jdbc.api.page.GrantedSize;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.page.PageSizes;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.api.resource.ScanSettings;

/**
 * One execution's access to one list of the account.
 *
 * @param memory what is known of the list's server
 * @param scope of the execution, or of a part of it
 * @param probing whether the query can do without what is asked for
 */
public record ListAccess(
    ListDescription list,
    RetryingClient client,
    ScanSettings settings,
    ServerMemory memory,
    RequestScope scope,
    boolean probing) {

  /** Access for a part of the execution, to be released. */
  ListAccess part() {
    return new ListAccess(list, client, settings, memory, scope.part(), probing);
  }

  /**
   * Access to what the query can do without. The first page is not tried often, and what fails is
   * noted, so that others do not ask.
   */
  public ListAccess forProbes() {
    return new ListAccess(list, client, settings, memory, scope, true);
  }

  /** Whether a probe is not to be made, since one like it has failed; a warning says so. */
  public boolean isInVain(Probe probe, ListFilter filter) {
    String warning = memory.failedProbes().warning(probe, filter);
    if (warning != null) {
      scope.warn(warning);
    }
    return warning != null;
  }

  /** Notes that a probe has failed, unless that ends the query: then it is thrown. */
  public void noteFailed(Probe probe, ListFilter filter, ApiException failure) {
    failure.throwIfFinal();
    memory.failedProbes().note(probe, filter, failure);
    isInVain(probe, filter);
  }

  /** What was seen of the server's filters and totals. */
  public ListEvidence evidence() {
    return memory.evidence();
  }

  /**
   * Learns from a page that came, unless it was kept and had taught that when it came, and warns of
   * totals that contradict each other.
   *
   * @param rowsWanted how many rows of the list the reader can use at most
   */
  void note(PageRequest request, Page page, long rowsWanted) {
    if (!probing) {
      scope.notePage(page.pagesAfter(request, rowsWanted));
    }
    if (!client.isReplayed(request)) {
      evidence().note(request.filter(), page);
    }
    String contradiction = evidence().contradiction();
    if (contradiction != null) {
      scope.warn(contradiction);
    }
  }

  /**
   * Takes note that the list has fewer rows than the server counts. Where pages were kept, nothing
   * is the server's fault yet: that fails, and the list is to be read anew.
   */
  void noteTotalTooHigh(PageRequest request) {
    if (client.hasReplayed()) {
      throw new ApiException(
          ApiFailure.INCOMPLETE, client.line(request) + ": kept pages don't fit", null);
    }
    client.dropReplayed();
    evidence().noteWrongTotal();
    memory.answers().noteTotalTooHigh(request);
  }

  /** Rows to ask for per page: no more than the server is known to grant. */
  public int pageSize() {
    return granted().most();
  }

  /** The page sizes to ask for. */
  public GrantedSize granted() {
    return memory.granted(Math.min(settings.pageSize(), list.largestPage()));
  }

  /**
   * The page sizes to ask for.
   *
   * @param rowsWanted how many rows the reader can use at most
   */
  public PageSizes sizes(long rowsWanted) {
    return new PageSizes(rowsWanted, granted());
  }

  /**
   * Chooses another page size if this one was refused; false if it was not. Other readers learn of
   * it, too, unless the request may have been refused for its filter.
   */
  public boolean changeRefused(PageSizes sizes, PageRequest request, Refusal refusal) {
    if (!refusal.names("per_page") || !sizes.refused(request.perPage())) {
      return false;
    }
    // What the whole list is given with may be refused for another reason that is not named.
    if (request.filter().filter().isOfAll() || request.perPage() < sizes.granted().largest()) {
      memory.notePageSize(sizes.granted());
    }
    return true;
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
