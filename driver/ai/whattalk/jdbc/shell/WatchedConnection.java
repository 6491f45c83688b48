package ai.whattalk.jdbc.shell;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.sql.Types;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The connection as SQLLine is to see it: the progress line tells of what it executes; a statement
 * that is closed is cancelled in silence; metadata have the columns that matter; and while rows are
 * read, all columns are texts, since SQLLine prints what {@code toString} makes of other objects,
 * and "null" for nothing. Before the first row, when it asks what is a number in JSON, they are
 * what they are.
 */
final class WatchedConnection {
  /** What is shown of metadata, by JDBC's numbers of columns, so that it fits a terminal. */
  private static final Map<String, int[]> SHOWN =
      Map.of(
          "getTables", new int[] {3, 4},
          "getColumns", new int[] {4, 6, 18, 12},
          "getPrimaryKeys", new int[] {3, 4, 5},
          "getImportedKeys", new int[] {7, 8, 3, 4},
          "getExportedKeys", new int[] {3, 4, 7, 8});

  private WatchedConnection() {}

  static Connection of(Connection connection, ProgressLine progress) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object result = call(connection, method, arguments);
          return switch (method.getName()) {
            case "createStatement" -> watch((Statement) result, progress);
            case "getMetaData" -> narrow((DatabaseMetaData) result);
            default -> result;
          };
        });
  }

  private static Statement watch(Statement statement, ProgressLine progress) {
    return proxy(
        Statement.class,
        (self, method, arguments) -> {
          switch (method.getName()) {
            case "cancel" -> {
              // SQLLine knows its newest statement only, also after that has ended.
              return statement.isClosed() ? null : call(statement, method, arguments);
            }
            case "execute" -> progress.begin(statement);
            case "close" -> progress.end();
            default -> {}
          }
          Object result = call(statement, method, arguments);
          return result instanceof ResultSet rows ? watch(rows) : result;
        });
  }

  private static ResultSet watch(ResultSet rows) {
    boolean[] begun = new boolean[1];
    return proxy(
        ResultSet.class,
        (self, method, arguments) -> {
          begun[0] |= method.getName().equals("next");
          Object result = call(rows, method, arguments);
          return begun[0] && result instanceof ResultSetMetaData columns
              ? narrow(columns, IntStream.rangeClosed(1, columns.getColumnCount()).toArray())
              : result;
        });
  }

  private static DatabaseMetaData narrow(DatabaseMetaData metaData) {
    return proxy(
        DatabaseMetaData.class,
        (self, method, arguments) -> {
          Object result = call(metaData, method, arguments);
          int[] columns = SHOWN.get(method.getName());
          return columns == null ? result : narrow((ResultSet) result, columns);
        });
  }

  /** Shows of rows the given columns only, unless others are asked for by their names. */
  private static ResultSet narrow(ResultSet rows, int[] columns) {
    return proxy(
        ResultSet.class,
        (self, method, arguments) -> {
          Object result = call(rows, method, chosen(columns, arguments));
          return result instanceof ResultSetMetaData metaData ? narrow(metaData, columns) : result;
        });
  }

  /** Some columns, as texts. */
  private static ResultSetMetaData narrow(ResultSetMetaData metaData, int[] columns) {
    return proxy(
        ResultSetMetaData.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getColumnCount" -> columns.length;
              case "getColumnType" -> Types.VARCHAR;
              default -> call(metaData, method, chosen(columns, arguments));
            });
  }

  private static Object @Nullable [] chosen(int[] columns, Object @Nullable [] arguments) {
    return arguments != null && arguments.length == 1 && arguments[0] instanceof Integer index
        ? new Object[] {columns[index - 1]}
        : arguments;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
