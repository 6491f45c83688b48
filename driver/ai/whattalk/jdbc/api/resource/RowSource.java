package ai.whattalk.jdbc.api.resource;

import ai.whattalk.jdbc.api.failure.ApiException;
import org.jspecify.annotations.Nullable;

/** Gives rows of a list one after another, fetching them as they are asked for. Not thread-safe. */
public interface RowSource {

  /** The next row, or null at the end. Throws {@link ApiException}; asked again, that one again. */
  @Nullable ListRow next();

  /** Ends it: what is under way is aborted, and no request is made afterwards. */
  void close();
}
