package ai.whattalk.jdbc;

import java.sql.Array;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An {@link Array} over the elements of an SQL array. Immutable, and never closed. */
final class ListArray implements Array {
  private final List<?> elements;

  ListArray(List<?> elements) {
    this.elements = elements;
  }

  /** The type of the elements, as far as their values show it. */
  private JDBCType elementType() {
    for (Object element : elements) {
      if (element != null) {
        return TypeTraits.typeOf(element);
      }
    }
    return JDBCType.OTHER;
  }

  @Override
  public String getBaseTypeName() {
    return elementType().getName();
  }

  @Override
  public int getBaseType() {
    return elementType().getVendorTypeNumber();
  }

  /** The elements, each as {@link ResultSet#getObject(int)} would give it. */
  @Override
  public @Nullable Object[] getArray() {
    return elements.stream()
        .map(element -> element == null ? null : JavaClassForm.standard(element))
        .toArray();
  }

  @Override
  public @Nullable Object[] getArray(@Nullable Map<String, Class<?>> map) {
    return getArray();
  }

  @Override
  public @Nullable Object[] getArray(long index, int count) throws SQLException {
    if (index < 1 || count < 0 || index - 1 + count > elements.size()) {
      throw JdbcError.badArgument("an array of " + elements.size() + " has no such elements");
    }
    int from = Math.toIntExact(index - 1);
    return new ListArray(elements.subList(from, from + count)).getArray();
  }

  @Override
  public @Nullable Object[] getArray(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    throw JdbcError.unsupported("an array as a result set");
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    throw JdbcError.unsupported("an array as a result set");
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    throw JdbcError.unsupported("an array as a result set");
  }

  @Override
  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    throw JdbcError.unsupported("an array as a result set");
  }

  /** Nothing to free. */
  @Override
  public void free() {}

  @Override
  public String toString() {
    return TextForm.of(elements);
  }
}
