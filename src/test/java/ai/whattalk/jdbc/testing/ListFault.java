package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is wrong with a list of pages that a server gives. */
public enum ListFault {
  NONE,
  /** Some answers have no rows, once, as if the list had ended. */
  EMPTY_ONCE,
  /** One number of a page has no rows, whatever the size. */
  EMPTY_ALWAYS,
  /** Some answers lack some of their rows, once. */
  SHORT_ONCE,
  /** Rows are counted, and taken out of the pages after these were cut. */
  HIDDEN,
  /** Rows are counted, and are on no page. */
  UNLISTED,
  /** All pages have fewer rows than they say, and the next begins there. */
  SMALLER,
  /** All pages have fewer rows than they say, and the next begins where it should. */
  SHORT_ALWAYS,
  /** Some rows come in place of others, depending on the size of the page. */
  DOUBLED,
  /** Rows come twice. */
  REPEATED,
  TOTAL_TOO_HIGH,
  TOTAL_TOO_LOW,
  OTHER_LAST_PAGE,
  OTHER_PER_PAGE,
  /** The number of a page's last row is another. */
  OTHER_TO,
  ALWAYS_GOES_ON,
  /** No page names a next one. */
  NEVER_GOES_ON,
  PAGE_IGNORED,
  ALL_ROWS_ALWAYS,
  REFUSED_ONCE,
  REFUSED_ALWAYS,
  BARE_ONCE,
  BARE_ALWAYS;

  private static final int ROWS_IN_PLACE_OF_OTHERS = 3;

  /**
   * The list from which a server cuts pages.
   *
   * @param size of the pages
   * @param chosen the rows that are hidden, or come twice
   */
  <T> List<T> list(List<T> rows, int size, long seed, Predicate<T> chosen) {
    return switch (this) {
      case DOUBLED -> {
        List<T> doubled = new ArrayList<>(rows);
        Random random = new Random(seed * 1000 + size);
        for (int i = 0; i < ROWS_IN_PLACE_OF_OTHERS && rows.size() > 1; i++) {
          doubled.set(random.nextInt(rows.size()), rows.get(random.nextInt(rows.size())));
        }
        yield doubled;
      }
      case REPEATED ->
          rows.stream()
              .flatMap(row -> chosen.test(row) ? Stream.of(row, row) : Stream.of(row))
              .toList();
      case UNLISTED -> rows.stream().filter(chosen.negate()).toList();
      default -> rows;
    };
  }

  /**
   * What a server gives of the rows of a page.
   *
   * @param size of the page
   * @param isOfNumber whether the page has the number at which the fault always is
   * @param now whether the fault is here, of those that are once
   * @param chosen the rows that are hidden, or come twice
   */
  <T> List<T> page(List<T> rows, int size, boolean isOfNumber, boolean now, Predicate<T> chosen) {
    return switch (this) {
      case EMPTY_ONCE -> now ? List.of() : rows;
      case EMPTY_ALWAYS -> isOfNumber ? List.of() : rows;
      case SHORT_ONCE -> now ? rows.subList(0, rows.size() / 2) : rows;
      case SHORT_ALWAYS -> rows.subList(0, Math.min(rows.size(), (size * 2 + 2) / 3));
      case HIDDEN -> rows.stream().filter(chosen.negate()).toList();
      default -> rows;
    };
  }
}
