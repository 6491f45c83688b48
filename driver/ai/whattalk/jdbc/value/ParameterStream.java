package ai.whattalk.jdbc.value;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.error.ArgumentCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the streams that parameters are bound to, whole, when they are bound. */
public final class ParameterStream {
  /** Length of a stream that is read to its end. */
  public static final long TO_END = -1;

  private static final int CHUNK = 4096;

  private ParameterStream() {}

  /** Text of a reader, null for null. */
  public static @Nullable String text(@Nullable Reader reader, long length) throws SQLException {
    if (reader == null) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    char[] chunk = new char[CHUNK];
    try {
      while (length == TO_END || text.length() < length) {
        int wanted = length == TO_END ? CHUNK : (int) Math.min(CHUNK, length - text.length());
        int read = reader.read(chunk, 0, wanted);
        if (read < 0) {
          break;
        }
        text.append(chunk, 0, read);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    checkLength(text.length(), length);
    return text.toString();
  }

  /** Text of a stream of bytes, null for null. */
  public static @Nullable String text(@Nullable InputStream stream, long length, Charset charset)
      throws SQLException {
    byte[] bytes = bytes(stream, length);
    return bytes == null ? null : new String(bytes, charset);
  }

  /** Bytes of a stream, null for null. */
  public static byte @Nullable [] bytes(@Nullable InputStream stream, long length)
      throws SQLException {
    if (stream == null) {
      return null;
    }
    try {
      byte[] bytes =
          length == TO_END
              ? stream.readAllBytes()
              : stream.readNBytes((int) Math.min(length, Integer.MAX_VALUE));
      checkLength(bytes.length, length);
      return bytes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Checks a length that a caller gives. */
  public static long checked(long length) throws SQLException {
    ArgumentCheck.notNegative(length, "a stream's length is");
    return length;
  }

  private static void checkLength(int read, long length) throws SQLException {
    if (length != TO_END && read < length) {
      throw new SQLDataException(
          "the stream ends after " + read + " of " + length + " characters or bytes", "22026");
    }
  }

  private static SQLException unreadable(IOException e) {
    return new SQLDataException(
        "the stream can't be read: " + OneLine.of(e.getMessage()), "22018", e);
  }
}
