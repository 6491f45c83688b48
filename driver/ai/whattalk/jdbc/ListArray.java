package ai.whattalk.jdbc;

import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.sql.run.ResultColumn;
import ai.whattalk.jdbc.value.TextForm;
import ai.whattalk.jdbc.value.TypeTraits;
import java.sql.Array;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An {@link Array} over the elements of an SQL array, of the classes that rows have. */
final class ListArray implements Array {
  private final List<? extends @Nullable Object> elements;
  private final JDBCType type;
  private boolean freed;

  ListArray(List<? extends @Nullable Object> elements, JDBCType type) {
    this.elements = elements;
    this.type = type;
  }

  /** An array whose type is not known but by its elements. */
  static ListArray of(List<? extends @Nullable Object> elements) {
    for (Object element : elements) {
      if (element != null) {
        return new ListArray(elements, TypeTraits.typeOf(element));
      }
    }
    return new ListArray(elements, JDBCType.OTHER);
  }

  /** The elements as rows have them. */
  List<? extends @Nullable Object> elements() throws SQLException {
    if (freed) {
      throw JdbcError.freed("array");
    }
    return elements;
  }

  @Override
  public String getBaseTypeName() throws SQLException {
    elements();
    return type.getName();
  }

  @Override
  public int getBaseType() throws SQLException {
    elements();
    return type.getVendorTypeNumber();
  }

  /**
   * The elements, each as {@link ResultSet#getObject(int)} would give it, of the class they share.
   */
  @Override
  public @Nullable Object[] getArray() throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    Set<Class<?>> classes = new HashSet<>();
    for (Object element : elements()) {
      Object value = element == null ? null : JavaClassForm.standard(element);
      values.add(value);
      if (value != null) {
        classes.add(value.getClass());
      }
    }
    Class<?> shared =
        classes.isEmpty()
            ? TypeTraits.javaClass(type)
            : classes.size() == 1 ? classes.iterator().next() : Object.class;
    return values.toArray((Object[]) java.lang.reflect.Array.newInstance(shared, 0));
  }

  /** Takes an empty map only. */
  @Override
  public @Nullable Object[] getArray(@Nullable Map<String, Class<?>> map) throws SQLException {
    check(map);
    return getArray();
  }

  @Override
  public @Nullable Object[] getArray(long index, int count) throws SQLException {
    if (index < 1 || count < 0 || index - 1 + count > elements().size()) {
      throw JdbcError.badArgument("an array of " + elements().size() + " has no such elements");
    }
    int from = Math.toIntExact(index - 1);
    return Arrays.copyOfRange(getArray(), from, from + count);
  }

  /** Takes an empty map only. */
  @Override
  public @Nullable Object[] getArray(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    check(map);
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return getResultSet(1, elements().size());
  }

  /** Takes an empty map only. */
  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    check(map);
    return getResultSet();
  }

  /** Rows of an element's index and value. */
  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    int size = getArray(index, count).length;
    List<? extends List<? extends @Nullable Object>> rows =
        IntStream.range(0, size)
            .map(row -> (int) index + row)
            .mapToObj(place -> Arrays.asList(place, elements.get(place - 1)))
            .toList();
    return new WhatTalkResultSet(
        List.of(column("INDEX", JDBCType.INTEGER, false), column("VALUE", type, true)), rows);
  }

  private static ResultColumn column(String name, JDBCType type, boolean nullable) {
    return new ResultColumn(name, type, type.getName(), 0, 0, nullable, null, null, null);
  }

  /** Takes an empty map only. */
  @Override
  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    check(map);
    return getResultSet(index, count);
  }

  /** There are no user-defined types that a map could be for. */
  private void check(@Nullable Map<String, Class<?>> map) throws SQLException {
    elements();
    if (map != null && !map.isEmpty()) {
      throw JdbcError.unsupported("a type map");
    }
  }

  @Override
  public void free() {
    freed = true;
  }

  @Override
  public String toString() {
    return TextForm.of(elements);
  }
}
