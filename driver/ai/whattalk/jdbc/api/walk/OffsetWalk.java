package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list but for as many rows as are to be skipped, each row once. It begins with the page
 * that holds the first row behind them. That is right as long as nothing moves, and every page is
 * as the server's count of the rows wants it. Else the list is read from its beginning: of the rows
 * that were not given before, as many are skipped. Not thread-safe.
 */
final class OffsetWalk {
  /** A number beyond all lists, which a server may not even be able to compute with. */
  private static final long BEYOND_ALL = 10_000_000_000L;

  private final PageSource source;
  private final SeenIds seen = new SeenIds();

  /** What begins in the middle of the list. */
  private final NumberedPass pass;

  private final long rowsToSkip;

  /** Rows of the first page that are not given. */
  private Set<String> before = Set.of();

  private boolean begun;

  /** Reads the list from its beginning; null as long as that is not needed. */
  private @Nullable ListWalk whole;

  /** Rows that are still to be skipped from the beginning on. */
  private long left;

  OffsetWalk(PageSource source, long rowsToSkip) {
    this.source = source;
    this.rowsToSkip = rowsToSkip;
    pass = new NumberedPass(source, seen, rowsToSkip);
    if (rowsToSkip < source.sizes().most()
        || rowsToSkip >= BEYOND_ALL
        || source.areTotalsDoubted()
        || !source.probeOffset()) {
      // The first page of the list holds the place, or none does, or nobody can tell which one.
      readWhole();
    }
  }

  /** The rows of the next page, possibly none; null at the end. Throws {@link ApiException}. */
  @Nullable List<ListRow> next() {
    if (whole == null) {
      Pass.Rows rows = nextOfPass();
      if (rows != null) {
        return take(rows);
      }
      if (isComplete()) {
        return null;
      }
      source.startOver();
      readWhole();
    }
    List<ListRow> page = whole.next();
    return page == null || (left == 0 && !begun)
        ? page
        : page.stream().filter(this::isToBeGiven).toList();
  }

  private Pass.@Nullable Rows nextOfPass() {
    try {
      return pass.next();
    } catch (ApiException e) {
      if (begun) {
        throw e;
      }
      source.noteNoOffset(e);
      return null;
    }
  }

  private void readWhole() {
    whole = new ListWalk(source);
    left = rowsToSkip;
  }

  private List<ListRow> take(Pass.Rows rows) {
    if (begun) {
      return rows.fresh();
    }
    begun = true;
    List<ListRow> page = rows.fresh();
    long start = pass.place() - rows.all().size();
    int skipped = (int) Math.min(page.size(), Math.max(0, rowsToSkip - start));
    before = page.subList(0, skipped).stream().map(ListRow::id).collect(Collectors.toSet());
    return page.subList(skipped, page.size());
  }

  /** Whether as many rows came as the server counts. */
  private boolean isComplete() {
    Long total = pass.leastTotal();
    return total != null
        && !pass.isDrifting()
        && seen.size() - before.size() == Math.max(0, total - rowsToSkip);
  }

  private boolean isToBeGiven(ListRow row) {
    if (seen.contains(row.id()) && !before.contains(row.id())) {
      return false;
    }
    if (left > 0) {
      left--;
      return false;
    }
    return true;
  }
}
