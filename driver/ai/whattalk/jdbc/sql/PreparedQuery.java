package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.CallScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A planned statement. It may be executed many times, also at the same time. Thread-safe. */
public final class PreparedQuery {

  /** The columns of the result. */
  public List<ResultColumn> columns() {
    throw new UnsupportedOperationException("to be written");
  }

  /** The parameters, in the order of their {@code ?}. */
  public List<QueryParameter> parameters() {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * Starts executing.
   *
   * @param values a value for each parameter, of the Java type that {@link Rows} gives for its
   *     {@link QueryParameter#type()}, or null
   */
  public Rows execute(List<@Nullable Object> values, CallScope scope) {
    throw new UnsupportedOperationException("to be written");
  }
}
