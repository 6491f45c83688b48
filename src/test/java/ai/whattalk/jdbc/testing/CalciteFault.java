package ai.whattalk.jdbc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A statement that stock Calcite answers otherwise than PostgreSQL.
 *
 * @param mender the class of the driver that mends it
 * @param issue Calcite's issue, or the empty text
 * @param properties of a connection of Calcite's that shows it
 * @param gives the rows that Calcite gives, or what it says
 * @param right those that PostgreSQL gives, or what it says
 */
public record CalciteFault(
    String mender,
    String issue,
    Map<String, String> properties,
    String sql,
    String gives,
    String right) {
  private static final Path FILE = Path.of("src/test/resources/calcite/faults.txt");

  /** The class, the issue and a property of the connection in parentheses, and the statement. */
  private static final Pattern STATEMENT =
      Pattern.compile("(\\w+)(?: (CALCITE-\\d+))?(?: \\((\\w+)=(\\w+)\\))?: (.+)");

  private static final Pattern TABLE = Pattern.compile("(FROM|JOIN) (two|once|long)\\b");

  private static final String GIVES = "  gives";
  private static final String RIGHT = "  right";
  private static final String ERROR = "! ";

  /** The faults of the file, in its order. */
  public static List<CalciteFault> all() throws IOException {
    List<String> lines =
        Files.readAllLines(FILE, UTF_8).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .toList();
    List<CalciteFault> faults = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 3) {
      faults.add(of(lines.subList(i, Math.min(i + 3, lines.size()))));
    }
    return faults;
  }

  private static CalciteFault of(List<String> lines) {
    Matcher statement = STATEMENT.matcher(lines.get(0));
    if (!statement.matches()
        || lines.size() != 3
        || !lines.get(1).startsWith(GIVES)
        || !lines.get(2).startsWith(RIGHT)) {
      throw new IllegalStateException("not a fault: " + lines);
    }
    return new CalciteFault(
        statement.group(1),
        statement.group(2) == null ? "" : statement.group(2),
        statement.group(3) == null ? Map.of() : Map.of(statement.group(3), statement.group(4)),
        statement.group(5),
        lines.get(1).substring(GIVES.length()).trim(),
        lines.get(2).substring(RIGHT.length()).trim());
  }

  /** What a database answers, as the file writes it. */
  public String answer(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(text(result, i));
        }
        rows.add(String.join(", ", row));
      }
      return String.join("; ", rows);
    } catch (SQLException | RuntimeException | Error e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return ERROR + cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
  }

  private static String text(ResultSet result, int column) throws SQLException {
    Object value = result.getObject(column);
    if (value instanceof Array array) {
      Object elements = array.getArray();
      return IntStream.range(0, java.lang.reflect.Array.getLength(elements))
          .mapToObj(i -> String.valueOf(java.lang.reflect.Array.get(elements, i)))
          .toList()
          .toString();
    }
    return value instanceof Number number && Double.isFinite(number.doubleValue())
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value instanceof Boolean ? value : result.getString(column));
  }

  /** Whether it takes a table that the driver does not have. */
  public boolean readsTables() {
    return TABLE.matcher(sql).find();
  }

  /** Whether an answer is the right one; of errors, any of one that is due. */
  public boolean isRight(String answer) {
    return right.startsWith(ERROR) ? answer.startsWith(ERROR) : answer.equals(right);
  }

  /** Whether an answer is the wrong one that Calcite was last seen to give. */
  public boolean isKnown(String answer) {
    return gives.startsWith(ERROR)
        ? answer.startsWith(ERROR) && answer.contains(gives.substring(ERROR.length()))
        : answer.equals(gives);
  }

  @Override
  public String toString() {
    return mender + ": " + sql;
  }
}
