package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
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
 * What a server makes of {@code assistant_id}: the numbers by which it is asked for the rows of
 * assistants, and whether it was seen to filter by them, or by the text that rows have there.
 * Shared by the process for one account, bounded, and forgotten after ten minutes. Thread-safe.
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
    private static Fact ofText(String assistantId) {
      return ServerFacts.isNumber(assistantId) ? INTEGER_TEXT_OBEYED : OTHER_TEXT_OBEYED;
    }
  }

  private final Cache<Boolean, Map<String, Integer>> listed;
  private final Cache<String, String> leftOut;
  private final Cache<Fact, Boolean> facts;

  /**
   * Starts without any.
   *
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  NumberEvidence(LongSupplier nanoTime) {
    listed = LearnedCache.of(MOST_LEFT_OUT, nanoTime);
    leftOut = LearnedCache.of(MOST_LEFT_OUT, nanoTime);
    facts = LearnedCache.of(MOST_LEFT_OUT, nanoTime);
  }

  /** Notes the numbers by {@code uuid}; none if the list of assistants did not come. */
  public void noteListed(Map<String, Integer> numbers) {
    listed.put(true, Map.copyOf(numbers));
  }

  /** Whether the list of assistants was asked for, whatever came of it. */
  public boolean isListed() {
    return listed.getIfPresent(true) != null;
  }

  /** The assistants that were listed. */
  public Set<String> listedAssistants() {
    Map<String, Integer> numbers = listed.getIfPresent(true);
    return numbers == null ? Set.of() : numbers.keySet();
  }

  /** A filter as it is to be sent: with its assistant's number, if that is known and taken. */
  public NumberedFilter of(ListFilter filter) {
    String assistantId = filter.assistantId();
    Map<String, Integer> numbers = listed.getIfPresent(true);
    return assistantId == null || numbers == null || leftOut.getIfPresent(assistantId) != null
        ? NumberedFilter.ofText(filter)
        : new NumberedFilter(filter, numbers.get(assistantId));
  }

  /** Notes that the number of an assistant is not to be sent, and the warning that says so. */
  void leaveOut(String assistantId, String warning) {
    leftOut.put(assistantId, warning);
  }

  /** The warning why the number of an assistant is not sent; null if it may be. */
  @Nullable String leftOut(String assistantId) {
    return leftOut.getIfPresent(assistantId);
  }

  /** Notes what a number has brought. */
  void note(NumberedFilter sent, List<ListRow> rows) {
    String assistantId = sent.filter().assistantId();
    if (sent.assistantNumber() == null || rows.isEmpty()) {
      return;
    }
    boolean obeyed =
        rows.stream()
            .allMatch(row -> Objects.equals(row.text(ListParameter.ASSISTANT_ID), assistantId));
    facts.put(obeyed ? Fact.NUMBER_OBEYED : Fact.NUMBER_CONTRADICTED, true);
  }

  /** Whether numbers brought rows of their assistants, and never of others. */
  boolean areNumbersObeyed() {
    return facts.getIfPresent(Fact.NUMBER_OBEYED) != null
        && facts.getIfPresent(Fact.NUMBER_CONTRADICTED) == null;
  }

  /** Notes that the text of an assistant brought rows of that assistant and of no other. */
  void noteTextObeyed(String assistantId) {
    if (!isTextObeyed(assistantId)) {
      LOG.fine("the API filters by assistant_id");
    }
    facts.put(Fact.ofText(assistantId), true);
  }

  /** Whether a text in the form of this one brought rows of its assistant and of no other. */
  boolean isTextObeyed(String assistantId) {
    return facts.getIfPresent(Fact.ofText(assistantId)) != null;
  }
}
