package ai.whattalk.jdbc.shell;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** {@link RowFormat#CSV}. */
final class CsvWriter implements RowWriter {
  private static final String SPECIAL = ",\"\r\n";

  @Override
  public long write(ResultSet rows, Writer out) throws SQLException, IOException {
    ResultSetMetaData columns = rows.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      write(columns.getColumnLabel(i), i, out);
    }
    out.write('\n');
    long count = 0;
    for (; rows.next(); count++) {
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        write(rows.getString(i), i, out);
      }
      out.write('\n');
    }
    return count;
  }

  private static void write(@Nullable String value, int column, Writer out) throws IOException {
    if (column > 1) {
      out.write(',');
    }
    if (value == null) {
      return;
    }
    boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
    out.write(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
  }
}
