package ai.whattalk.jdbc.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The lists of one account as one execution reads and counts them. Each filter's last day is
 * included whole where rows are counted; where they are read, it may not be. Not thread-safe.
 */
public final class ConversationLists {
  /** The types that the API's page documents. */
  public static final List<String> DOCUMENTED_TYPES = List.of("test", "widget", "whatsapp", "api");

  /** Before the first conversation of any account. */
  private static final LocalDate LONG_AGO = LocalDate.of(1970, 1, 1);

  private final PatientClient client;
  private final ScanSettings settings;
  private final ServerNotes notes;
  private final CallScope scope;
  private final ListSampler sampler;
  private final FilterProof proof;
  private final ListTotals totals;

  ConversationLists(
      PatientClient client, ScanSettings settings, ServerNotes notes, CallScope scope) {
    this.client = client;
    this.settings = settings;
    this.notes = notes;
    this.scope = scope;
    sampler = new ListSampler(client, settings, notes, scope);
    proof = new FilterProof(sampler, notes.evidence(), scope);
    totals = new ListTotals(sampler, notes.evidence(), proof);
  }

  /** Reads one list. Makes no request before the first row is asked for. */
  public ConversationSource read(ReadRequest request) {
    return new ConversationReader(client, request, settings, notes, scope, sampler);
  }

  /**
   * Reads all rows that one of several filters asks for, each once: from several lists, or from one
   * that holds them all, whichever takes fewer requests as far as that can be told.
   *
   * @param wide asks for all rows that one of {@code narrow} asks for
   */
  public ConversationSource readUnion(
      List<ConversationFilter> narrow, ConversationFilter wide, long rowsWanted) {
    return switch (narrow.size()) {
      case 0 -> new EndSequence(List.of());
      case 1 -> read(new ReadRequest(narrow.get(0), rowsWanted));
      default -> new UnionReader(this, sampler, notes.evidence(), narrow, wide, rowsWanted);
    };
  }

  /**
   * Reads rows of a list among which are those at some ends of it; as few others as the API's
   * parameters allow. A row that is at several ends may come several times.
   *
   * @param accepts which rows count
   */
  public ConversationSource readEnds(
      ConversationFilter filter, List<ListEnd> ends, Predicate<ListRow> accepts) {
    return new EndSequence(
        ends.stream()
            .map(end -> new EndReader(this, sampler, proof, filter, end, accepts))
            .toList());
  }

  /**
   * Rows that a list has, as its server says, if that was said within ten minutes or else by asking
   * for its first page, which is not asked for again by who reads the list next; null if it is not
   * said, or the list is on that page, so that nothing is cheaper than to read it.
   */
  public @Nullable Long rowsOfSeveralPages(ConversationFilter filter) {
    Long known = notes.evidence().total(filter);
    if (known != null) {
      return known > pageSize() ? known : null;
    }
    ListSample first = sampler.first(filter);
    return first == null || first.isWhole() ? null : first.total();
  }

  /**
   * Rows that a list has, as its server said when this execution asked first; null if it is not
   * said, or was said in two ways. It serves to tell whether a list moves.
   */
  public @Nullable Long total(ConversationFilter filter) {
    ListSample first = sampler.first(filter);
    ListSample end = sampler.knownEnd(filter);
    Long total = first == null ? null : first.total();
    return total == null || (end != null && !total.equals(end.total())) ? null : total;
  }

  /** The same, as the server says now; null if it is not said, or the list does not end there. */
  public @Nullable Long newTotal(ConversationFilter filter, long expected) {
    ListSample end = sampler.end(filter, expected);
    return end == null ? null : end.total();
  }

  /** The same lists, of which this execution has seen nothing yet. */
  public ConversationLists again() {
    return new ConversationLists(client, settings, notes, scope);
  }

  /** Has the first page of a list tell of {@link #assistants()}. */
  public void sampleAssistants(ConversationFilter filter) {
    sampler.first(filter);
  }

  /**
   * How many rows a filter asks for; null if totals don't show that.
   *
   * @param expected rows that the list is expected to have, or 0
   */
  public @Nullable Long count(ConversationFilter filter, long expected) {
    return totals.count(filter, expected);
  }

  /** Requests that it takes to {@link #count} a list, if it can be counted at all. */
  public long requestsToCount(ConversationFilter filter) {
    // The rows of the midnight after the last day are counted by themselves.
    return filter.dateTo() != null && proof.dateTo() == ListEvidence.DateTo.MIDNIGHT ? 2 : 1;
  }

  /** Whether every row of a list has a {@code created_at}, as far as totals show. */
  public boolean hasOnlyDated(ConversationFilter filter) {
    if (filter.dateFrom() != null || filter.dateTo() != null) {
      return true;
    }
    ListSample all = sampler.first(filter);
    if (all == null
        || all.total() == null
        || all.rows().stream().anyMatch(row -> row.createdAt() == null)
        || !proof.isDateFromHonoured()) {
      return false;
    }
    ListSample dated = sampler.first(filter.withDays(LONG_AGO, null));
    if (dated == null || dated.total() == null || !proof.areObeyed(dated)) {
      return false;
    }
    if (dated.total().equals(all.total())) {
      return true;
    }
    // The list may have changed between the two answers.
    ListSample newer = sampler.end(filter, dated.total());
    return newer != null && dated.total().equals(newer.total());
  }

  /**
   * The types that conversations are documented or were seen to have, null if some have none; there
   * may be others.
   */
  public @Nullable Set<String> types() {
    Set<String> types = new TreeSet<>(DOCUMENTED_TYPES);
    types.addAll(notes.evidence().seen(FilterParameter.TYPE));
    return notes.evidence().isKnownToHaveOthers(FilterParameter.TYPE) ? null : types;
  }

  /**
   * The assistants that conversations were seen to have, null if some have none; there may be
   * others.
   */
  public @Nullable Set<String> assistants() {
    return notes.evidence().isKnownToHaveOthers(FilterParameter.ASSISTANT_ID)
        ? null
        : notes.evidence().seen(FilterParameter.ASSISTANT_ID);
  }

  /** Takes note that some conversations have another type than {@link #types()}, or none. */
  public void hasOtherTypes() {
    notes.evidence().hasOthers(FilterParameter.TYPE);
  }

  /** Takes note that some conversations have another assistant than was seen, or none. */
  public void hasOtherAssistants() {
    notes.evidence().hasOthers(FilterParameter.ASSISTANT_ID);
  }

  /**
   * Days between which the rows of a list lie, as far as its first and last pages show; null if
   * they show none.
   *
   * @param rows what the list is known to have
   */
  public @Nullable Span sampledDays(ConversationFilter filter, long rows) {
    ListSample first = sampler.first(filter);
    ListSample last = sampler.end(filter, rows);
    LocalDate from = sampler.days().first();
    LocalDate to = sampler.days().last();
    return first == null || last == null || from == null || to == null ? null : new Span(from, to);
  }

  /** A first and a last day. */
  public record Span(LocalDate first, LocalDate last) {}

  /** The request with which a list would begin, as a text: method, path and query. */
  public String firstRequest(ReadRequest request) {
    PageSizes sizes = new PageSizes(request.end(), pageSize());
    PageChoice choice = sizes.chooseFirst(request.rowsToSkip());
    return client.line(
        new PageRequest(
            new SentFilter(request.filter(), notes, scope).filter(),
            choice.perPage(),
            choice.page()));
  }

  /** Requests that it takes to read so many rows. */
  public long pages(long rows) {
    return rows <= 0 ? 1 : (rows - 1) / pageSize() + 1;
  }

  private int pageSize() {
    return notes.grantedPageSize(settings.pageSize());
  }
}
