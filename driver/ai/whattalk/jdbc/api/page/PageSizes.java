package ai.whattalk.jdbc.api.page;

/**
 * Finds the numbered page that brings most from a place in the list on, with what is known of the
 * sizes that the server gives. Not thread-safe.
 */
public final class PageSizes {
  /** The largest page size that is believed of a server. */
  private static final int MOST_SAID = 1_000_000;

  /** Sizes that Laravel and the vendor's page have where none is asked for. */
  private static final int[] USUAL = {15, 10};

  private long rowsWanted;
  private int sizeWanted;
  private int most;

  /** The largest size that has not been refused. */
  private int largest;

  /**
   * The size that the server gives whatever it is asked for; 0 if it gives what it is asked for.
   */
  private int fixed;

  /** Whether pages are of the one size that is asked for, however many rows they have. */
  private boolean oneSize;

  /** Whether the server has said that its pages are larger than they are. */
  private boolean overstated;

  /**
   * Starts with trust in the server.
   *
   * @param rowsWanted how many rows the reader can use at most: pages up to there are no larger
   *     than that needs
   * @param granted what to ask for
   */
  public PageSizes(long rowsWanted, GrantedSize granted) {
    this.rowsWanted = rowsWanted;
    most = granted.most();
    fixed = granted.only() ? most : 0;
    largest = granted.largest();
    // The smallest size with which the wanted rows take no more pages than with the largest.
    long pages = (rowsWanted - 1) / most + 1;
    sizeWanted = Math.toIntExact((rowsWanted - 1) / pages + 1);
  }

  /** Has all pages be as large as they may be, whatever the reader can use. */
  public void wantAll() {
    rowsWanted = Long.MAX_VALUE;
    sizeWanted = Integer.MAX_VALUE;
  }

  /**
   * Has all pages be of the size of one that was asked for, since nobody can tell from their rows
   * where they begin: those that follow each other by number adjoin.
   */
  public void keep(PageChoice choice) {
    most = choice.perPage();
    fixed = choice.size();
    oneSize = true;
  }

  /** Whether the server gives pages of a size of its own, whatever it is asked for. */
  public boolean isServersOwn() {
    return fixed != 0 && !oneSize;
  }

  /** The largest size that the server is known to give, or else is asked for. */
  public int most() {
    return fixed == 0 ? most : fixed;
  }

  /** Where the rows end that a reader at that place can use, as far as is known. */
  public long wantedFrom(long place) {
    return place < rowsWanted ? rowsWanted : Long.MAX_VALUE;
  }

  /**
   * The page that reaches furthest beyond {@code place} and begins at least {@code overlap} rows
   * before it, or at the beginning of the list.
   */
  public PageChoice choose(long place, int overlap) {
    if (fixed != 0) {
      return at(most, fixed, place - overlap);
    }
    int largest = place < rowsWanted ? Math.min(sizeWanted, most) : most;
    PageChoice best = at(largest, largest, place - overlap);
    // A smaller one may begin nearer to the place.
    for (int size = largest - 1; size > largest / 2 && best.end() - place < size; size--) {
      PageChoice choice = at(size, size, place - overlap);
      if (choice.end() > best.end()) {
        best = choice;
      }
    }
    return best;
  }

  /** The smallest page that holds all rows wanted from a place on, or else most of them. */
  public PageChoice chooseFirst(long place) {
    long rows = rowsWanted - place;
    for (long size = rows; fixed == 0 && size <= most; size++) {
      if (place % size + rows <= size) {
        return at((int) size, (int) size, place);
      }
    }
    return choose(place, 0);
  }

  /**
   * A page of half the size that begins as another one does: what is wrong with a page may be bound
   * to its number. The same one, if there is none.
   */
  public PageChoice half(PageChoice choice) {
    int size = choice.size() / 2;
    return fixed != 0 || size == 0 ? choice : at(size, size, choice.start());
  }

  private static PageChoice at(int perPage, int size, long latestStart) {
    long before = Math.max(0, latestStart) / size;
    return new PageChoice(perPage, before + 1, before * size, size);
  }

  /**
   * Takes note of the size of an answered page, and tells it.
   *
   * @param last whether the list ends with the page, which then may be shorter
   */
  public int granted(PageChoice choice, Page page, boolean last) {
    int asked = choice.size();
    int rows = page.rows().size();
    long said = page.perPage() == null ? 0 : page.perPage();
    overstated |= said > asked && rows == asked && !last;
    // Of the one size that the server gives, though it was asked for less: the list's last page.
    boolean isShort = said == most && said > asked && (rows < asked || last) && !overstated;
    if (rows > asked || isShort) {
      // It takes no number from us.
      fixed = said >= rows && said <= MOST_SAID ? (int) said : rows;
      return fixed;
    }
    if (rows == asked || last || rows == 0 || said >= asked || oneSize) {
      return asked;
    }
    int size = said >= rows ? (int) said : rows;
    if (fixed == 0) {
      most = size;
    } else {
      fixed = size;
    }
    return size;
  }

  /**
   * Asks for another size, because the server refused one: for no other than the largest, if that
   * was a smaller one, or else for less. False if there is nothing less.
   */
  public boolean refused(int perPage) {
    if (perPage < Math.max(most, largest)) {
      most = perPage < most ? most : largest;
      fixed = most;
      return true;
    }
    int less = Math.max(1, perPage / 2);
    for (int usual : USUAL) {
      less = usual < perPage ? Math.max(less, usual) : less;
    }
    most = less;
    largest = less;
    fixed = fixed == 0 ? 0 : less;
    return perPage > 1;
  }

  /** What the server is known to grant. */
  public GrantedSize granted() {
    return new GrantedSize(most(), Math.max(most(), largest), fixed != 0);
  }
}
