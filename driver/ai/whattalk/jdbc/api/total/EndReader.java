package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.resource.ListEnd;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.walk.SeenIds;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads one end of a list: all rows of some days, with as many accepted ones as are wanted. Where
 * those turn out to be too few, it reads on, at last the rest of the list; and the whole list,
 * where nothing shows that the end would do. Each row is given once. Not thread-safe.
 */
public final class EndReader implements RowSource {
  private static final int MOST_WINDOWS = 3;
  private static final int GROWTH = 4;

  private final CountableLists lists;
  private final ListSampler sampler;
  private final ListFilter filter;
  private final ListEnd end;
  private final Predicate<ListRow> accepts;
  private final EndSearch search;
  private final SeenIds given = new SeenIds();

  private @Nullable RowSource source;

  /** What the source reads. */
  private ListFilter window;

  /** The day up to which the list has been read with the end of the source; null for all. */
  private @Nullable LocalDate boundary;

  private int windows;
  private long accepted;
  private boolean obeyed = true;
  private boolean closed;

  public EndReader(
      CountableLists lists, ListFilter filter, ListEnd end, Predicate<ListRow> accepts) {
    this.lists = lists;
    sampler = lists.sampler();
    this.filter = filter;
    this.end = end;
    this.accepts = accepts;
    window = filter;
    search = new EndSearch(lists, filter, end, accepts);
  }

  @Override
  public @Nullable ListRow next() {
    while (!closed) {
      if (source == null) {
        LocalDate day = search.boundary();
        if (day != null && end.undatedFirst() && !lists.hasOnlyDated(filter, day)) {
          day = null;
        }
        open(day == null ? filter : search.bounded(day), day);
      }
      ListRow row;
      try {
        row = source.next();
      } catch (ApiException e) {
        e.throwIfFinal();
        if (window.equals(filter)) {
          throw e;
        }
        open(filter, null);
        continue;
      }
      if (row == null) {
        turn();
      } else if (given.add(row.id())) {
        obeyed &= window.admits(row);
        LocalDate day = boundary;
        if ((day == null || search.isBeyond(day, row)) && accepts.test(row)) {
          accepted++;
        }
        return row;
      }
    }
    return null;
  }

  private void turn() {
    LocalDate day = boundary;
    if (day == null || accepted >= end.rows()) {
      close();
      return;
    }
    LocalDate next = obeyed && windows < MOST_WINDOWS ? next(day) : null;
    if (next != null && isShort(between(day, next))) {
      open(between(day, next), next);
    } else if (obeyed && lists.hasOnlyDated(filter, null)) {
      open(between(day, null), null);
    } else {
      open(filter, null);
    }
  }

  /** Whether the whole list may be read after a part of it, and after those that were read. */
  private boolean isShort(ListFilter part) {
    Long rows = lists.proof().total(sampler.first(part));
    Long whole = lists.evidence().total(filter);
    return rows != null && whole != null && lists.costs().mayReadTwice(given.size() + rows, whole);
  }

  /** Whether each row of the list has been given, now that it has come to its end. */
  boolean hasGivenAll() {
    return boundary == null;
  }

  private void open(ListFilter list, @Nullable LocalDate day) {
    windows++;
    boolean isWhole = list.equals(filter) || lists.isInVain(list);
    window = isWhole ? filter : list;
    boundary = isWhole ? null : day;
    CountableLists reading = isWhole ? lists : lists.forProbes();
    source = reading.read(new ReadRequest(window, ReadRequest.ALL));
  }

  /** The next boundary, several times as far from the end of the list; null if there is none. */
  private @Nullable LocalDate next(LocalDate day) {
    LocalDate outermost = end.newest() ? sampler.days().last() : sampler.days().first();
    if (outermost == null) {
      return null;
    }
    long days = (Math.abs(ChronoUnit.DAYS.between(outermost, day)) + 1) * GROWTH;
    LocalDate next = end.newest() ? day.minusDays(days) : day.plusDays(days);
    LocalDate limit = end.newest() ? filter.dateFrom() : filter.dateTo();
    boolean isBeyond = limit != null && next.isBefore(limit) == end.newest();
    return isBeyond || !ListFilter.isExpressible(next) ? null : next;
  }

  /**
   * What lies between two boundaries, and the rows near the one that has been read.
   *
   * @param next null for all that has not been read
   */
  private ListFilter between(LocalDate read, @Nullable LocalDate next) {
    LocalDate from = filter.dateFrom();
    LocalDate to = filter.dateTo();
    LocalDate rest = search.complement(read);
    LocalDate first = end.newest() ? next == null ? from : next : later(from, rest);
    LocalDate last = end.newest() ? earlier(to, rest) : next == null ? to : next;
    // A server may refuse days that end before they begin.
    return filter.withDays(first == null || last == null ? first : earlier(first, last), last);
  }

  private static LocalDate earlier(@Nullable LocalDate day, LocalDate other) {
    return day != null && day.isBefore(other) ? day : other;
  }

  private static LocalDate later(@Nullable LocalDate day, LocalDate other) {
    return day != null && day.isAfter(other) ? day : other;
  }

  @Override
  public void close() {
    closed = true;
    if (source != null) {
      source.close();
    }
  }
}
