package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.ListEvidence;
import ai.whattalk.jdbc.api.evidence.Probe;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.walk.ListAccess;
import ai.whattalk.jdbc.api.walk.ListReader;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One account's lists, as one execution reads them and finds out how long they are. Not
 * thread-safe.
 */
public final class CountableLists {
  private final ListAccess access;
  private final ListSampler sampler;
  private final FilterProof proof;
  private final ListTotals totals;
  private final DatedListProof dated;

  public CountableLists(ListAccess access) {
    this.access = access;
    sampler = new ListSampler(access);
    proof = new FilterProof(access.list(), sampler, access.evidence(), access.scope());
    totals = new ListTotals(sampler, access.evidence(), proof);
    dated = new DatedListProof(sampler, proof, access.evidence().clock());
  }

  private CountableLists(CountableLists lists) {
    access = lists.access.forProbes();
    sampler = lists.sampler;
    proof = lists.proof;
    totals = lists.totals;
    dated = lists.dated;
  }

  /** These lists, for reading what the query can do without. */
  public CountableLists forProbes() {
    return access.probing() ? this : new CountableLists(this);
  }

  /** Whether such reading is not to be tried, since it has failed. */
  public boolean isInVain(ListFilter filter) {
    return access.isInVain(Probe.LIST, filter);
  }

  /** Reads one list. Makes no request before the first row is asked for. */
  public RowSource read(ReadRequest request) {
    boolean hasDays = request.filter().dateFrom() != null || request.filter().dateTo() != null;
    return hasDays && evidence().dates().leftOut() == null
        ? new DatedReader(proof.dates(), request, this::readOnce)
        : readOnce(request);
  }

  private RowSource readOnce(ReadRequest request) {
    return new ListReader(access, request, sampler::takeFirst);
  }

  /** The first and last pages that this execution has seen. */
  public ListSampler sampler() {
    return sampler;
  }

  /** What shows that a filter is honoured. */
  FilterProof proof() {
    return proof;
  }

  /** Looks where the server's days begin and end. */
  public MidnightProbe midnights() {
    return new MidnightProbe(access.list(), sampler, proof, access.evidence().clock());
  }

  /** What was seen of the server's lists. */
  ListEvidence evidence() {
    return access.evidence();
  }

  /**
   * How many rows the server gives for a filter; null if totals don't show that.
   *
   * @param expected rows that the list is expected to have, or 0
   */
  public @Nullable Long count(ListFilter filter, long expected) {
    return totals.count(filter, expected);
  }

  /**
   * Whether every row of a list has a {@code created_at}, as far as totals show.
   *
   * @param known a day from which on the first page of the list has come already, or null
   */
  public boolean hasOnlyDated(ListFilter filter, @Nullable LocalDate known) {
    return !access.scope().isBounded() && dated.hasOnlyDated(filter, known);
  }

  /** What requests cost, with the page size that the server is known to grant by now. */
  public RequestCosts costs() {
    return new RequestCosts(access.pageSize());
  }
}
