package ai.whattalk.jdbc.api.walk;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way through a list, from its beginning to its end. Not thread-safe. */
interface Pass {

  /**
   * Rows of a page.
   *
   * @param all the page as it came
   * @param fresh those that this pass had not met before
   */
  record Rows(List<ListRow> all, List<ListRow> fresh) {}

  /**
   * The rows of the next page, or null at the end of the list, or where the list has become one of
   * another form. Throws {@link ApiException}.
   */
  @Nullable Rows next();

  /** Has {@link #next} give no more. */
  void end();

  /** The first page of the list in the form that it has changed to; null if it has not. */
  @Nullable Page otherForm();

  /** Whether something told that rows came, went or moved meanwhile. */
  boolean isDrifting();

  /** Whether rows may have moved unseen, such that this pass has not met them. */
  boolean mayHideRows();

  /**
   * The fewest rows that the list has had meanwhile, as the server counts, or as its pages promise;
   * null if neither tells.
   */
  @Nullable Long leastTotal();

  /** How many different rows the pass has met. */
  long met();

  /** Whether pages promised rows that did not come, though the server counts none. */
  boolean isShort();
}
