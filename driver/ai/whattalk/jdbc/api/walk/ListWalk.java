package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.Paginator;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list to its end, each row once. If nothing moved meanwhile, one {@link Pass} is all. Else
 * the head is swept, where rows turn up that were changed before they were read; and if the server
 * still counts more rows than came, the whole list is read once more. Not thread-safe.
 */
final class ListWalk {

  /** Sweeps of the head after one pass. */
  private static final int MAX_SWEEPS = 8;

  /** Passes through the whole list. */
  private static final int MAX_PASSES = 3;

  /** How often a list may change its form before it counts as none. */
  private static final int MAX_FORMS = 4;

  private final PageSource source;
  private final SeenIds seen = new SeenIds();
  private Pass pass;

  /** Pages of the pass so far. */
  private int pages;

  private int passes = 1;
  private int forms = 1;

  /** Whether the pass is to end where it meets a row that has been there since the one before. */
  private boolean sweeping;

  private int sweeps;

  /** What the first page of the pass held; and of the one before. */
  private Set<ListRow> head = Set.of();

  private Set<ListRow> formerHead = Set.of();

  /** The fewest rows that the list had during the newest whole pass; null if not known. */
  private @Nullable Long leastTotal;

  /** Whether pages of the newest whole pass promised rows that did not come. */
  private boolean isShort;

  /** The different rows that the newest whole pass met. */
  private long met;

  /** What the first pass met, and what was counted then. */
  private long firstMet;

  private long firstCounted;

  /** Those of the pass before, or -1. */
  private long formerMet = -1;

  /** Whether something told that rows moved during the newest whole pass. */
  private boolean drifting;

  ListWalk(PageSource source) {
    this.source = source;
    pass = new NumberedPass(source, seen, true, null);
  }

  /** The new rows of the next page, possibly none; null at the end. Throws {@link ApiException}. */
  @Nullable List<ListRow> next() {
    while (true) {
      Pass.Rows rows = pass.next();
      if (rows != null) {
        return take(rows);
      }
      Page otherForm = pass.otherForm();
      boolean goesOn = otherForm == null ? goOn() : changeForm(otherForm);
      if (!goesOn) {
        return null;
      }
    }
  }

  private List<ListRow> take(Pass.Rows rows) {
    pages++;
    if (pages == 1) {
      head = Set.copyOf(rows.all());
    }
    if (sweeping && rows.all().stream().anyMatch(formerHead::contains)) {
      pass.end();
    }
    return isFirst()
        ? rows.fresh()
        : rows.fresh().stream().filter(row -> seen.add(row.id())).toList();
  }

  /** Whether the rows that the pass meets are those that the walk has met. */
  private boolean isFirst() {
    return passes == 1 && forms == 1 && !sweeping;
  }

  /** Goes on with another form of the list; false if it has had too many. */
  private boolean changeForm(Page page) {
    if (pages > 0) {
      forms++;
      if (forms > MAX_FORMS) {
        source.incomplete("it changed its form " + MAX_FORMS + " times");
        return false;
      }
      pages = 0;
    }
    SeenIds met = isFirst() ? seen : new SeenIds();
    pass =
        page.paginator() == Paginator.CURSOR
            ? new CursorPass(source, met, page)
            : new NumberedPass(source, met, true, page);
    return true;
  }

  /** Starts what must follow the pass that has ended; false if nothing must. */
  private boolean goOn() {
    source.clear();
    if (source.budget().isGivenUp()) {
      return false;
    }
    if (sweeping) {
      // What changed while several pages were read may have been missed; one page is one moment.
      return pages > 1 ? sweep() : readMissing();
    }
    leastTotal = pass.leastTotal();
    met = pass.met();
    isShort = pass.isShort();
    drifting = pass.isDrifting();
    if (drifting || pass.mayHideRows()) {
      sweeps = 0;
      return sweep();
    }
    return readMissing();
  }

  private boolean sweep() {
    sweeps++;
    if (sweeps > MAX_SWEEPS) {
      source.incomplete("its head kept changing");
      return false;
    }
    sweeping = true;
    start(false);
    return true;
  }

  /**
   * If rows are missing, reads the list once more, with pages that begin at other places. False if
   * none are, if two readings agree on the rows, so that it is the count that is wrong, or if there
   * were too many readings. A row that comes twice looks as if it had moved, in each reading.
   */
  private boolean readMissing() {
    long counted = leastTotal == null ? 0 : leastTotal;
    boolean areTooFew = seen.size() < counted;
    if (!areTooFew && !isShort) {
      return false;
    }
    source.noteTotalTooHigh();
    String said =
        (areTooFew ? "the API counts " + counted + " or" : "its pages tell of") + " more ";
    said += source.rowsName();
    // What one size hides from pages that nobody counts is hidden in each reading.
    boolean agrees =
        met == formerMet && met == seen.size() && (areTooFew || !source.sizes().isServersOwn());
    // A filter may select nothing, and the server count without it; but not the whole list.
    boolean mayBeAll = met > 0 || !source.isOfAll();
    Boolean agreed = source.readTwice(counted, met);
    if (mayBeAll && (agrees || Boolean.TRUE.equals(agreed))) {
      source.noteReadTwice(counted, met, true);
      source.disbelieve(said, "its pages hold " + met + ", which were read twice");
      return false;
    }
    if (passes == 1) {
      firstCounted = counted;
      firstMet = met;
    }
    formerMet = met;
    passes++;
    if (passes > MAX_PASSES) {
      source.noteReadTwice(firstCounted, firstMet, false);
    }
    if (passes > MAX_PASSES
        || agrees
        || Boolean.FALSE.equals(agreed)
        || source.budget().isSpent(seen.size(), false, source.sizes().most())) {
      source.incomplete(said + ", its pages hold " + seen.size());
      return false;
    }
    sweeping = false;
    source.changeSize();
    start(passes == 2 && !drifting);
    return true;
  }

  private void start(boolean trusting) {
    formerHead = head;
    pages = 0;
    pass = new NumberedPass(source, new SeenIds(), trusting, null);
  }
}
