package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.resource.ConversationFilter;
import ai.whattalk.jdbc.api.resource.FilterParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import com.google.common.cache.Cache;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What answers have shown of a server's filters and totals. Shared by the process for one account,
 * bounded, and forgotten after ten minutes, as {@link ServerMemory} are. Thread-safe.
 */
public final class ListEvidence {
  /**
   * The share of another total up to which a total is less, even if rows came or went meanwhile.
   */
  private static final double CLEARLY_LESS = 0.9;

  private static final int MOST_TOTALS = 1_000;
  private static final int MOST_VALUES = 100;

  /** A number is one that was sent in place of an assistant's text. */
  private record Value(FilterParameter parameter, String text, @Nullable Integer number) {
    Value(FilterParameter parameter, String text) {
      this(parameter, text, null);
    }
  }

  private enum Fact {
    PROVEN_TOTAL
  }

  private final Cache<Value, Boolean> honoured;
  private final Cache<Value, Boolean> seen;
  private final Cache<FilterParameter, Boolean> withNone;
  private final Cache<FilterParameter, Set<String>> withOthers;
  private final Cache<NumberedFilter, Long> totals;
  private final Cache<Fact, Long> facts;
  private final ServerClock clock;
  private final AssistantNumbers numbers;

  /**
   * Starts without any.
   *
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  ListEvidence(LongSupplier nanoTime) {
    honoured = LearnedCache.of(MOST_VALUES, nanoTime);
    seen = LearnedCache.of(MOST_VALUES, nanoTime);
    withNone = LearnedCache.of(MOST_VALUES, nanoTime);
    withOthers = LearnedCache.of(MOST_VALUES, nanoTime);
    totals = LearnedCache.of(MOST_TOTALS, nanoTime);
    facts = LearnedCache.of(MOST_VALUES, nanoTime);
    clock = new ServerClock(nanoTime);
    numbers = new AssistantNumbers(nanoTime);
  }

  /** The numbers of assistants, and what is known of them. */
  public AssistantNumbers numbers() {
    return numbers;
  }

  /** Whether a total is less than another one, even if some rows came or went meanwhile. */
  public static boolean isClearlyLess(@Nullable Long total, @Nullable Long than) {
    return total != null && than != null && total <= CLEARLY_LESS * than;
  }

  /** Notes that a parameter was seen to change a total, and that the rows obeyed it. */
  public void honoured(FilterParameter parameter, String value) {
    honoured(parameter, value, null);
  }

  /**
   * The same.
   *
   * @param number what was sent in place of an assistant's text, or null
   */
  public void honoured(FilterParameter parameter, String value, @Nullable Integer number) {
    honoured.put(subject(parameter, value, number), true);
  }

  public boolean isHonoured(FilterParameter parameter, String value) {
    return isHonoured(parameter, value, null);
  }

  /**
   * The same.
   *
   * @param number what is sent in place of an assistant's text, or null
   */
  public boolean isHonoured(FilterParameter parameter, String value, @Nullable Integer number) {
    return honoured.getIfPresent(subject(parameter, value, number)) != null;
  }

  /** Whether all parameters of a filter were seen to be honoured, with these values. */
  public boolean areHonoured(ConversationFilter filter) {
    return areHonoured(NumberedFilter.ofText(filter));
  }

  /** The same of what was sent; of numbers, it is enough that others were obeyed. */
  public boolean areHonoured(NumberedFilter sent) {
    return sent.filter().values().entrySet().stream()
        .allMatch(
            value ->
                isHonoured(value.getKey(), value.getValue(), sent.assistantNumber())
                    || (value.getKey() == FilterParameter.ASSISTANT_ID
                        && sent.assistantNumber() != null
                        && numbers.areObeyed()));
  }

  /** Takes {@link #honoured} back. */
  public void contradicted(FilterParameter parameter, String value) {
    honoured
        .asMap()
        .keySet()
        .removeIf(
            known ->
                known.parameter == parameter && (parameter.isDate() || known.text.equals(value)));
    totals.invalidateAll();
    if (parameter.isDate()) {
      clock.contradicted();
    }
  }

  /** What holds for one day holds for another; what holds for one type may not for another. */
  private static Value subject(FilterParameter parameter, String value, @Nullable Integer number) {
    return new Value(
        parameter,
        parameter.isDate() ? "" : value,
        parameter == FilterParameter.ASSISTANT_ID ? number : null);
  }

  /** Where the server's dates cut lists. */
  public ServerClock clock() {
    return clock;
  }

  /** Notes the total that a list was said to have, and the values that rows have. */
  public void saw(ConversationFilter sent, Page page) {
    saw(NumberedFilter.ofText(sent), page);
  }

  /** The same. */
  public void saw(NumberedFilter sent, Page page) {
    if (page.total() != null) {
      totals.put(sent, page.total());
    }
    clock.saw(sent.filter(), page.rows());
    numbers.saw(sent, page.rows());
    for (ListRow row : page.rows()) {
      saw(FilterParameter.TYPE, row.text(FilterParameter.TYPE));
      saw(FilterParameter.ASSISTANT_ID, row.text(FilterParameter.ASSISTANT_ID));
    }
  }

  /** The newest total that a list was said to have, asked for as it would be now, or null. */
  public @Nullable Long total(ConversationFilter filter) {
    return total(numbers.of(filter));
  }

  /** The newest total that a list was said to have, or null. */
  public @Nullable Long total(NumberedFilter sent) {
    return totals.getIfPresent(sent);
  }

  /**
   * Notes that a list was seen to end where its total says. What was seen of a longer one stays,
   * and gets no younger.
   */
  public synchronized void provenTotal(long rows) {
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
  public synchronized void totalContradicted() {
    facts.invalidate(Fact.PROVEN_TOTAL);
    totals.invalidateAll();
  }

  private void saw(FilterParameter parameter, @Nullable String value) {
    if (value == null) {
      withNone.put(parameter, true);
    } else {
      seen.put(new Value(parameter, value), true);
    }
  }

  /** Notes that rows have other values of a parameter than those that were seen, or none. */
  public void hasOthers(FilterParameter parameter) {
    withOthers.put(parameter, seen(parameter));
  }

  /** Whether that is known, and no other value has been seen since. */
  public boolean isKnownToHaveOthers(FilterParameter parameter) {
    return withNone.getIfPresent(parameter) != null
        || seen(parameter).equals(withOthers.getIfPresent(parameter));
  }

  /**
   * Whether rows have a value that a server which compares loosely could take for another one: it
   * begins with that, in any case of letters, or the other way round.
   */
  public boolean isAlike(FilterParameter parameter, String value) {
    String folded = value.toLowerCase(Locale.ROOT);
    return seen(parameter).stream()
        .filter(other -> !other.equals(value))
        .map(other -> other.toLowerCase(Locale.ROOT))
        .anyMatch(other -> other.startsWith(folded) || folded.startsWith(other));
  }

  /** Values of a text parameter that rows were seen to have; not all of them, perhaps. */
  public Set<String> seen(FilterParameter parameter) {
    return seen.asMap().keySet().stream()
        .filter(value -> value.parameter == parameter)
        .map(Value::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
