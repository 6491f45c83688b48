package ai.whattalk.jdbc.api.total;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether it pays to ask for totals before rows are read, or in place of reading them: by
 * the requests that either takes.
 *
 * @param pageSize rows that a request brings
 */
public record RequestCosts(int pageSize) {
  /** Requests that it takes to look at one midnight from both sides. */
  static final int MIDNIGHT_REQUESTS = 3;

  /**
   * Days read in vain beside a bound, on average, where no look has shown at which time of the day
   * the server cuts.
   */
  private static final double DAYS_BESIDE = 1.5;

  /** Days that are read about a bound of which a look has shown nothing. */
  private static final int DAYS_ABOUT = 3;

  /** Requests that it may take to show that every row has a date. */
  private static final int DATE_REQUESTS = 6;

  /** Requests that it may take to show what a parameter and its totals are worth. */
  private static final int EVIDENCE_REQUESTS = 3;

  /**
   * Pages that a list must have for each value that a condition such as {@code type <> 'api'}
   * leaves out: to ask for totals in vain then costs little of what reading costs.
   */
  private static final int PAGES_PER_VALUE = 10;

  private static final int FEW_LISTS = 3;

  /** Pages of an end of a list that is read rather than made shorter. */
  private static final int SHORT_PAGES = 2;

  /** Requests that it takes to read so many rows. */
  public long pages(long rows) {
    return rows <= 0 ? 1 : (rows - 1) / pageSize + 1;
  }

  /** Whether totals that so many requests bring are cheaper than to read the rows. */
  public boolean paysToCount(long requests, long rows) {
    return requests < pages(rows);
  }

  /** Requests that it takes to read the days about some bounds. */
  public long pagesAbout(long bounds, double rowsPerDay) {
    return bounds * pages((long) (rowsPerDay * DAYS_ABOUT));
  }

  /** Whether a look at midnights is cheaper than to read the days beside them. */
  public boolean paysToLook(long midnights, double rowsPerDay) {
    return pages((long) (rowsPerDay * (midnights * DAYS_BESIDE))) > midnights * MIDNIGHT_REQUESTS;
  }

  /** Whether to show that each row of a list has a date is cheaper than to read the list. */
  public boolean paysToShowDates(long rows) {
    return pages(rows) > DATE_REQUESTS;
  }

  /** Whether a list is so long that one may ask how many of its rows have values left out. */
  public boolean mayLeaveOut(int values, long rows) {
    return values * PAGES_PER_VALUE <= pages(rows);
  }

  /**
   * Whether the pages that need not be read are more than the requests that show so.
   *
   * @param counted values whose rows are counted
   */
  public boolean paysToLeaveOut(long pages, int counted) {
    return pages > counted + EVIDENCE_REQUESTS;
  }

  /** Whether a part of a list is so short that the whole may be read after it, too. */
  boolean mayReadTwice(long part, long whole) {
    return part <= whole / 2;
  }

  /** Whether narrow lists are so few that they are read without a look at the wide one's length. */
  boolean areFew(int lists) {
    return lists <= FEW_LISTS;
  }

  /** Whether a list has more pages than are wanted and a few: else it is read as it is. */
  boolean paysToShorten(long rows, long wanted) {
    return pages(rows) > Math.max(SHORT_PAGES, pages(wanted) + 1);
  }

  /**
   * Whether one wide list is no dearer to read than several narrow ones.
   *
   * @param narrow rows of each, null where they are not known: of many such lists, half of the wide
   *     one's rows are expected to be in them
   */
  boolean paysToReadWide(long wide, List<@Nullable Long> narrow) {
    long pages = narrow.stream().mapToLong(rows -> rows == null ? 1 : pages(rows)).sum();
    boolean known = narrow.stream().allMatch(Objects::nonNull);
    return pages(wide) <= (known || areFew(narrow.size()) ? pages : pages + pages(wide) / 2);
  }
}
