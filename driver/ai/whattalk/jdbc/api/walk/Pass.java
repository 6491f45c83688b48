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

  /** Whether rows came, went or moved meanwhile, or may have done so unseen. */
  boolean isDrifting();

  /** The fewest rows that the list has had meanwhile, as the server counts; null if it does not. */
  @Nullable Long leastTotal();

  /**
   * Rows that the server counted all the while and that no page has, though nothing else tells that
   * rows move; 0 if it is not so.
   */
  default long excess() {
    return 0;
  }
}
