package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.resource.ListDescription.NumberLookup;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import com.google.common.cache.Cache;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a server makes of a parameter that takes a number: the numbers by which it is asked for the
 * rows that have a text, and whether it was seen to filter by them, or by the texts. Shared by the
 * process for one account, bounded, and forgotten after ten minutes. Thread-safe.
 */
public final class NumberEvidence {
  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.api");
  private static final int MOST_LEFT_OUT = 1_000;

  private enum Fact {
    NUMBER_OBEYED,
    NUMBER_CONTRADICTED,
    INTEGER_TEXT_OBEYED,
    OTHER_TEXT_OBEYED;

    /** The fact about texts in the form of one: a server may compare integers and not UUIDs. */
    private static Fact ofText(String text) {
      return ServerFacts.isNumber(text) ? INTEGER_TEXT_OBEYED : OTHER_TEXT_OBEYED;
    }
  }

  private final @Nullable NumberLookup lookup;
  private final Cache<Boolean, Map<String, Integer>> listed;
  private final Cache<String, String> leftOut;
  private final Cache<Fact, Boolean> facts;

  /**
   * Starts without any.
   *
   * @param lookup null if there is no such parameter
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  NumberEvidence(@Nullable NumberLookup lookup, LongSupplier nanoTime) {
    this.lookup = lookup;
    listed = LearnedCache.of(MOST_LEFT_OUT, nanoTime);
    leftOut = LearnedCache.of(MOST_LEFT_OUT, nanoTime);
    facts = LearnedCache.of(MOST_LEFT_OUT, nanoTime);
  }

  /** What messages call the rows of the list that has the numbers. */
  public String rowsName() {
    return lookup().list().rowsName();
  }

  /** Where the numbers are. */
  public NumberLookup lookup() {
    return Objects.requireNonNull(lookup);
  }

  /** Notes the numbers by their texts; none if the list that has them did not come. */
  public void noteListed(Map<String, Integer> numbers) {
    listed.put(true, Map.copyOf(numbers));
  }

  /** Whether that list was asked for, whatever came of it. */
  public boolean isListed() {
    return listed.getIfPresent(true) != null;
  }

  /** The texts that were listed. */
  public Set<String> listed() {
    Map<String, Integer> numbers = listed.getIfPresent(true);
    return numbers == null ? Set.of() : numbers.keySet();
  }

  /** A filter as it is to be sent: with the number of its text, if that is known and taken. */
  public NumberedFilter of(ListFilter filter) {
    String text = filter.lookedUp();
    Map<String, Integer> numbers = listed.getIfPresent(true);
    return text == null || numbers == null || leftOut.getIfPresent(text) != null
        ? NumberedFilter.ofText(filter)
        : new NumberedFilter(filter, numbers.get(text));
  }

  /** Notes that the number of a text is not to be sent, and the warning that says so. */
  void leaveOut(String text, String warning) {
    leftOut.put(text, warning);
  }

  /** The warning why the number of a text is not sent; null if it may be. */
  @Nullable String leftOut(String text) {
    return leftOut.getIfPresent(text);
  }

  /** Notes what a number has brought. */
  void note(NumberedFilter sent, List<ListRow> rows) {
    String text = sent.filter().lookedUp();
    if (sent.number() == null || rows.isEmpty()) {
      return;
    }
    boolean obeyed =
        rows.stream().allMatch(row -> Objects.equals(row.text(lookup().parameter()), text));
    facts.put(obeyed ? Fact.NUMBER_OBEYED : Fact.NUMBER_CONTRADICTED, true);
  }

  /** Whether numbers brought rows of their texts, and never of others. */
  boolean areNumbersObeyed() {
    return facts.getIfPresent(Fact.NUMBER_OBEYED) != null
        && facts.getIfPresent(Fact.NUMBER_CONTRADICTED) == null;
  }

  /** Notes that a text brought rows that have it, and no others. */
  void noteTextObeyed(String text) {
    if (!isTextObeyed(text)) {
      LOG.fine("the API filters by " + lookup().parameter().name());
    }
    facts.put(Fact.ofText(text), true);
  }

  /** Whether a text in the form of this one brought rows that have it, and no others. */
  boolean isTextObeyed(String text) {
    return facts.getIfPresent(Fact.ofText(text)) != null;
  }
}
