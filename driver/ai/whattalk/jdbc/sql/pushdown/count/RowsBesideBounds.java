package ai.whattalk.jdbc.sql.pushdown.count;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.evidence.ServerClock;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.sql.pushdown.count.TallyPlan.Tally;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The days to ask a server for, so that it gives all rows of some windows, and the rows that it
 * gives beside these: where its days are not known to be cut just at a bound, the days about it are
 * read, once. What is kept of them are numbers, since a day may have more rows than fit into
 * memory. Not thread-safe.
 */
public final class RowsBesideBounds {
  private final AccountList lists;
  private final ListFilter wide;
  private final Set<LocalDateTime> summed;
  private final Set<ListParameter> apart;

  /** As they were known when each bound was first asked for: what is learned meanwhile waits. */
  private final Map<LocalDateTime, Days> days = new HashMap<>();

  private final Map<LocalDateTime, Map<Map<ListParameter, @Nullable String>, Sides>> read =
      new HashMap<>();

  /**
   * The days about a bound.
   *
   * @param from for which all rows come from the bound on
   * @param to for which all rows come before the bound
   * @param exact whether neither has any others
   */
  private record Days(LocalDate from, LocalDate to, boolean exact) {
    static Days of(LocalDateTime bound, boolean cut, ServerClock clock) {
      LocalDate day = bound.toLocalDate();
      if (cut) {
        return new Days(day, day.minusDays(1), true);
      }
      LocalDate from = clock.dateFrom(bound);
      LocalDate to = clock.dateTo(bound);
      // A server may refuse days that end before they begin.
      return new Days(to.isBefore(from) ? to : from, to, false);
    }
  }

  private static final class Sides {
    private long before;
    private long behind;
  }

  /**
   * Has read nothing.
   *
   * @param wide asks for all rows of the windows
   * @param summed bounds between windows whose sum is compared with the whole
   * @param apart parameters whose texts tell rows apart
   */
  public RowsBesideBounds(
      AccountList lists, ListFilter wide, Set<LocalDateTime> summed, Set<ListParameter> apart) {
    this.lists = lists;
    this.wide = wide;
    this.summed = summed;
    this.apart = apart;
  }

  /**
   * A filter for which the server gives all rows of a tally, and perhaps some beside its window.
   */
  public ListFilter filter(Tally tally) {
    LocalDateTime from = tally.window().from();
    LocalDateTime before = tally.window().before();
    return tally
        .texts()
        .withDays(from == null ? null : days(from).from, before == null ? null : days(before).to);
  }

  /** Whether a bound has days about it that are to be read. */
  public boolean isToBeRead(LocalDateTime bound) {
    return !days(bound).exact;
  }

  /** How many rows the server gives for a tally's filter that are not of its window. */
  long count(Tally tally) {
    return count(tally, tally.window().from(), sides -> sides.before)
        + count(tally, tally.window().before(), sides -> sides.behind);
  }

  private long count(Tally tally, @Nullable LocalDateTime bound, ToLongFunction<Sides> side) {
    if (bound == null || days(bound).exact) {
      return 0;
    }
    Map<Map<ListParameter, @Nullable String>, Sides> about = read.get(bound);
    if (about == null) {
      about = read(bound);
      read.put(bound, about);
    }
    long rows = 0;
    for (Map.Entry<Map<ListParameter, @Nullable String>, Sides> texts : about.entrySet()) {
      boolean isOfTally =
          tally.texts().values().entrySet().stream()
              .allMatch(text -> text.getValue().equals(texts.getKey().get(text.getKey())));
      rows += isOfTally ? side.applyAsLong(texts.getValue()) : 0;
    }
    return rows;
  }

  private Days days(LocalDateTime bound) {
    return days.computeIfAbsent(bound, key -> Days.of(key, isCut(key), lists.clock()));
  }

  private boolean isCut(LocalDateTime bound) {
    return summed.contains(bound) ? lists.clock().isProbablyCut(bound) : lists.clock().isCut(bound);
  }

  /** Whether no row has come that contradicts what was taken for exact. */
  boolean isStillRight() {
    return days.entrySet().stream()
        .allMatch(bound -> !bound.getValue().exact || isCut(bound.getKey()));
  }

  private Map<Map<ListParameter, @Nullable String>, Sides> read(LocalDateTime bound) {
    ListFilter filter = wide.withDays(days(bound).from, days(bound).to);
    Map<Map<ListParameter, @Nullable String>, Sides> about = new HashMap<>();
    RowSource source = lists.read(new ReadRequest(filter, ReadRequest.ALL));
    for (ListRow row = source.next(); row != null; row = source.next()) {
      LocalDateTime created = row.createdAt();
      if (created != null && filter.admits(row)) {
        Map<ListParameter, @Nullable String> texts = new HashMap<>();
        for (ListParameter parameter : apart) {
          texts.put(parameter, row.text(parameter));
        }
        Sides sides = about.computeIfAbsent(texts, key -> new Sides());
        if (created.isBefore(bound)) {
          sides.before++;
        } else {
          sides.behind++;
        }
      }
    }
    return about;
  }
}
