package ai.whattalk.jdbc.shell;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@link RowFormat#JSON}: numbers and booleans are such, all else is text as {@link
 * ResultSet#getString} has it.
 */
final class JsonWriter implements RowWriter {
  /** What JSON takes for a number: not NaN, for one. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d+)?");

  @Override
  public long write(ResultSet rows, Writer out) throws SQLException, IOException {
    ResultSetMetaData columns = rows.getMetaData();
    String[] names = new String[columns.getColumnCount()];
    for (int i = 0; i < names.length; i++) {
      names[i] = quoted(columns.getColumnLabel(i + 1)) + ":";
    }
    out.write('[');
    long count = 0;
    for (; rows.next(); count++) {
      out.write(count == 0 ? "\n{" : ",\n{");
      for (int i = 0; i < names.length; i++) {
        out.write(i == 0 ? names[i] : "," + names[i]);
        out.write(value(rows.getString(i + 1), columns, i + 1));
      }
      out.write('}');
    }
    out.write("\n]\n");
    return count;
  }

  private static String value(@Nullable String text, ResultSetMetaData columns, int column)
      throws SQLException {
    if (text == null) {
      return "null";
    }
    boolean isBare =
        columns.isSigned(column)
            ? NUMBER.matcher(text).matches()
            : columns.getColumnType(column) == Types.BOOLEAN;
    return isBare ? text : quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ') {
            quoted.append("\\u00").append(Character.forDigit(c >> 4, 16));
            quoted.append(Character.forDigit(c & 15, 16));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
