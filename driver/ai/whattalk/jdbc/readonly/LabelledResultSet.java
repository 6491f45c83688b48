package ai.whattalk.jdbc.readonly;

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
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The getters of {@link ResultSet} by label: those by index behind {@link #findColumn}. */
public abstract class LabelledResultSet extends ReadOnlyResultSet {

  @Override
  public final @Nullable Array getArray(@Nullable String label) throws SQLException {
    return getArray(findColumn(label));
  }

  @Override
  public final @Nullable InputStream getAsciiStream(@Nullable String label) throws SQLException {
    return getAsciiStream(findColumn(label));
  }

  @Deprecated
  @Override
  public final @Nullable BigDecimal getBigDecimal(@Nullable String label, int scale)
      throws SQLException {
    return getBigDecimal(findColumn(label), scale);
  }

  @Override
  public final @Nullable BigDecimal getBigDecimal(@Nullable String label) throws SQLException {
    return getBigDecimal(findColumn(label));
  }

  @Override
  public final @Nullable InputStream getBinaryStream(@Nullable String label) throws SQLException {
    return getBinaryStream(findColumn(label));
  }

  @Override
  public final @Nullable Blob getBlob(@Nullable String label) throws SQLException {
    return getBlob(findColumn(label));
  }

  @Override
  public final boolean getBoolean(@Nullable String label) throws SQLException {
    return getBoolean(findColumn(label));
  }

  @Override
  public final byte getByte(@Nullable String label) throws SQLException {
    return getByte(findColumn(label));
  }

  @Override
  public final byte @Nullable [] getBytes(@Nullable String label) throws SQLException {
    return getBytes(findColumn(label));
  }

  @Override
  public final @Nullable Reader getCharacterStream(@Nullable String label) throws SQLException {
    return getCharacterStream(findColumn(label));
  }

  @Override
  public final @Nullable Clob getClob(@Nullable String label) throws SQLException {
    return getClob(findColumn(label));
  }

  @Override
  public final @Nullable Date getDate(@Nullable String label, @Nullable Calendar calendar)
      throws SQLException {
    return getDate(findColumn(label), calendar);
  }

  @Override
  public final @Nullable Date getDate(@Nullable String label) throws SQLException {
    return getDate(findColumn(label));
  }

  @Override
  public final double getDouble(@Nullable String label) throws SQLException {
    return getDouble(findColumn(label));
  }

  @Override
  public final float getFloat(@Nullable String label) throws SQLException {
    return getFloat(findColumn(label));
  }

  @Override
  public final int getInt(@Nullable String label) throws SQLException {
    return getInt(findColumn(label));
  }

  @Override
  public final long getLong(@Nullable String label) throws SQLException {
    return getLong(findColumn(label));
  }

  @Override
  public final @Nullable Reader getNCharacterStream(@Nullable String label) throws SQLException {
    return getNCharacterStream(findColumn(label));
  }

  @Override
  public final @Nullable NClob getNClob(@Nullable String label) throws SQLException {
    return getNClob(findColumn(label));
  }

  @Override
  public final @Nullable String getNString(@Nullable String label) throws SQLException {
    return getNString(findColumn(label));
  }

  @Override
  public final <T> @Nullable T getObject(@Nullable String label, @Nullable Class<T> type)
      throws SQLException {
    return getObject(findColumn(label), type);
  }

  @Override
  public final @Nullable Object getObject(
      @Nullable String label, @Nullable Map<String, Class<?>> map) throws SQLException {
    return getObject(findColumn(label), map);
  }

  @Override
  public final @Nullable Object getObject(@Nullable String label) throws SQLException {
    return getObject(findColumn(label));
  }

  @Override
  public final @Nullable Ref getRef(@Nullable String label) throws SQLException {
    return getRef(findColumn(label));
  }

  @Override
  public final @Nullable RowId getRowId(@Nullable String label) throws SQLException {
    return getRowId(findColumn(label));
  }

  @Override
  public final @Nullable SQLXML getSQLXML(@Nullable String label) throws SQLException {
    return getSQLXML(findColumn(label));
  }

  @Override
  public final short getShort(@Nullable String label) throws SQLException {
    return getShort(findColumn(label));
  }

  @Override
  public final @Nullable String getString(@Nullable String label) throws SQLException {
    return getString(findColumn(label));
  }

  @Override
  public final @Nullable Time getTime(@Nullable String label, @Nullable Calendar calendar)
      throws SQLException {
    return getTime(findColumn(label), calendar);
  }

  @Override
  public final @Nullable Time getTime(@Nullable String label) throws SQLException {
    return getTime(findColumn(label));
  }

  @Override
  public final @Nullable Timestamp getTimestamp(@Nullable String label, @Nullable Calendar calendar)
      throws SQLException {
    return getTimestamp(findColumn(label), calendar);
  }

  @Override
  public final @Nullable Timestamp getTimestamp(@Nullable String label) throws SQLException {
    return getTimestamp(findColumn(label));
  }

  @Override
  public final @Nullable URL getURL(@Nullable String label) throws SQLException {
    return getURL(findColumn(label));
  }

  @Deprecated
  @Override
  public final @Nullable InputStream getUnicodeStream(@Nullable String label) throws SQLException {
    return getUnicodeStream(findColumn(label));
  }
}
