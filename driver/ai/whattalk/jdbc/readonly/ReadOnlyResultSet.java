package ai.whattalk.jdbc.readonly;

import ai.whattalk.jdbc.error.JdbcError;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link ResultSet} that refuses: updating, scrolling, and values of types that no
 * column has. Stateless; long, because the interface is.
 */
abstract class ReadOnlyResultSet implements ResultSet, SelfWrapper {

  /** Throws 24000 if the result set is closed. */
  protected abstract void checkOpen() throws SQLException;

  private SQLException readOnly(String method) throws SQLException {
    checkOpen();
    return JdbcError.unsupported("an update of a result set (" + method + ')');
  }

  private SQLException forwardOnly(String method) throws SQLException {
    checkOpen();
    return JdbcError.unsupported("scrolling in a result set (" + method + ')');
  }

  private SQLException noSuchType(String method) throws SQLException {
    checkOpen();
    return JdbcError.unsupported(method);
  }

  @Override
  public final int getType() throws SQLException {
    checkOpen();
    return TYPE_FORWARD_ONLY;
  }

  @Override
  public final int getConcurrency() throws SQLException {
    checkOpen();
    return CONCUR_READ_ONLY;
  }

  @Override
  public final int getHoldability() throws SQLException {
    checkOpen();
    return HOLD_CURSORS_OVER_COMMIT;
  }

  /** Always forward. */
  @Override
  public final int getFetchDirection() throws SQLException {
    checkOpen();
    return FETCH_FORWARD;
  }

  /** Accepts forward only. */
  @Override
  public final void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    switch (direction) {
      case FETCH_FORWARD -> {}
      case FETCH_REVERSE, FETCH_UNKNOWN -> throw forwardOnly("setFetchDirection");
      default ->
          throw JdbcError.badArgument(
              "setFetchDirection takes a direction of java.sql.ResultSet, not " + direction);
    }
  }

  @Override
  public final boolean absolute(int row) throws SQLException {
    throw forwardOnly("absolute");
  }

  @Override
  public final void afterLast() throws SQLException {
    throw forwardOnly("afterLast");
  }

  @Override
  public final void beforeFirst() throws SQLException {
    throw forwardOnly("beforeFirst");
  }

  @Override
  public final boolean first() throws SQLException {
    throw forwardOnly("first");
  }

  @Override
  public final boolean last() throws SQLException {
    throw forwardOnly("last");
  }

  @Override
  public final boolean previous() throws SQLException {
    throw forwardOnly("previous");
  }

  @Override
  public final boolean relative(int rows) throws SQLException {
    throw forwardOnly("relative");
  }

  @Override
  public final boolean isLast() throws SQLException {
    throw forwardOnly("isLast");
  }

  @Override
  public final Blob getBlob(int column) throws SQLException {
    throw noSuchType("getBlob");
  }

  @Override
  public final Ref getRef(int column) throws SQLException {
    throw noSuchType("getRef");
  }

  @Override
  public final RowId getRowId(int column) throws SQLException {
    throw noSuchType("getRowId");
  }

  @Override
  public final SQLXML getSQLXML(int column) throws SQLException {
    throw noSuchType("getSQLXML");
  }

  @Override
  public final URL getURL(int column) throws SQLException {
    throw noSuchType("getURL");
  }

  /** Always false. */
  @Override
  public final boolean rowUpdated() throws SQLException {
    checkOpen();
    return false;
  }

  /** Always false. */
  @Override
  public final boolean rowInserted() throws SQLException {
    checkOpen();
    return false;
  }

  /** Always false. */
  @Override
  public final boolean rowDeleted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  public final String getCursorName() throws SQLException {
    throw noSuchType("getCursorName");
  }

  @Override
  public final void insertRow() throws SQLException {
    throw readOnly("insertRow");
  }

  @Override
  public final void deleteRow() throws SQLException {
    throw readOnly("deleteRow");
  }

  @Override
  public final void refreshRow() throws SQLException {
    throw readOnly("refreshRow");
  }

  @Override
  public final void cancelRowUpdates() throws SQLException {
    throw readOnly("cancelRowUpdates");
  }

  @Override
  public final void moveToInsertRow() throws SQLException {
    throw readOnly("moveToInsertRow");
  }

  @Override
  public final void moveToCurrentRow() throws SQLException {
    throw readOnly("moveToCurrentRow");
  }

  @Override
  public final void updateArray(String label, @Nullable Array x) throws SQLException {
    throw readOnly("updateArray");
  }

  @Override
  public final void updateArray(int column, @Nullable Array x) throws SQLException {
    throw readOnly("updateArray");
  }

  @Override
  public final void updateAsciiStream(String label, @Nullable InputStream x, int length)
      throws SQLException {
    throw readOnly("updateAsciiStream");
  }

  @Override
  public final void updateAsciiStream(String label, @Nullable InputStream x, long length)
      throws SQLException {
    throw readOnly("updateAsciiStream");
  }

  @Override
  public final void updateAsciiStream(String label, @Nullable InputStream x) throws SQLException {
    throw readOnly("updateAsciiStream");
  }

  @Override
  public final void updateAsciiStream(int column, @Nullable InputStream x, int length)
      throws SQLException {
    throw readOnly("updateAsciiStream");
  }

  @Override
  public final void updateAsciiStream(int column, @Nullable InputStream x, long length)
      throws SQLException {
    throw readOnly("updateAsciiStream");
  }

  @Override
  public final void updateAsciiStream(int column, @Nullable InputStream x) throws SQLException {
    throw readOnly("updateAsciiStream");
  }

  @Override
  public final void updateBigDecimal(String label, @Nullable BigDecimal x) throws SQLException {
    throw readOnly("updateBigDecimal");
  }

  @Override
  public final void updateBigDecimal(int column, @Nullable BigDecimal x) throws SQLException {
    throw readOnly("updateBigDecimal");
  }

  @Override
  public final void updateBinaryStream(String label, @Nullable InputStream x, int length)
      throws SQLException {
    throw readOnly("updateBinaryStream");
  }

  @Override
  public final void updateBinaryStream(String label, @Nullable InputStream x, long length)
      throws SQLException {
    throw readOnly("updateBinaryStream");
  }

  @Override
  public final void updateBinaryStream(String label, @Nullable InputStream x) throws SQLException {
    throw readOnly("updateBinaryStream");
  }

  @Override
  public final void updateBinaryStream(int column, @Nullable InputStream x, int length)
      throws SQLException {
    throw readOnly("updateBinaryStream");
  }

  @Override
  public final void updateBinaryStream(int column, @Nullable InputStream x, long length)
      throws SQLException {
    throw readOnly("updateBinaryStream");
  }

  @Override
  public final void updateBinaryStream(int column, @Nullable InputStream x) throws SQLException {
    throw readOnly("updateBinaryStream");
  }

  @Override
  public final void updateBlob(String label, @Nullable InputStream x, long length)
      throws SQLException {
    throw readOnly("updateBlob");
  }

  @Override
  public final void updateBlob(String label, @Nullable InputStream x) throws SQLException {
    throw readOnly("updateBlob");
  }

  @Override
  public final void updateBlob(String label, @Nullable Blob x) throws SQLException {
    throw readOnly("updateBlob");
  }

  @Override
  public final void updateBlob(int column, @Nullable InputStream x, long length)
      throws SQLException {
    throw readOnly("updateBlob");
  }

  @Override
  public final void updateBlob(int column, @Nullable InputStream x) throws SQLException {
    throw readOnly("updateBlob");
  }

  @Override
  public final void updateBlob(int column, @Nullable Blob x) throws SQLException {
    throw readOnly("updateBlob");
  }

  @Override
  public final void updateBoolean(String label, boolean x) throws SQLException {
    throw readOnly("updateBoolean");
  }

  @Override
  public final void updateBoolean(int column, boolean x) throws SQLException {
    throw readOnly("updateBoolean");
  }

  @Override
  public final void updateByte(String label, byte x) throws SQLException {
    throw readOnly("updateByte");
  }

  @Override
  public final void updateByte(int column, byte x) throws SQLException {
    throw readOnly("updateByte");
  }

  @Override
  public final void updateBytes(String label, byte @Nullable [] x) throws SQLException {
    throw readOnly("updateBytes");
  }

  @Override
  public final void updateBytes(int column, byte @Nullable [] x) throws SQLException {
    throw readOnly("updateBytes");
  }

  @Override
  public final void updateCharacterStream(String label, @Nullable Reader x, int length)
      throws SQLException {
    throw readOnly("updateCharacterStream");
  }

  @Override
  public final void updateCharacterStream(String label, @Nullable Reader x, long length)
      throws SQLException {
    throw readOnly("updateCharacterStream");
  }

  @Override
  public final void updateCharacterStream(String label, @Nullable Reader x) throws SQLException {
    throw readOnly("updateCharacterStream");
  }

  @Override
  public final void updateCharacterStream(int column, @Nullable Reader x, int length)
      throws SQLException {
    throw readOnly("updateCharacterStream");
  }

  @Override
  public final void updateCharacterStream(int column, @Nullable Reader x, long length)
      throws SQLException {
    throw readOnly("updateCharacterStream");
  }

  @Override
  public final void updateCharacterStream(int column, @Nullable Reader x) throws SQLException {
    throw readOnly("updateCharacterStream");
  }

  @Override
  public final void updateClob(String label, @Nullable Reader x, long length) throws SQLException {
    throw readOnly("updateClob");
  }

  @Override
  public final void updateClob(String label, @Nullable Reader x) throws SQLException {
    throw readOnly("updateClob");
  }

  @Override
  public final void updateClob(String label, @Nullable Clob x) throws SQLException {
    throw readOnly("updateClob");
  }

  @Override
  public final void updateClob(int column, @Nullable Reader x, long length) throws SQLException {
    throw readOnly("updateClob");
  }

  @Override
  public final void updateClob(int column, @Nullable Reader x) throws SQLException {
    throw readOnly("updateClob");
  }

  @Override
  public final void updateClob(int column, @Nullable Clob x) throws SQLException {
    throw readOnly("updateClob");
  }

  @Override
  public final void updateDate(String label, @Nullable Date x) throws SQLException {
    throw readOnly("updateDate");
  }

  @Override
  public final void updateDate(int column, @Nullable Date x) throws SQLException {
    throw readOnly("updateDate");
  }

  @Override
  public final void updateDouble(String label, double x) throws SQLException {
    throw readOnly("updateDouble");
  }

  @Override
  public final void updateDouble(int column, double x) throws SQLException {
    throw readOnly("updateDouble");
  }

  @Override
  public final void updateFloat(String label, float x) throws SQLException {
    throw readOnly("updateFloat");
  }

  @Override
  public final void updateFloat(int column, float x) throws SQLException {
    throw readOnly("updateFloat");
  }

  @Override
  public final void updateInt(String label, int x) throws SQLException {
    throw readOnly("updateInt");
  }

  @Override
  public final void updateInt(int column, int x) throws SQLException {
    throw readOnly("updateInt");
  }

  @Override
  public final void updateLong(String label, long x) throws SQLException {
    throw readOnly("updateLong");
  }

  @Override
  public final void updateLong(int column, long x) throws SQLException {
    throw readOnly("updateLong");
  }

  @Override
  public final void updateNCharacterStream(String label, @Nullable Reader x, long length)
      throws SQLException {
    throw readOnly("updateNCharacterStream");
  }

  @Override
  public final void updateNCharacterStream(String label, @Nullable Reader x) throws SQLException {
    throw readOnly("updateNCharacterStream");
  }

  @Override
  public final void updateNCharacterStream(int column, @Nullable Reader x, long length)
      throws SQLException {
    throw readOnly("updateNCharacterStream");
  }

  @Override
  public final void updateNCharacterStream(int column, @Nullable Reader x) throws SQLException {
    throw readOnly("updateNCharacterStream");
  }

  @Override
  public final void updateNClob(String label, @Nullable Reader x, long length) throws SQLException {
    throw readOnly("updateNClob");
  }

  @Override
  public final void updateNClob(String label, @Nullable Reader x) throws SQLException {
    throw readOnly("updateNClob");
  }

  @Override
  public final void updateNClob(String label, @Nullable NClob x) throws SQLException {
    throw readOnly("updateNClob");
  }

  @Override
  public final void updateNClob(int column, @Nullable Reader x, long length) throws SQLException {
    throw readOnly("updateNClob");
  }

  @Override
  public final void updateNClob(int column, @Nullable Reader x) throws SQLException {
    throw readOnly("updateNClob");
  }

  @Override
  public final void updateNClob(int column, @Nullable NClob x) throws SQLException {
    throw readOnly("updateNClob");
  }

  @Override
  public final void updateNString(String label, @Nullable String x) throws SQLException {
    throw readOnly("updateNString");
  }

  @Override
  public final void updateNString(int column, @Nullable String x) throws SQLException {
    throw readOnly("updateNString");
  }

  @Override
  public final void updateNull(String label) throws SQLException {
    throw readOnly("updateNull");
  }

  @Override
  public final void updateNull(int column) throws SQLException {
    throw readOnly("updateNull");
  }

  @Override
  public final void updateObject(String label, @Nullable Object x, int scaleOrLength)
      throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public final void updateObject(
      String label, @Nullable Object x, SQLType targetType, int scaleOrLength) throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public final void updateObject(String label, @Nullable Object x, SQLType targetType)
      throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public final void updateObject(String label, @Nullable Object x) throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public final void updateObject(int column, @Nullable Object x, int scaleOrLength)
      throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public final void updateObject(
      int column, @Nullable Object x, SQLType targetType, int scaleOrLength) throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public final void updateObject(int column, @Nullable Object x, SQLType targetType)
      throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public final void updateObject(int column, @Nullable Object x) throws SQLException {
    throw readOnly("updateObject");
  }

  @Override
  public final void updateRef(String label, @Nullable Ref x) throws SQLException {
    throw readOnly("updateRef");
  }

  @Override
  public final void updateRef(int column, @Nullable Ref x) throws SQLException {
    throw readOnly("updateRef");
  }

  @Override
  public final void updateRow() throws SQLException {
    throw readOnly("updateRow");
  }

  @Override
  public final void updateRowId(String label, @Nullable RowId x) throws SQLException {
    throw readOnly("updateRowId");
  }

  @Override
  public final void updateRowId(int column, @Nullable RowId x) throws SQLException {
    throw readOnly("updateRowId");
  }

  @Override
  public final void updateSQLXML(String label, @Nullable SQLXML x) throws SQLException {
    throw readOnly("updateSQLXML");
  }

  @Override
  public final void updateSQLXML(int column, @Nullable SQLXML x) throws SQLException {
    throw readOnly("updateSQLXML");
  }

  @Override
  public final void updateShort(String label, short x) throws SQLException {
    throw readOnly("updateShort");
  }

  @Override
  public final void updateShort(int column, short x) throws SQLException {
    throw readOnly("updateShort");
  }

  @Override
  public final void updateString(String label, @Nullable String x) throws SQLException {
    throw readOnly("updateString");
  }

  @Override
  public final void updateString(int column, @Nullable String x) throws SQLException {
    throw readOnly("updateString");
  }

  @Override
  public final void updateTime(String label, @Nullable Time x) throws SQLException {
    throw readOnly("updateTime");
  }

  @Override
  public final void updateTime(int column, @Nullable Time x) throws SQLException {
    throw readOnly("updateTime");
  }

  @Override
  public final void updateTimestamp(String label, @Nullable Timestamp x) throws SQLException {
    throw readOnly("updateTimestamp");
  }

  @Override
  public final void updateTimestamp(int column, @Nullable Timestamp x) throws SQLException {
    throw readOnly("updateTimestamp");
  }
}
