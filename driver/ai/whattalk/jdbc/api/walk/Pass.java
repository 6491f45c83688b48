package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way through a list, from its beginning to its end. Not thread-safe. */
abstract class Pass {
  /** Rows beyond all counting that a list may have. */
  static final long MOST_ROWS = 10_000_000;

  /**
   * Rows of a page.
   *
   * @param all the page as it came
   * @param fresh those that this pass had not met before
   */
  record Rows(List<ListRow> all, List<ListRow> fresh) {}

  final PageSource source;

  /** The rows that the pass has met. */
  final SeenIds seen;

  final ChangeOrder changeOrder = new ChangeOrder();
  private @Nullable Page given;
  private @Nullable Page otherForm;

  /**
   * Starts a pass.
   *
   * @param seen takes the rows that the pass meets
   * @param given the first page, if it has come already
   */
  Pass(PageSource source, SeenIds seen, @Nullable Page given) {
    this.source = source;
    this.seen = seen;
    this.given = given;
  }

  /** The page that came before the pass began; null if none did, or it was taken. */
  final @Nullable Page takeGiven() {
    Page page = given;
    given = null;
    return page;
  }

  /** Takes note that the list has changed to another form. */
  final void noteOtherForm(Page page) {
    otherForm = page;
  }

  /**
   * The rows of the next page, or null at the end of the list, or where the list has become one of
   * another form. Throws {@link ApiException}.
   */
  abstract @Nullable Rows next();

  /** Has {@link #next} give no more. */
  abstract void end();

  /** The first page of the list in the form that it has changed to; null if it has not. */
  final @Nullable Page otherForm() {
    return otherForm;
  }

  /** Whether something told that rows came, went or moved meanwhile. */
  abstract boolean isDrifting();

  /** Whether rows may have moved unseen, such that this pass has not met them. */
  abstract boolean mayHideRows();

  /**
   * The fewest rows that the list has had meanwhile, as the server counts, or as its pages promise;
   * null if neither tells.
   */
  abstract @Nullable Long leastTotal();

  /** How many different rows the pass has met. */
  final long met() {
    return seen.size();
  }

  /** Whether pages promised rows that did not come, though the server counts none. */
  abstract boolean isShort();
}
