package ai.whattalk.jdbc.shell;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link RowFormat#TABLE}. The widths are those of the first rows; a longer value that comes later
 * moves its line.
 */
final class TableWriter implements RowWriter {
  /** Rows that are held back to find the widths. */
  private static final int MEASURED = 1_000;

  @Override
  public long write(ResultSet rows, Writer out) throws SQLException, IOException {
    ResultSetMetaData columns = rows.getMetaData();
    int width = columns.getColumnCount();
    String[] names = new String[width];
    boolean[] numbers = new boolean[width];
    for (int i = 0; i < width; i++) {
      names[i] = shown(columns.getColumnLabel(i + 1));
      numbers[i] = columns.isSigned(i + 1);
    }
    List<String[]> measured = new ArrayList<>();
    while (measured.size() < MEASURED && rows.next()) {
      measured.add(row(rows, width));
    }
    int[] widths = new int[width];
    measure(names, widths);
    measured.forEach(row -> measure(row, widths));
    writeLine(names, widths, numbers, out);
    StringBuilder rule = new StringBuilder();
    for (int each : widths) {
      rule.append(rule.isEmpty() ? "" : "+").append("-".repeat(each + 2));
    }
    out.write(rule.append('\n').toString());
    for (String[] row : measured) {
      writeLine(row, widths, numbers, out);
    }
    long count = measured.size();
    for (; count >= MEASURED && rows.next(); count++) {
      writeLine(row(rows, width), widths, numbers, out);
    }
    return count;
  }

  private static String[] row(ResultSet rows, int width) throws SQLException {
    String[] row = new String[width];
    for (int i = 0; i < width; i++) {
      row[i] = shown(rows.getString(i + 1));
    }
    return row;
  }

  /** One line of text, which moves no cursor. */
  private static String shown(@Nullable String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
  }

  private static void measure(String[] row, int[] widths) {
    for (int i = 0; i < row.length; i++) {
      widths[i] = Math.max(widths[i], length(row[i]));
    }
  }

  private static void writeLine(String[] row, int[] widths, boolean[] numbers, Writer out)
      throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - length(row[i])));
      line.append(i == 0 ? " " : " | ");
      line.append(numbers[i] ? padding + row[i] : row[i] + padding);
    }
    out.write(line.toString().stripTrailing() + '\n');
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
