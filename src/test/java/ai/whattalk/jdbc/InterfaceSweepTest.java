package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every method of every interface, with sensible and with silly arguments, open and closed: a
 * value, or an SQLException that has an SQLState and a message of one line.
 */
class InterfaceSweepTest {
  private static final String SQL =
      "SELECT id, message_count, total_cost, ai_enabled, created_at, NULL AS nothing"
          + " FROM conversations WHERE message_count > ? AND type <> ? AND created_at > ?";

  /** Arguments of one kind for all parameters. */
  private enum Arguments {
    SENSIBLE,
    NULL_AND_ZERO,
    NEGATIVE_AND_EMPTY,
    HUGE
  }

  private interface Opener {
    Object open(Connection connection) throws SQLException;
  }

  @Test
  void driver() throws Exception {
    sweep(Driver.class, connection -> DriverManager.getDriver("jdbc:whattalk:"));
  }

  @Test
  void dataSource() throws Exception {
    sweep(DataSource.class, connection -> new WhatTalkDataSource(new WhatTalkDriver(Map.of())));
  }

  @Test
  void connection() throws Exception {
    sweep(Connection.class, connection -> connection);
  }

  @Test
  void statement() throws Exception {
    sweep(Statement.class, Connection::createStatement);
  }

  @Test
  void preparedStatement() throws Exception {
    sweep(PreparedStatement.class, InterfaceSweepTest::bound);
  }

  @Test
  void resultSet() throws Exception {
    sweep(ResultSet.class, InterfaceSweepTest::onFirstRow);
  }

  @Test
  void resultSetMetaData() throws Exception {
    sweep(ResultSetMetaData.class, connection -> onFirstRow(connection).getMetaData());
  }

  @Test
  void parameterMetaData() throws Exception {
    sweep(ParameterMetaData.class, connection -> bound(connection).getParameterMetaData());
  }

  @Test
  void databaseMetaData() throws Exception {
    sweep(DatabaseMetaData.class, Connection::getMetaData);
  }

  private static PreparedStatement bound(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(SQL);
    statement.setInt(1, 0);
    statement.setString(2, "test");
    statement.setTimestamp(3, Timestamp.valueOf("2020-01-01 00:00:00"));
    return statement;
  }

  private static ResultSet onFirstRow(Connection connection) throws SQLException {
    ResultSet rows =
        connection
            .createStatement()
            .executeQuery(
                "SELECT 'x' AS id, 5 AS n, 0.5 AS cost, TRUE AS b, DATE '2025-01-01' AS d,"
                    + " TIMESTAMP '2025-01-01 10:00:00' AS t, X'0a' AS bytes, NULL AS nothing");
    assertThat(rows.next()).isTrue();
    return rows;
  }

  private static void sweep(Class<?> type, Opener opener) throws Exception {
    List<String> wrong = new ArrayList<>();
    try (Connection shared = connect()) {
      for (Method method : type.getMethods()) {
        for (Arguments arguments : Arguments.values()) {
          for (boolean closed : new boolean[] {false, true}) {
            // A connection of its own where that gets closed.
            boolean each = type == Connection.class || (type == DatabaseMetaData.class && closed);
            Connection connection = each ? connect() : shared;
            Object target = opener.open(connection);
            if (closed) {
              close(each ? connection : target);
            }
            String problem = call(target, method, arguments);
            if (problem != null) {
              wrong.add(method + " with " + arguments + (closed ? " closed: " : ": ") + problem);
            }
            close(each ? connection : target);
          }
        }
      }
    }
    if (!wrong.isEmpty()) {
      fail(String.join("\n", wrong));
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:whattalk:demo=true;validateOnConnect=false;pageSize=1");
  }

  private static void close(Object target) throws Exception {
    if (target instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  private static @Nullable String call(Object target, Method method, Arguments arguments)
      throws IllegalAccessException {
    Object[] values = new Object[method.getParameterCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = argument(method.getParameterTypes()[i], arguments);
    }
    try {
      method.invoke(target, values);
      return null;
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof SQLException failure)) {
        return String.valueOf(e.getCause());
      }
      boolean good =
          failure.getSQLState() != null
              && failure.getSQLState().length() == 5
              && !failure.getSQLState().equals("XX000")
              && failure.getMessage() != null
              && !failure.getMessage().isBlank()
              && failure.getMessage().lines().count() == 1;
      return good ? null : failure.getSQLState() + " " + failure.getMessage();
    }
  }

  private static @Nullable Object argument(Class<?> type, Arguments arguments) {
    if (type.isPrimitive()) {
      long number =
          switch (arguments) {
            case SENSIBLE -> 1;
            case NULL_AND_ZERO -> 0;
            case NEGATIVE_AND_EMPTY -> -1;
            case HUGE -> Long.MAX_VALUE;
          };
      return primitive(type, number, arguments);
    }
    return switch (arguments) {
      case NULL_AND_ZERO -> null;
      case NEGATIVE_AND_EMPTY -> type == String.class ? "" : object(type);
      case HUGE -> type == String.class ? "\n'\"\\;".repeat(100) : object(type);
      case SENSIBLE -> object(type);
    };
  }

  private static Object primitive(Class<?> type, long number, Arguments arguments) {
    if (type == boolean.class) {
      return number != 0;
    } else if (type == int.class) {
      return arguments == Arguments.HUGE ? Integer.MAX_VALUE : (int) number;
    } else if (type == long.class) {
      return number;
    } else if (type == byte.class) {
      return (byte) number;
    } else if (type == short.class) {
      return (short) number;
    } else if (type == float.class) {
      return arguments == Arguments.HUGE ? Float.NaN : (float) number;
    }
    return arguments == Arguments.HUGE ? Double.POSITIVE_INFINITY : (double) number;
  }

  private static @Nullable Object object(Class<?> type) {
    Map<Class<?>, Object> values =
        Map.ofEntries(
            Map.entry(String.class, "id"),
            Map.entry(Object.class, "1"),
            Map.entry(BigDecimal.class, new BigDecimal("1.5")),
            Map.entry(Date.class, Date.valueOf("2025-01-01")),
            Map.entry(Time.class, Time.valueOf("10:00:00")),
            Map.entry(Timestamp.class, Timestamp.valueOf("2025-01-01 00:00:00")),
            Map.entry(Calendar.class, Calendar.getInstance()),
            Map.entry(Class.class, String.class),
            Map.entry(SQLType.class, JDBCType.VARCHAR),
            Map.entry(Map.class, Map.of()),
            Map.entry(Properties.class, new Properties()),
            Map.entry(Executor.class, ForkJoinPool.commonPool()),
            Map.entry(Reader.class, new StringReader("1")),
            Map.entry(InputStream.class, InputStream.nullInputStream()),
            Map.entry(byte[].class, new byte[] {1}),
            Map.entry(int[].class, new int[] {1}),
            Map.entry(String[].class, new String[] {"id"}),
            Map.entry(Object[].class, new Object[] {1}));
    return values.get(type);
  }
}
