package ai.whattalk.jdbc;

import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.ErrorTranslator;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.sql.PreparedQuery;
import ai.whattalk.jdbc.sql.run.QueryParameter;
import ai.whattalk.jdbc.value.ConversionErrors;
import ai.whattalk.jdbc.value.ParameterForm;
import ai.whattalk.jdbc.value.ParameterStream;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement planned once and executed with changing parameters. Every setter converts at once to
 * what the parameter's type takes ({@link ParameterForm}). Threads as in {@link QueryStatement}.
 */
final class WhatTalkPreparedStatement extends ReadOnlyPreparedStatement {
  private static final int NO_SCALE = -1;

  private final String sql;
  private final List<QueryParameter> parameters;
  private final @Nullable Object[] values;
  private final boolean[] bound;
  private PreparedQuery query;
  private long plannedMaxRows;

  WhatTalkPreparedStatement(WhatTalkConnection connection, @Nullable String sql)
      throws SQLException {
    super(connection);
    this.sql = checkSql(sql);
    this.query = ErrorTranslator.running(() -> plan(this.sql));
    this.parameters = ErrorTranslator.running(query::parameters);
    this.values = new Object[parameters.size()];
    this.bound = new boolean[parameters.size()];
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    return withRows(run());
  }

  private @Nullable ResultSet run() throws SQLException {
    checkOpen();
    for (int i = 0; i < bound.length; i++) {
      if (!bound[i]) {
        throw new SQLException(
            "parameter " + (i + 1) + " of " + bound.length + " is not bound", "07001");
      }
    }
    long maxRows = getLargeMaxRows();
    // Arrays.asList and a copy, for List.of takes no nulls.
    return run(running -> planned(maxRows, running), Arrays.asList(values.clone()));
  }

  private PreparedQuery planned(long maxRows, RequestScope running) {
    if (maxRows != plannedMaxRows) {
      query = plan(sql, running);
      plannedMaxRows = maxRows;
    }
    return query;
  }

  @Override
  public boolean execute() throws SQLException {
    return run() != null;
  }

  /** Always 0: of a statement that gives no rows, there is nothing to do. */
  @Override
  public long executeLargeUpdate() throws SQLException {
    checkOpen();
    if (query.givesRows()) {
      throw JdbcError.givesRows();
    }
    run();
    return 0;
  }

  @Override
  public @Nullable ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    if (!query.givesRows()) {
      return null;
    }
    return new WhatTalkResultSetMetaData(ErrorTranslator.running(query::columns));
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return new WhatTalkParameterMetaData(parameters);
  }

  @Override
  public void clearParameters() throws SQLException {
    checkOpen();
    Arrays.fill(values, null);
    Arrays.fill(bound, false);
  }

  private void set(int index, @Nullable Object value) throws SQLException {
    set(index, value, null);
  }

  /** Binds a value that a setter was given, as the parameter's type takes it. */
  private void set(int index, @Nullable Object value, @Nullable Calendar calendar)
      throws SQLException {
    QueryParameter parameter = parameter(index);
    values[index - 1] =
        value == null
            ? null
            : parameter.array()
                ? ArrayForm.elements(value, parameter, site(index, parameter))
                : ParameterForm.of(value, parameter, calendar, site(index, parameter));
    bound[index - 1] = true;
  }

  private QueryParameter parameter(int index) throws SQLException {
    checkOpen();
    return ArgumentCheck.element(parameters, index, "parameter");
  }

  private static ConversionErrors site(int index, QueryParameter parameter) {
    return ConversionErrors.parameter(index, parameter.typeName());
  }

  /** Every type of null is the same. */
  @Override
  public void setNull(int index, int sqlType) throws SQLException {
    set(index, null);
  }

  /** Every type of null is the same. */
  @Override
  public void setNull(int index, int sqlType, @Nullable String typeName) throws SQLException {
    set(index, null);
  }

  @Override
  public void setBoolean(int index, boolean x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setByte(int index, byte x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setShort(int index, short x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setInt(int index, int x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setLong(int index, long x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setFloat(int index, float x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setDouble(int index, double x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setBigDecimal(int index, @Nullable BigDecimal x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setString(int index, @Nullable String x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setNString(int index, @Nullable String x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setArray(int index, @Nullable Array x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setBytes(int index, byte @Nullable [] x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setDate(int index, @Nullable Date x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setDate(int index, @Nullable Date x, @Nullable Calendar calendar)
      throws SQLException {
    set(index, x, calendar);
  }

  @Override
  public void setTime(int index, @Nullable Time x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setTime(int index, @Nullable Time x, @Nullable Calendar calendar)
      throws SQLException {
    set(index, x, calendar);
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp x) throws SQLException {
    set(index, x);
  }

  @Override
  public void setTimestamp(int index, @Nullable Timestamp x, @Nullable Calendar calendar)
      throws SQLException {
    set(index, x, calendar);
  }

  @Override
  public void setObject(int index, @Nullable Object x) throws SQLException {
    parameter(index);
    set(index, unstreamed(x, ParameterStream.TO_END));
  }

  @Override
  public void setObject(int index, @Nullable Object x, int targetType) throws SQLException {
    setObject(index, x, targetType, NO_SCALE);
  }

  /** Converts the value to the target type first, and then to the parameter's. */
  @Override
  public void setObject(int index, @Nullable Object x, int targetType, int scaleOrLength)
      throws SQLException {
    QueryParameter parameter = parameter(index);
    JDBCType target;
    try {
      target = JDBCType.valueOf(targetType);
    } catch (IllegalArgumentException e) {
      throw JdbcError.badArgument("a target type is one of java.sql.Types's, not " + targetType);
    }
    Object value = unstreamed(x, Math.max(scaleOrLength, ParameterStream.TO_END));
    set(
        index,
        value == null || target == JDBCType.ARRAY
            ? value
            : ParameterForm.as(target, scaleOrLength, value, site(index, parameter)));
  }

  @Override
  public void setObject(int index, @Nullable Object x, @Nullable SQLType targetType)
      throws SQLException {
    setObject(index, x, targetType, NO_SCALE);
  }

  @Override
  public void setObject(
      int index, @Nullable Object x, @Nullable SQLType targetType, int scaleOrLength)
      throws SQLException {
    parameter(index);
    Integer number = targetType == null ? null : targetType.getVendorTypeNumber();
    if (number == null) {
      throw JdbcError.badArgument("setObject takes a java.sql.JDBCType, not " + targetType);
    }
    setObject(index, x, (int) number, scaleOrLength);
  }

  private static @Nullable Object unstreamed(@Nullable Object x, long length) throws SQLException {
    if (x instanceof Reader reader) {
      return ParameterStream.text(reader, length);
    }
    return x instanceof InputStream stream ? ParameterStream.bytes(stream, length) : x;
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader x) throws SQLException {
    parameter(index);
    set(index, ParameterStream.text(x, ParameterStream.TO_END));
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader x, int length) throws SQLException {
    setCharacterStream(index, x, (long) length);
  }

  @Override
  public void setCharacterStream(int index, @Nullable Reader x, long length) throws SQLException {
    parameter(index);
    set(index, ParameterStream.text(x, ParameterStream.checked(length)));
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader x) throws SQLException {
    setCharacterStream(index, x);
  }

  @Override
  public void setNCharacterStream(int index, @Nullable Reader x, long length) throws SQLException {
    setCharacterStream(index, x, length);
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream x) throws SQLException {
    parameter(index);
    set(index, ParameterStream.text(x, ParameterStream.TO_END, StandardCharsets.US_ASCII));
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream x, int length) throws SQLException {
    setAsciiStream(index, x, (long) length);
  }

  @Override
  public void setAsciiStream(int index, @Nullable InputStream x, long length) throws SQLException {
    parameter(index);
    set(index, ParameterStream.text(x, ParameterStream.checked(length), StandardCharsets.US_ASCII));
  }

  @Deprecated
  @Override
  public void setUnicodeStream(int index, @Nullable InputStream x, int length) throws SQLException {
    parameter(index);
    set(index, ParameterStream.text(x, ParameterStream.checked(length), StandardCharsets.UTF_16BE));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream x) throws SQLException {
    parameter(index);
    set(index, ParameterStream.bytes(x, ParameterStream.TO_END));
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream x, int length) throws SQLException {
    setBinaryStream(index, x, (long) length);
  }

  @Override
  public void setBinaryStream(int index, @Nullable InputStream x, long length) throws SQLException {
    parameter(index);
    set(index, ParameterStream.bytes(x, ParameterStream.checked(length)));
  }
}
