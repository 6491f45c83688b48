package ai.whattalk.jdbc.readonly;

import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.JdbcError;
import java.sql.SQLException;
import java.sql.Wrapper;

/** {@link Wrapper} for an object that wraps nothing but itself. */
public interface SelfWrapper extends Wrapper {

  @Override
  default <T> T unwrap(Class<T> type) throws SQLException {
    if (!isWrapperFor(type)) {
      throw JdbcError.badArgument(getClass().getSimpleName() + " is no " + type.getName());
    }
    return type.cast(this);
  }

  @Override
  default boolean isWrapperFor(Class<?> type) throws SQLException {
    // Callers pass null, whatever annotations say.
    return ArgumentCheck.notNull(type, "unwrap takes a class").isInstance(this);
  }
}
