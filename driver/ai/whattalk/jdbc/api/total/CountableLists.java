package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.ListEvidence;
import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.RetryingClient;
import ai.whattalk.jdbc.api.resource.ConversationFilter;
import ai.whattalk.jdbc.api.resource.ConversationSource;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.api.walk.ConversationReader;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One account's lists, as one execution reads them and finds out how long they are. Not
 * thread-safe.
 */
public final class CountableLists {
  private final RetryingClient client;
  private final ScanSettings settings;
  private final ServerMemory notes;
  private final RequestScope scope;
  private final ListSampler sampler;
  private final FilterProof proof;
  private final ListTotals totals;
  private final DatedListProof dated;

  public CountableLists(
      RetryingClient client, ScanSettings settings, ServerMemory notes, RequestScope scope) {
    this.client = client;
    this.settings = settings;
    this.notes = notes;
    this.scope = scope;
    sampler = new ListSampler(client, settings, notes, scope);
    proof = new FilterProof(sampler, notes.evidence(), scope);
    totals = new ListTotals(sampler, notes.evidence(), proof);
    dated = new DatedListProof(sampler, proof, notes.evidence().clock());
  }

  /** Reads one list. Makes no request before the first row is asked for. */
  public ConversationSource read(ReadRequest request) {
    return new ConversationReader(client, request, settings, notes, scope, sampler::takeFirst);
  }

  /** The first and last pages that this execution has seen. */
  public ListSampler sampler() {
    return sampler;
  }

  /** What shows that a filter is honoured. */
  public FilterProof proof() {
    return proof;
  }

  /** What was seen of the server's lists. */
  ListEvidence evidence() {
    return notes.evidence();
  }

  /**
   * How many rows the server gives for a filter; null if totals don't show that.
   *
   * @param expected rows that the list is expected to have, or 0
   */
  public @Nullable Long count(ConversationFilter filter, long expected) {
    return totals.count(filter, expected);
  }

  /**
   * Whether every row of a list has a {@code created_at}, as far as totals show.
   *
   * @param known a day from which on the first page of the list has come already, or null
   */
  public boolean hasOnlyDated(ConversationFilter filter, @Nullable LocalDate known) {
    return !scope.isBounded() && dated.hasOnlyDated(filter, known);
  }

  /** Requests that it takes to read so many rows. */
  public long pages(long rows) {
    return rows <= 0 ? 1 : (rows - 1) / pageSize() + 1;
  }

  /** Rows that a request brings. */
  public int pageSize() {
    return notes.grantedPageSize(settings.pageSize());
  }
}
