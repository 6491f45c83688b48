package ai.whattalk.jdbc.api;

import ai.whattalk.jdbc.api.evidence.ListEvidence;
import ai.whattalk.jdbc.api.evidence.NumberEvidence;
import ai.whattalk.jdbc.api.evidence.SentFilter;
import ai.whattalk.jdbc.api.evidence.ServerClock;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListEnd;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.total.CountableLists;
import ai.whattalk.jdbc.api.total.EndReader;
import ai.whattalk.jdbc.api.total.EndSequence;
import ai.whattalk.jdbc.api.total.FallbackReader;
import ai.whattalk.jdbc.api.total.ListSample;
import ai.whattalk.jdbc.api.total.ListSampler;
import ai.whattalk.jdbc.api.total.MidnightProbe;
import ai.whattalk.jdbc.api.total.RequestCosts;
import ai.whattalk.jdbc.api.total.UnionReader;
import ai.whattalk.jdbc.api.walk.ListAccess;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list of the account as one execution reads and counts it, all or in part. Not thread-safe. */
public final class AccountList {
  private final ListAccess access;
  private final CountableLists lists;
  private final ListSampler sampler;

  AccountList(ListAccess access) {
    this(access, new CountableLists(access));
  }

  private AccountList(ListAccess access, CountableLists lists) {
    this.access = access;
    this.lists = lists;
    sampler = lists.sampler();
  }

  /** This list, for reading what the query can do without. */
  private AccountList forProbes() {
    return new AccountList(access.forProbes(), lists.forProbes());
  }

  /** What a query wants of this list and can do without; null if the API does not answer. */
  public <T> @Nullable T attempt(Function<AccountList, @Nullable T> attempt) {
    try {
      return attempt.apply(forProbes());
    } catch (ApiException e) {
      e.throwIfFinal();
      return null;
    }
  }

  /** What list it is. */
  public ListDescription list() {
    return access.list();
  }

  /** Reads the list or a part of it. Makes no request before the first row is asked for. */
  public RowSource read(ReadRequest request) {
    return lists.read(request);
  }

  /**
   * Reads all rows that one of several filters asks for, each once: from several lists, or from one
   * that holds them all, whichever takes fewer requests as far as that can be told.
   *
   * @param wide asks for all rows that one of {@code narrow} asks for
   */
  public RowSource readUnion(List<ListFilter> narrow, ListFilter wide, long rowsWanted) {
    return switch (narrow.size()) {
      case 0 -> new EndSequence(List.of());
      case 1 -> read(new ReadRequest(narrow.get(0), rowsWanted));
      default -> new UnionReader(lists, narrow, wide, rowsWanted);
    };
  }

  /**
   * Reads lists in place of longer ones; these, where the API does not give the others. Each row is
   * given once.
   *
   * @param filters of the lists that are read
   */
  public RowSource readInPlaceOf(
      Supplier<RowSource> longer,
      List<ListFilter> filters,
      Function<AccountList, RowSource> reading) {
    return filters.stream().anyMatch(lists::isInVain)
        ? longer.get()
        : new FallbackReader(reading.apply(forProbes()), longer);
  }

  /**
   * Reads rows of a list among which are those at some ends of it; as few others as the API's
   * parameters allow. A row that is at several ends may come several times.
   *
   * @param accepts which rows count
   */
  public RowSource readEnds(ListFilter filter, List<ListEnd> ends, Predicate<ListRow> accepts) {
    return new EndSequence(
        ends.stream().map(end -> new EndReader(lists, filter, end, accepts)).toList());
  }

  /**
   * Rows that a list has, as its server says, if that was said within ten minutes or else by asking
   * for its first page, which is not asked for again by who reads the list next; null if it is not
   * said or not believed, or the list is on that page, so that nothing is cheaper than to read it.
   */
  public @Nullable Long rowsOfSeveralPages(ListFilter filter) {
    if (access.evidence().areTotalsDoubted()) {
      return null;
    }
    Long known = access.evidence().total(filter);
    if (known != null) {
      return known > costs().pageSize() ? known : null;
    }
    ListSample first = sampler.first(filter);
    return first == null || first.isWhole() ? null : first.total();
  }

  /**
   * Rows that a list has, as its server said when this execution asked first; null if it is not
   * said, or was said in two ways. It serves to tell whether a list moves.
   */
  public @Nullable Long total(ListFilter filter) {
    ListSample first = sampler.first(filter);
    ListSample end = sampler.knownEnd(filter);
    Long total = first == null ? null : first.total();
    return total == null || (end != null && !total.equals(end.total())) ? null : total;
  }

  /**
   * Rows that a list has, as its server says now; null if it is not said, or the list does not end
   * there.
   */
  public @Nullable Long newTotal(ListFilter filter, long expected) {
    ListSample end = sampler.end(filter, expected);
    return end == null ? null : end.total();
  }

  /** These lists as an execution reads them that has seen nothing of them yet. */
  public AccountList again() {
    return new AccountList(access);
  }

  /**
   * Has the first page of a list tell of {@link #values}, and of those that are looked up in
   * another list, that one.
   */
  public void sampleValues(ListParameter parameter, ListFilter filter) {
    if (access.list().isLookedUp(parameter)) {
      access.numbers().readUnlessKnown();
      sampler.first(filter);
    }
  }

  /**
   * How many rows the server gives for a filter; null if totals don't show that.
   *
   * @param expected rows that the list is expected to have, or 0
   */
  public @Nullable Long count(ListFilter filter, long expected) {
    return lists.count(filter, expected);
  }

  /** Whether every row of a list has a {@code created_at}, as far as totals show. */
  public boolean hasOnlyDated(ListFilter filter) {
    return lists.hasOnlyDated(filter, null);
  }

  /**
   * Looks where the server's dates cut lists near some times, if that is not known and to read the
   * days beside them, too, would take more requests.
   *
   * @param filter of a list that has the rows of these days
   * @param outer those of the times of which it is not enough that others near them are known
   * @return whether it looked, so that more may be known
   */
  public boolean lookAtBounds(
      ListFilter filter, Collection<LocalDateTime> times, Set<LocalDateTime> outer) {
    MidnightProbe probe = lists.midnights();
    List<LocalDate> midnights = probe.unknown(times, outer);
    if (midnights.isEmpty()
        || access.scope().isBounded()
        || !costs().paysToLook(midnights.size(), rowsPerDay(filter))) {
      return false;
    }
    probe.look(midnights, outer);
    return true;
  }

  /** An estimate of how many rows a day of a list has; 0 if nothing tells. */
  public double rowsPerDay(ListFilter filter) {
    ListSample first = sampler.first(filter);
    return first == null ? 0 : first.rowsPerDay();
  }

  /** Where the server's dates cut lists, as far as that is known by now. */
  public ServerClock clock() {
    return access.evidence().clock();
  }

  /**
   * The texts of a parameter that rows are documented or were seen to have, or that another list
   * has, null if some rows are known to have none of these; there may be others.
   */
  public @Nullable Set<String> values(ListParameter parameter) {
    ListEvidence evidence = access.evidence();
    if (evidence.values().areKnownToHaveOthers(parameter)) {
      return null;
    }
    Set<String> values = new TreeSet<>(parameter.documented());
    values.addAll(evidence.values().of(parameter));
    if (access.list().isLookedUp(parameter)) {
      values.addAll(evidence.numbers().listed());
    }
    return values;
  }

  /** Takes note that some rows have another text of a parameter than {@link #values}, or none. */
  public void noteOthers(ListParameter parameter) {
    access.evidence().values().noteOthers(parameter);
  }

  /**
   * Days between which the rows of a list lie, as far as its first and last pages show; null if
   * they show none.
   *
   * @param rows what the list is known to have
   */
  public @Nullable Span sampledDays(ListFilter filter, long rows) {
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
    PageChoice choice = access.sizes(request.end()).chooseFirst(request.rowsToSkip());
    NumberEvidence numbers = access.evidence().numbers();
    NumberedFilter sent =
        new SentFilter(numbers.of(request.filter()), access.memory(), access.scope()).numbered();
    boolean numberIsRead =
        sent.filter().lookedUp() != null && !numbers.isListed() && access.scope().allowsRequests(2);
    return access.client().line(access.request(sent, choice))
        + (numberIsRead
            ? " (its number, once the list of " + numbers.rowsName() + " is read)"
            : "");
  }

  /** What requests cost, with the page size that the server is known to grant by now. */
  public RequestCosts costs() {
    return lists.costs();
  }
}
