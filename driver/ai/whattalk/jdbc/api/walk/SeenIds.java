package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts that were seen, such as ids of rows, by 80 bits of their {@link IdHash}: among a million
 * rows, two that differ are taken for one with a chance of one in 10^12. With each, 16 bits of the
 * version in which it was seen last. Takes 16 to 24 bytes a text. Not thread-safe.
 */
public final class SeenIds {
  // Parts grow one at a time: what is copied while one grows is small.
  private static final int PARTS = 64;
  private static final int FIRST_CAPACITY = 8;
  private static final double MAX_LOAD = 0.75;
  private static final double GROWTH = 1.5;

  /** For more rows there is no room before they come: a server may say any number. */
  private static final long MOST_EXPECTED = 100_000;

  /** An open hash table with linear probing. A zero in {@code high} is a free place. */
  private static final class Part {
    private long[] high;
    private int[] low;
    private int size;

    Part(int capacity) {
      high = new long[capacity];
      low = new int[capacity];
    }

    /** The place of an entry of any version, or the one that it would take. */
    private static int place(long[] high, int[] low, long entryHigh, int entryLow) {
      // By the lower half: the upper one has chosen the part.
      int place = (int) (((entryHigh & 0xFFFFFFFFL) * high.length) >>> Integer.SIZE);
      while (high[place] != 0 && (high[place] != entryHigh || !isSameText(low[place], entryLow))) {
        place = place + 1 == high.length ? 0 : place + 1;
      }
      return place;
    }

    private static boolean isSameText(int low, int otherLow) {
      return ((low ^ otherLow) & ~IdHash.VERSION_MASK) == 0;
    }

    boolean contains(long entryHigh, int entryLow) {
      return high[place(high, low, entryHigh, entryLow)] != 0;
    }

    boolean containsVersion(long entryHigh, int entryLow) {
      int place = place(high, low, entryHigh, entryLow);
      return high[place] != 0 && low[place] == entryLow;
    }

    boolean add(long entryHigh, int entryLow) {
      int place = place(high, low, entryHigh, entryLow);
      if (high[place] != 0) {
        low[place] = entryLow;
        return false;
      }
      high[place] = entryHigh;
      low[place] = entryLow;
      size++;
      if (size > high.length * MAX_LOAD) {
        grow();
      }
      return true;
    }

    private void grow() {
      int capacity = Math.toIntExact((long) (high.length * GROWTH) + 1);
      long[] newHigh = new long[capacity];
      int[] newLow = new int[capacity];
      for (int i = 0; i < high.length; i++) {
        if (high[i] != 0) {
          int place = place(newHigh, newLow, high[i], low[i]);
          newHigh[place] = high[i];
          newLow[place] = low[i];
        }
      }
      high = newHigh;
      low = newLow;
    }
  }

  private final Part[] parts = new Part[PARTS];
  private final IdHash hash = new IdHash();
  private long size;

  public SeenIds() {
    expect(0);
  }

  /** Makes room for so many, if none was taken in; more may come all the same. */
  void expect(long rows) {
    if (size == 0) {
      long places = (long) (Math.min(rows, MOST_EXPECTED) * GROWTH) / PARTS;
      Arrays.setAll(parts, part -> new Part(FIRST_CAPACITY + (int) places));
    }
  }

  /** Takes one in; false if it was there. */
  public boolean add(String id) {
    hash.of(id);
    return add(hash.high(), hash.low(0));
  }

  /** Takes the rows of a page in, whose versions replace others; gives those that are new. */
  List<ListRow> addAll(PageIds page) {
    List<ListRow> fresh = new ArrayList<>(page.rows().size());
    for (int i = 0; i < page.rows().size(); i++) {
      if (add(page.high(i), page.low(i))) {
        fresh.add(page.rows().get(i));
      }
    }
    return fresh;
  }

  private boolean add(long high, int low) {
    boolean added = part(high).add(high, low);
    if (added) {
      size++;
    }
    return added;
  }

  /** Whether it was taken in, in any version. */
  public boolean contains(String id) {
    hash.of(id);
    return part(hash.high()).contains(hash.high(), hash.low(0));
  }

  /** Whether a row of a page was taken in, in any version. */
  boolean contains(PageIds page, int row) {
    return part(page.high(row)).contains(page.high(row), page.low(row));
  }

  /** Whether a row of a page was seen, and last in its version. */
  boolean containsVersion(PageIds page, int row) {
    return part(page.high(row)).containsVersion(page.high(row), page.low(row));
  }

  /** How many were taken in. */
  public long size() {
    return size;
  }

  private Part part(long high) {
    return parts[(int) (high >>> (Long.SIZE - Integer.numberOfTrailingZeros(PARTS)))];
  }
}
