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

  /** Pages that all sweeps after a pass may read for each page of the pass, and some. */
  private static final int SWEPT_PER_PAGE = 2;

  private static final int MORE_SWEPT = 64;

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

  /** Pages that sweeps may still read: a head that grows by a page with each answer has no end. */
  private int pagesToSweep;

  /** What the first page of the pass held; and of the one before. */
  private Set<ListRow> head = Set.of();

  private Set<ListRow> formerHead = Set.of();

  /** The fewest rows that the list had during the newest whole pass; null if not known. */
  private @Nullable Long leastTotal;

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
    if (sweeping) {
      pagesToSweep--;
      if (pagesToSweep <= 0) {
        sweeps = MAX_SWEEPS;
        pass.end();
      } else if (rows.all().stream().anyMatch(formerHead::contains)) {
        pass.end();
      }
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
    if (sweeping) {
      return goOnAfterSweep();
    }
    leastTotal = pass.leastTotal();
    if (pass.excess() > 0 && passes == 1) {
      source.noteExcess(pass.excess());
      return readAgain();
    }
    if (pass.isDrifting()) {
      sweeps = 0;
      pagesToSweep = SWEPT_PER_PAGE * pages + MORE_SWEPT;
      return sweep();
    }
    // A pass of which all pages overlap proves more than a count that does not fit.
    return isCountMissed() && passes == 1 && readAgain();
  }

  private boolean goOnAfterSweep() {
    if (pages > 1 || pagesToSweep <= 0) {
      // What changed while several pages were read may have been missed; one page is one moment.
      return sweep();
    }
    return isCountMissed() && readAgain();
  }

  private boolean isCountMissed() {
    return leastTotal != null && seen.size() < leastTotal;
  }

  private boolean sweep() {
    sweeps++;
    if (sweeps > MAX_SWEEPS) {
      source.incomplete("its head kept changing");
      return false;
    }
    sweeping = true;
    start();
    return true;
  }

  private boolean readAgain() {
    source.noteTotalTooHigh();
    passes++;
    if (passes > MAX_PASSES) {
      source.incomplete(
          "the API counts "
              + leastTotal
              + " "
              + source.rowsName()
              + ", its pages hold "
              + seen.size());
      return false;
    }
    sweeping = false;
    start();
    return true;
  }

  private void start() {
    formerHead = head;
    pages = 0;
    pass = new NumberedPass(source, new SeenIds(), false, null);
  }
}
