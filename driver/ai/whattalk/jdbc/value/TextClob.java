package ai.whattalk.jdbc.value;

import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.JdbcError;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Clob} over a text of a row, to be read only. Positions count from 1, in characters of
 * Java. It lives on when its result set is closed. For one thread at a time.
 */
public final class TextClob implements NClob {
  private final String text;
  private boolean freed;

  public TextClob(String text) {
    this.text = text;
  }

  private String text() throws SQLException {
    if (freed) {
      throw JdbcError.freed("Clob");
    }
    return text;
  }

  @Override
  public long length() throws SQLException {
    return text().length();
  }

  /** The text from a position on, shorter than asked for where it ends before. */
  @Override
  public String getSubString(long position, int length) throws SQLException {
    int start = start(position, text().length() + 1L);
    ArgumentCheck.notNegative(length, "a length is");
    return text.substring(start, (int) Math.min((long) start + length, text.length()));
  }

  @Override
  public Reader getCharacterStream() throws SQLException {
    return new StringReader(text());
  }

  /** A part of the text, all of which has to be there. */
  @Override
  public Reader getCharacterStream(long position, long length) throws SQLException {
    int start = start(position, text().length());
    if (length < 0 || length > text.length() - start) {
      throw JdbcError.badArgument(
          "a text of " + text.length() + " characters has no " + length + " from " + position);
    }
    return new StringReader(text.substring(start, start + (int) length));
  }

  /** Gives a question mark for each character that is not ASCII. */
  @Override
  public InputStream getAsciiStream() throws SQLException {
    return new ByteArrayInputStream(text().getBytes(StandardCharsets.US_ASCII));
  }

  /** The first position, from one on, at which the text holds another one; -1 if there is none. */
  @Override
  public long position(@Nullable String searched, long from) throws SQLException {
    int length = text().length();
    String part = ArgumentCheck.notNull(searched, "position takes a text");
    int start = start(from, Long.MAX_VALUE);
    int found = start > length ? -1 : text.indexOf(part, start);
    return found < 0 ? -1 : found + 1;
  }

  @Override
  public long position(@Nullable Clob searched, long from) throws SQLException {
    Clob part = ArgumentCheck.notNull(searched, "position takes a text");
    // One that is longer is not in the text, nor are as many of its characters as can be read.
    int length = (int) Math.min(part.length(), text().length() + 1L);
    return position(part.getSubString(1, length), from);
  }

  private static int start(long position, long last) throws SQLException {
    if (position < 1 || position > last) {
      throw JdbcError.badArgument(
          "a position counts from 1"
              + (last < Long.MAX_VALUE ? " to " + last : "")
              + ", not "
              + position);
    }
    return (int) Math.min(position - 1, Integer.MAX_VALUE);
  }

  @Override
  public int setString(long position, String part) throws SQLException {
    throw readOnly();
  }

  @Override
  public int setString(long position, String part, int offset, int length) throws SQLException {
    throw readOnly();
  }

  @Override
  public OutputStream setAsciiStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public Writer setCharacterStream(long position) throws SQLException {
    throw readOnly();
  }

  @Override
  public void truncate(long length) throws SQLException {
    throw readOnly();
  }

  private SQLException readOnly() throws SQLException {
    text();
    return JdbcError.unsupported("writing to a Clob");
  }

  /** Ends its use; the text goes with the row. */
  @Override
  public void free() {
    freed = true;
  }
}
