package ai.whattalk.jdbc;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Runs the scripts of a folder and prints their tables, each under the comment that stands above
 * its statement. A statement ends with the line that ends with a semicolon; a comment with a blank
 * line below it belongs to the script.
 *
 * <p>The build starts this file as it is, with nothing but the driver's jar on the class path, so
 * it uses no other class of ours and no library.
 */
public final class ExampleRunner {
  private static final String SCRIPT_RULE = "=".repeat(80);

  /** Each of {@link #LESSONS} makes at most that many requests, and connecting two. */
  private static final String REQUESTS_OF_A_LESSON = "3";

  /** What shows the ways of a server; a question mark is for a value of the newest rows. */
  private static final List<String> LESSONS =
      List.of(
          "SELECT COUNT(*) FROM conversations WHERE type = ?",
          "SELECT id FROM conversations WHERE assistant_id = ? LIMIT 100",
          "SELECT COUNT(*) FROM conversations",
          "SELECT id FROM conversations WHERE created_at < CAST(? AS DATE) LIMIT 100",
          "SELECT id FROM conversations WHERE created_at >= CAST(? AS DATE) LIMIT 100");

  private final Connection connection;
  private final PrintStream out;

  /** Whether all is to fit one screen. */
  private final boolean brief;

  /** Creates a runner that prints to {@code out}. */
  public ExampleRunner(Connection connection, PrintStream out) {
    this(connection, out, false);
  }

  /** Creates a runner that, if it is to be brief, prints nothing but questions and tables. */
  public ExampleRunner(Connection connection, PrintStream out, boolean brief) {
    this.connection = connection;
    this.out = out;
    this.brief = brief;
  }

  /**
   * Takes a script or a folder of scripts, the URL to connect to, whether to tell first what the
   * server does, and the driver's jar, if it shall say at the end where that is and what is next;
   * fails at the first statement of a script that does.
   */
  public static void main(String[] arguments) throws IOException {
    Path given = Path.of(arguments[0]);
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset());
    boolean brief = !Files.isDirectory(given);
    List<Path> scripts = brief ? List.of(given) : scriptsOf(given);
    if (scripts.isEmpty()) {
      System.err.println("No script in " + given);
      System.exit(1);
    }
    try (Connection connection = DriverManager.getConnection(arguments[1])) {
      ExampleRunner runner = new ExampleRunner(connection, out, brief);
      if (arguments.length > 2 && Boolean.parseBoolean(arguments[2])) {
        runner.tellOfServer(arguments[1]);
      }
      for (Path script : scripts) {
        runner.run(script);
      }
      if (arguments.length > 3) {
        runner.tellWhatIsNext(Path.of(arguments[3]));
      }
    } catch (SQLException e) {
      System.err.println(e.getMessage() + " [" + e.getSQLState() + "]");
      System.exit(1);
    }
  }

  private void tellWhatIsNext(Path jar) {
    String shell = jar.getFileName().toString().replaceFirst("\\.jar$", "-shell.jar");
    if (brief) {
      out.println("All example scripts:  mvn -q -Pexamples package -Dexamples.all");
    }
    out.println("The driver, one jar:  " + jar);
    out.println("DBeaver, BI tools:    docs/clients.md; from Java, your own account: README.md");
    out.println("Next, ask in a shell: java -jar " + Path.of("target", shell));
  }

  /**
   * Asks the server a few things, in at most 20 requests, connecting included, and prints the table
   * {@code server}. What fails is passed over: it tells something, too.
   *
   * @param url of the connection
   */
  public void tellOfServer(String url) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("maxRequests", REQUESTS_OF_A_LESSON);
    try (Connection pupil = DriverManager.getConnection(url, properties)) {
      List<String> newest = newest(pupil);
      for (String lesson : LESSONS) {
        String value =
            lesson.contains("type")
                ? newest.get(0)
                : lesson.contains("assistant_id") ? newest.get(1) : newest.get(2);
        if (!lesson.contains("?") || value != null) {
          learn(pupil, lesson, value);
        }
      }
    }
    out.println("What answers have shown of this server");
    try (Statement statement = connection.createStatement();
        ResultSet facts = statement.executeQuery("SELECT * FROM server")) {
      print(facts);
    }
    out.println();
  }

  /** A type, an assistant and a day in the middle of the rows of a page; null where none has. */
  private static List<String> newest(Connection pupil) {
    String[] values = new String[3];
    List<String> days = new ArrayList<>();
    try (Statement statement = pupil.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT type, assistant_id, CAST(created_at AS DATE) FROM conversations"
                    + " LIMIT 100")) {
      while (rows.next()) {
        values[0] = values[0] == null ? rows.getString(1) : values[0];
        values[1] = values[1] == null ? rows.getString(2) : values[1];
        if (rows.getString(3) != null) {
          days.add(rows.getString(3));
        }
      }
    } catch (SQLException e) {
      // What came before is enough, or there is nothing to ask for.
    }
    days.sort(null);
    values[2] = days.isEmpty() ? null : days.get(days.size() / 2);
    return Arrays.asList(values);
  }

  private static void learn(Connection pupil, String sql, String value) {
    try (PreparedStatement statement = pupil.prepareStatement(sql)) {
      if (sql.contains("?")) {
        statement.setString(1, value);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          // Reads to the end, or as far as it may.
        }
      }
    } catch (SQLException e) {
      // A refusal or a bound that was reached: what it shows is in the table.
    }
  }

  /** The scripts of a folder, by name. */
  public static List<Path> scriptsOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  /** Runs a script and prints its tables. Returns the number of rows of each. */
  public List<Integer> run(Path script) throws IOException, SQLException {
    if (!brief) {
      out.println(SCRIPT_RULE);
      out.println(script.getFileName());
      out.println(SCRIPT_RULE);
    }
    List<Integer> rowCounts = new ArrayList<>();
    List<String> comment = new ArrayList<>();
    List<String> sql = new ArrayList<>();
    for (String line : Files.readAllLines(script, StandardCharsets.UTF_8)) {
      if (sql.isEmpty() && (line.isBlank() || line.startsWith("--"))) {
        if (line.isBlank()) {
          printParagraph(comment);
        } else {
          comment.add(line.substring(2).strip());
        }
        continue;
      }
      sql.add(line);
      if (line.stripTrailing().endsWith(";")) {
        comment.forEach(out::println);
        comment.clear();
        rowCounts.add(execute(script, String.join("\n", sql)));
        sql.clear();
      }
    }
    if (!sql.isEmpty()) {
      throw new SQLException(script + " ends inside a statement: " + sql.get(0));
    }
    printParagraph(comment);
    return rowCounts;
  }

  private void printParagraph(List<String> lines) {
    if (!lines.isEmpty() && !brief) {
      lines.forEach(out::println);
      out.println();
    }
    lines.clear();
  }

  private int execute(Path script, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int count = print(rows);
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        out.println("Warning: " + w.getMessage());
      }
      out.println();
      return count;
    } catch (SQLException e) {
      throw new SQLException(script + ": " + e.getMessage() + "\n" + sql, e.getSQLState(), e);
    }
  }

  private int print(ResultSet rows) throws SQLException {
    List<Column> columns = new ArrayList<>();
    ResultSetMetaData metaData = rows.getMetaData();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(new Column(metaData.getColumnLabel(i), isNumber(metaData.getColumnType(i))));
    }
    int count = 0;
    for (; rows.next(); count++) {
      for (int i = 0; i < columns.size(); i++) {
        columns.get(i).add(rows.getString(i + 1));
      }
    }
    StringBuilder rule = new StringBuilder();
    for (Column column : columns) {
      rule.append(rule.isEmpty() ? "" : "+").append("-".repeat(column.width() + 2));
    }
    printLine(columns, 0);
    out.println(rule);
    for (int i = 1; i <= count; i++) {
      printLine(columns, i);
    }
    if (!brief) {
      out.println(count == 1 ? "(1 row)" : "(" + count + " rows)");
    }
    return count;
  }

  private void printLine(List<Column> columns, int cell) {
    StringBuilder line = new StringBuilder();
    for (Column column : columns) {
      line.append(line.isEmpty() ? " " : "| ").append(column.padded(cell)).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }

  private static boolean isNumber(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE ->
          true;
      default -> false;
    };
  }

  /** What the terminal shows, or UTF-8 where the output goes elsewhere. */
  private static Charset charset() {
    Console console = System.console();
    return console == null ? StandardCharsets.UTF_8 : console.charset();
  }

  /** A column's heading and values as text. */
  private static final class Column {
    private final boolean rightAligned;
    private final List<String> cells = new ArrayList<>();
    private int width;

    Column(String heading, boolean rightAligned) {
      this.rightAligned = rightAligned;
      add(heading);
    }

    /** Adds a value; null shows as nothing. */
    void add(String value) {
      String cell = value == null ? "" : value;
      cells.add(cell);
      width = Math.max(width, length(cell));
    }

    int width() {
      return width;
    }

    String padded(int index) {
      String cell = cells.get(index);
      String padding = " ".repeat(width - length(cell));
      return rightAligned ? padding + cell : cell + padding;
    }

    private static int length(String text) {
      return text.codePointCount(0, text.length());
    }
  }
}
