package ai.whattalk.jdbc.testing;

import java.util.concurrent.atomic.AtomicLong;

/** What a server says is the total of a list. */
@FunctionalInterface
public interface TotalRule {

  /** The rows that were counted. */
  TotalRule TRUE = Count::selected;

  /** All rows of the account, whatever the filter. */
  TotalRule UNFILTERED = Count::all;

  /** What was right at the request before. */
  TotalRule LATE = Count::selectedBefore;

  /** The rows that were counted, as text. */
  TotalRule TEXT = count -> Long.toString(count.selected());

  /**
   * What a server may know of a list.
   *
   * @param selected rows that the filter selects
   * @param selectedBefore those that it would have selected at the request before
   * @param all rows without any filter
   */
  record Count(long selected, long selectedBefore, long all) {}

  /** What the answer says: a number or a text. */
  Object said(Count count);

  /** Never more than that. */
  static TotalRule cappedAt(long most) {
    return count -> Math.min(count.selected(), most);
  }

  /** Always the same. */
  static TotalRule constant(long total) {
    return count -> total;
  }

  /** Too many, or too few. */
  static TotalRule off(long rows) {
    return count -> Math.max(0, count.selected() + rows);
  }

  /** The total of the request before, whatever that asked for. */
  static TotalRule ofRequestBefore() {
    AtomicLong before = new AtomicLong(-1);
    return count -> {
      long said = before.getAndSet(count.selected());
      return said < 0 ? count.selected() : said;
    };
  }
}
