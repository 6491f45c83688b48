package ai.whattalk.jdbc;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.error.WarningChain;
import ai.whattalk.jdbc.readonly.LabelledResultSet;
import ai.whattalk.jdbc.sql.run.ResultColumn;
import ai.whattalk.jdbc.value.ConversionErrors;
import ai.whattalk.jdbc.value.NumberForm;
import ai.whattalk.jdbc.value.SqlTime;
import ai.whattalk.jdbc.value.TextForm;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows, read forward. A page is fetched when its first row is asked for. {@link #close()} may come
 * from any thread at any time and never waits; the rest is for one thread at a time.
 */
final class WhatTalkResultSet extends LabelledResultSet {
  private final List<ResultColumn> columns;
  private final ConversionErrors[] sites;
  private final RowCursor cursor;
  private final WarningChain warnings;
  private final @Nullable Parent statement;
  private @Nullable Map<String, Integer> indexes;
  private Position position = Position.BEFORE_FIRST;

  /** Whether the cursor is on the first row already while this stands before it. */
  private boolean peeked;

  private int row;
  private int fetchSize;
  private boolean lastWasNull;
  private volatile boolean closed;

  private enum Position {
    BEFORE_FIRST,
    ON_ROW,
    AFTER_LAST,
    FAILED
  }

  /** A statement that wants to know when its user closes the result set. */
  interface Parent extends Statement {
    void resultClosed() throws SQLException;
  }

  /** Creates a result set of rows that are all there. */
  WhatTalkResultSet(
      List<ResultColumn> columns, List<? extends List<? extends @Nullable Object>> rows) {
    this(columns, new RowCursor(new InMemoryRows(rows), null), new WarningChain(), null);
  }

  /**
   * Creates a result set before its first row.
   *
   * @param warnings those of reading rows
   * @param statement that it is the result of; null for metadata
   */
  WhatTalkResultSet(
      List<ResultColumn> columns,
      RowCursor cursor,
      WarningChain warnings,
      @Nullable Parent statement) {
    this.columns = columns;
    this.cursor = cursor;
    this.warnings = warnings;
    this.statement = statement;
    this.sites =
        columns.stream()
            .map(column -> ConversionErrors.column(column.label(), column.typeName()))
            .toArray(ConversionErrors[]::new);
  }

  @Override
  protected void checkOpen() throws SQLException {
    if (closed) {
      throw JdbcError.badCursorState("the result set is closed");
    }
  }

  @Override
  public boolean next() throws SQLException {
    checkOpen();
    if (position == Position.FAILED) {
      throw JdbcError.badCursorState("there are no more rows: reading them failed before");
    }
    if (position == Position.AFTER_LAST) {
      return false;
    }
    boolean there = peeked || advance();
    peeked = false;
    position = there ? Position.ON_ROW : Position.AFTER_LAST;
    row += there ? 1 : 0;
    return there;
  }

  private boolean advance() throws SQLException {
    warnings.clear();
    try {
      return cursor.next();
    } catch (SQLException e) {
      position = Position.FAILED;
      cursor.close();
      throw e;
    }
  }

  /** Ends the execution: no request is made afterwards. */
  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closeQuietly();
    if (statement != null) {
      statement.resultClosed();
    }
  }

  /** Closes without telling the statement. */
  void closeQuietly() throws SQLException {
    closed = true;
    cursor.close();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean wasNull() throws SQLException {
    checkOpen();
    return lastWasNull;
  }

  /** The statement, or null for metadata. */
  @Override
  public @Nullable Statement getStatement() throws SQLException {
    checkOpen();
    return statement;
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new WhatTalkResultSetMetaData(columns);
  }

  /** The first column with that label, in any case. */
  @Override
  public int findColumn(@Nullable String label) throws SQLException {
    checkOpen();
    Integer index = label == null ? null : indexes().get(label);
    if (index == null) {
      throw new SQLException(
          "there is no column "
              + (label == null ? "null" : OneLine.quoted(label))
              + " in the result",
          "42S22");
    }
    return index;
  }

  private Map<String, Integer> indexes() {
    if (indexes == null) {
      indexes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (int i = 0; i < columns.size(); i++) {
        indexes.putIfAbsent(columns.get(i).label(), i + 1);
      }
    }
    return indexes;
  }

  /** True before the first row if there is one; asking fetches the first page. */
  @Override
  public boolean isBeforeFirst() throws SQLException {
    checkOpen();
    if (position == Position.BEFORE_FIRST && !peeked) {
      peeked = advance();
      if (!peeked) {
        position = Position.AFTER_LAST;
      }
    }
    return position == Position.BEFORE_FIRST;
  }

  @Override
  public boolean isFirst() throws SQLException {
    checkOpen();
    return position == Position.ON_ROW && row == 1;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    checkOpen();
    return position == Position.AFTER_LAST && row > 0;
  }

  @Override
  public int getRow() throws SQLException {
    checkOpen();
    return position == Position.ON_ROW ? row : 0;
  }

  /** A hint, which never makes pages smaller. */
  @Override
  public void setFetchSize(int rows) throws SQLException {
    checkOpen();
    ArgumentCheck.notNegative(rows, "setFetchSize takes rows");
    fetchSize = rows;
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings.first();
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings.clear();
  }

  private @Nullable Object value(int column) throws SQLException {
    checkOpen();
    ArgumentCheck.element(columns, column, "column");
    if (position != Position.ON_ROW) {
      throw JdbcError.badCursorState(
          position == Position.BEFORE_FIRST
              ? "the result set stands before its first row: call next() first"
              : "the result set stands after its last row");
    }
    Object value = cursor.get(column - 1);
    lastWasNull = value == null;
    return value;
  }

  private ConversionErrors site(int column) {
    return sites[column - 1];
  }

  @Override
  public @Nullable String getString(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : TextForm.of(value);
  }

  @Override
  public @Nullable String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    Object value = value(column);
    return value != null && NumberForm.truth(value, site(column));
  }

  @Override
  public byte getByte(int column) throws SQLException {
    return (byte) integral(column, NumberForm.Integral.BYTE);
  }

  @Override
  public short getShort(int column) throws SQLException {
    return (short) integral(column, NumberForm.Integral.SHORT);
  }

  @Override
  public int getInt(int column) throws SQLException {
    return (int) integral(column, NumberForm.Integral.INT);
  }

  @Override
  public long getLong(int column) throws SQLException {
    return integral(column, NumberForm.Integral.LONG);
  }

  private long integral(int column, NumberForm.Integral target) throws SQLException {
    Object value = value(column);
    return value == null ? 0 : NumberForm.truncated(value, target, site(column));
  }

  @Override
  public float getFloat(int column) throws SQLException {
    Object value = value(column);
    return value == null ? 0 : NumberForm.singleFloating(value, site(column));
  }

  @Override
  public double getDouble(int column) throws SQLException {
    Object value = value(column);
    return value == null ? 0 : NumberForm.floating(value, site(column));
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    return getObject(column, BigDecimal.class);
  }

  @Deprecated
  @Override
  public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(column);
    ArgumentCheck.upTo(NumberForm.MOST_SCALE, scale, "getBigDecimal takes a scale");
    if (value == null) {
      return null;
    }
    NumberForm.checkDigits(value, site(column));
    return value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public byte @Nullable [] getBytes(int column) throws SQLException {
    return getObject(column, byte[].class);
  }

  @Override
  public @Nullable Date getDate(int column) throws SQLException {
    return getDate(column, null);
  }

  @Override
  public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
    LocalDate value = getObject(column, LocalDate.class);
    return value == null ? null : SqlTime.date(value, calendar);
  }

  @Override
  public @Nullable Time getTime(int column) throws SQLException {
    return getTime(column, null);
  }

  @Override
  public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
    LocalTime value = getObject(column, LocalTime.class);
    return value == null ? null : SqlTime.time(value, calendar);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column) throws SQLException {
    return getTimestamp(column, null);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
      throws SQLException {
    LocalDateTime value = getObject(column, LocalDateTime.class);
    return value == null ? null : SqlTime.timestamp(value, calendar);
  }

  @Override
  public @Nullable Object getObject(int column) throws SQLException {
    return getObject(column, Object.class);
  }

  @Override
  public @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getObject(column);
  }

  @Override
  public <T> @Nullable T getObject(int column, @Nullable Class<T> type) throws SQLException {
    return JavaClassForm.of(value(column), type, site(column));
  }

  @Override
  public @Nullable Array getArray(int column) throws SQLException {
    return getObject(column, Array.class);
  }

  @Override
  public @Nullable Clob getClob(int column) throws SQLException {
    return getNClob(column);
  }

  @Override
  public @Nullable NClob getNClob(int column) throws SQLException {
    return getObject(column, NClob.class);
  }

  @Override
  public @Nullable Reader getCharacterStream(int column) throws SQLException {
    String text = streamed(column);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  /** Gives a question mark for each character that is not ASCII. */
  @Override
  public @Nullable InputStream getAsciiStream(int column) throws SQLException {
    String text = streamed(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Deprecated
  @Override
  public @Nullable InputStream getUnicodeStream(int column) throws SQLException {
    String text = streamed(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16BE));
  }

  @Override
  public @Nullable InputStream getBinaryStream(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  /** Text to be read as a stream, which JDBC defines for text and bytes only. */
  private @Nullable String streamed(int column) throws SQLException {
    Object value = value(column);
    if (value == null || value instanceof String || value instanceof byte[]) {
      return value == null ? null : TextForm.of(value);
    }
    throw site(column).undefined("a stream");
  }
}
