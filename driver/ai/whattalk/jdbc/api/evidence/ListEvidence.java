package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import com.google.common.cache.Cache;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What answers have shown of a server's filters and totals. Shared by the process for one account,
 * bounded, and forgotten after ten minutes, as {@link ServerMemory} is. Thread-safe.
 */
public final class ListEvidence {
  private static final int MOST_VALUES = 100;

  /** A number is one that was sent in place of the text. */
  private record Value(ListParameter parameter, String text, @Nullable Integer number) {}

  /** A list of which one reading has brought so many rows, and more are counted. */
  private record Reading(NumberedFilter sent, long counted, long rows) {}

  private enum Fact {
    PROVEN_TOTAL,
    DOUBTED,
    LIST_SEEN
  }

  private final ListDescription list;
  private final Cache<Value, Boolean> honoured;
  private final SeenValues values;
  private final SaidTotals totals;

  /** Whether another reading had as many rows as one; else no two had. */
  private final Cache<Reading, Boolean> readings;

  private final Cache<Fact, Long> facts;
  private final ServerClock clock;
  private final NumberEvidence numbers;
  private final DateEvidence dates;

  /**
   * Starts without any.
   *
   * @param list of which it is
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  ListEvidence(ListDescription list, LongSupplier nanoTime) {
    this.list = list;
    honoured = LearnedCache.of(MOST_VALUES, nanoTime);
    values = new SeenValues(nanoTime);
    totals = new SaidTotals(nanoTime);
    readings = LearnedCache.of(MOST_VALUES, nanoTime);
    facts = LearnedCache.of(MOST_VALUES, nanoTime);
    clock = new ServerClock(nanoTime);
    numbers = new NumberEvidence(list.lookup(), nanoTime);
    dates = new DateEvidence(nanoTime);
  }

  /** What is known of the numbers that a parameter takes. */
  public NumberEvidence numbers() {
    return numbers;
  }

  /** Whether dates may be sent. */
  public DateEvidence dates() {
    return dates;
  }

  /**
   * Notes that a list was read again, since one reading had not the rows that are counted.
   *
   * @param agreed whether another reading had as many; else no two had
   */
  public void noteReadTwice(NumberedFilter sent, long counted, long rows, boolean agreed) {
    readings.put(new Reading(sent, counted, rows), agreed);
  }

  /** Whether readings agreed where one had these figures; null if it is not known. */
  public @Nullable Boolean readTwice(NumberedFilter sent, long counted, long rows) {
    return readings.getIfPresent(new Reading(sent, counted, rows));
  }

  /** Whether a total is less than another one, even if some rows came or went meanwhile. */
  public static boolean isClearlyLess(@Nullable Long total, @Nullable Long than) {
    return SaidTotals.isClearlyLess(total, than);
  }

  /** Notes that a parameter was seen to change a total, and that the rows obeyed it. */
  public void noteHonoured(ListParameter parameter, String value) {
    noteHonoured(parameter, value, null);
  }

  /**
   * Notes that a parameter was seen to change a total, and that the rows obeyed it.
   *
   * @param number what was sent in place of the text, or null
   */
  public void noteHonoured(ListParameter parameter, String value, @Nullable Integer number) {
    honoured.put(subject(parameter, value, number), true);
  }

  /** Whether a parameter was seen to change a total, and the rows obeyed it. */
  public boolean isHonoured(ListParameter parameter, String value) {
    return isHonoured(parameter, value, null);
  }

  /**
   * Whether a parameter was seen to change a total, and the rows obeyed it.
   *
   * @param number what is sent in place of the text, or null
   */
  public boolean isHonoured(ListParameter parameter, String value, @Nullable Integer number) {
    return honoured.getIfPresent(subject(parameter, value, number)) != null;
  }

  /**
   * Whether all parameters of a filter were seen to be honoured, with these values; of a number, it
   * is enough that others were obeyed.
   */
  public boolean areHonoured(NumberedFilter sent) {
    return sent.filter().texts().entrySet().stream()
        .allMatch(
            value ->
                isHonoured(value.getKey(), value.getValue(), sent.number())
                    || (sent.isNumber(value.getKey()) && numbers.areNumbersObeyed()));
  }

  /** Takes {@link #noteHonoured} back. */
  public void noteContradicted(ListParameter parameter, String value) {
    honoured
        .asMap()
        .keySet()
        .removeIf(
            known ->
                known.parameter.equals(parameter)
                    && (parameter.isDate() || known.text.equals(value)));
    totals.forget();
    if (parameter.isDate()) {
      clock.forget();
    }
  }

  /**
   * Notes that dates are about something else than {@code created_at}, and the warning that says
   * so. Totals stay: none is asked for again by dates.
   */
  public void noteOtherDates(String warning) {
    honoured.asMap().keySet().removeIf(known -> known.parameter.isDate());
    clock.forget();
    dates.leaveOut(warning);
  }

  /** The value of which something is known: one of all days, but each type by itself. */
  private Value subject(ListParameter parameter, String value, @Nullable Integer number) {
    return new Value(
        parameter, parameter.isDate() ? "" : value, list.isLookedUp(parameter) ? number : null);
  }

  /** Where the server's dates cut lists. */
  public ServerClock clock() {
    return clock;
  }

  /** Notes the total that a list was said to have, and the values that rows have. */
  public void note(NumberedFilter sent, Page page) {
    if (page.total() != null) {
      totals.put(sent, page.total());
    }
    if (sent.filter().isOfAll() && (page.rows().size() > 1 || page.isWhole())) {
      facts.put(Fact.LIST_SEEN, 1L);
    }
    clock.note(sent.filter(), page.rows());
    dates.note(sent.filter(), page.rows());
    numbers.note(sent, page.rows());
    for (ListParameter parameter : list.parameters()) {
      if (!parameter.isDate()) {
        values.note(parameter, page.rows());
      }
    }
    compareTotals(sent);
  }

  /** Compares the list that a total is of with others that have all of its rows, or some. */
  private void compareTotals(NumberedFilter sent) {
    if (!totals.areSeveral()) {
      return;
    }
    ListFilter filter = sent.filter();
    for (ListParameter parameter : list.parameters()) {
      boolean contradicts;
      if (parameter.isDate()) {
        contradicts =
            filter.values().containsKey(parameter)
                && totals.compare(sent.with(filter.withDays(null, null)), parameter, List.of(sent));
      } else {
        ListFilter whole = filter.without(parameter);
        Set<String> texts = values.of(parameter);
        texts.addAll(parameter.documented());
        contradicts =
            totals.compare(
                sent.with(whole),
                parameter,
                texts.stream().map(value -> numbers.of(whole.with(parameter, value))).toList());
      }
      if (contradicts) {
        noteDoubt();
      }
    }
  }

  /** The warning that totals of several lists contradict each other, or null if none do. */
  public @Nullable String contradiction() {
    return totals.contradiction();
  }

  /** The newest total of the list for which a filter would ask now; null if none is known. */
  public @Nullable Long total(ListFilter filter) {
    return total(numbers.of(filter));
  }

  /** The newest total of the list that was asked for; null if none is known. */
  public @Nullable Long total(NumberedFilter sent) {
    return totals.get(sent);
  }

  /**
   * Notes that a list was seen to end where its total says. What was seen of a longer one stays,
   * and gets no younger.
   */
  public synchronized void noteProvenTotal(long rows) {
    if (rows >= provenTotal()) {
      facts.put(Fact.PROVEN_TOTAL, rows);
    }
  }

  /** The largest total that was seen to be true, or 0. */
  public long provenTotal() {
    Long rows = facts.getIfPresent(Fact.PROVEN_TOTAL);
    return rows == null ? 0 : rows;
  }

  /** Takes all totals back, since one was seen to be wrong. */
  public synchronized void noteWrongTotal() {
    facts.invalidate(Fact.PROVEN_TOTAL);
    totals.forget();
  }

  /** Notes that totals may count rows that do not come, or count some twice. */
  public void noteDoubt() {
    facts.put(Fact.DOUBTED, 1L);
  }

  /** Whether totals are used for nothing but to guess. */
  public boolean areTotalsDoubted() {
    return facts.getIfPresent(Fact.DOUBTED) != null;
  }

  /**
   * A parameter of an empty list that may be empty because the server does not know its text: rows
   * were seen to have that, or hardly any was seen, and no list of that text is known to have any.
   * Null if there is none.
   */
  public @Nullable ListParameter doubted(ListFilter filter) {
    for (Map.Entry<ListParameter, String> value : filter.texts().entrySet()) {
      ListParameter parameter = value.getKey();
      if (!parameter.isDate()
          && !list.isLookedUp(parameter)
          && !isHonoured(parameter, value.getValue())
          && (!isListSeen() || values.of(parameter).contains(value.getValue()))) {
        Long rows = total(ListFilter.all(list).with(parameter, value.getValue()));
        if (rows == null || rows == 0) {
          return parameter;
        }
      }
    }
    return null;
  }

  /** Whether rows were seen without a filter, more than the one that connecting asks for. */
  public boolean isListSeen() {
    return facts.getIfPresent(Fact.LIST_SEEN) != null;
  }

  /** What values rows were seen to have. */
  public SeenValues values() {
    return values;
  }
}
