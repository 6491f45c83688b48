package ai.whattalk.jdbc.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Ten statements in a warm JVM, beside Calcite's own driver: new ones, of which each run has
 * another literal, and the same again. Rivals take turns in one JVM, which JMH does not do.
 */
final class StatementBenchmark {
  /** Of the account: four pages, so that what is measured is not the reading. */
  private static final int ROWS = 400;

  private static final int WARM_UP_ROUNDS = 100;

  /** What compiles code is hardly called in the first warm-up: most of it is known. */
  private static final int NEW_FORM_WARM_UP_ROUNDS = 60;

  private static final int ROUNDS = Benchmarks.rounds(21);
  private static final int EXECUTION_ROUNDS = Benchmarks.rounds(15);
  private static final DateTimeFormatter SQL_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /**
   * By name; {@code #} is another number each time, {@code @} another time, and {@code ~} a term
   * that all rows fulfil, of another form each time, or nothing.
   */
  private static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

  static {
    STATEMENTS.put("point", "SELECT id, type, total_cost FROM conversations WHERE id = 'c-#'~");
    STATEMENTS.put(
        "range",
        "SELECT id, created_at FROM conversations"
            + " WHERE created_at >= TIMESTAMP '@' AND created_at < TIMESTAMP '2026-01-20 00:00:00'~");
    STATEMENTS.put(
        "filter",
        "SELECT id, total_cost FROM conversations"
            + " WHERE type = 'widget' AND message_count < #~ AND ai_enabled");
    STATEMENTS.put(
        "limit",
        "SELECT id, created_at FROM conversations WHERE message_count < #~"
            + " ORDER BY created_at DESC LIMIT 10");
    STATEMENTS.put(
        "group",
        "SELECT type, COUNT(*), SUM(total_cost) FROM conversations WHERE message_count < #~"
            + " GROUP BY type ORDER BY type");
    STATEMENTS.put(
        "window",
        "SELECT id, ROW_NUMBER() OVER (PARTITION BY assistant_id ORDER BY created_at)"
            + " FROM conversations WHERE message_count < #~");
    STATEMENTS.put(
        "join",
        "SELECT a.name, COUNT(*) FROM conversations c JOIN assistants a ON c.assistant_id = a.\"uuid\""
            + " WHERE c.message_count < #~ GROUP BY a.name");
    STATEMENTS.put(
        "correlated",
        "SELECT c.id FROM conversations c WHERE c.created_at = (SELECT MAX(d.created_at)"
            + " FROM conversations d WHERE d.type = c.type AND d.message_count < #~)");
    STATEMENTS.put(
        "wrapped",
        "SELECT \"t\".\"type\" AS \"type\", SUM(\"t\".\"total_cost\") AS \"sum\" FROM"
            + " (SELECT * FROM conversations WHERE message_count < #~) \"t\""
            + " WHERE \"t\".\"ai_enabled\" GROUP BY \"t\".\"type\" HAVING COUNT(1) > 0");
    STATEMENTS.put(
        "EXISTS",
        "SELECT a.\"uuid\" FROM assistants a WHERE EXISTS (SELECT 1 FROM conversations c"
            + " WHERE c.assistant_id = a.\"uuid\" AND c.message_count < #~)");
  }

  /** Those that can't fail: the driver computes others only where they decide. */
  private static final List<String> COMPARISONS =
      List.of(
          "assistant_id IS NULL",
          "assistant_name IS NULL",
          "assistant_id = assistant_name",
          "assistant_id < assistant_name",
          "total_cost = message_count",
          "total_cost > message_count",
          "total_cost < message_count",
          "message_count = 0",
          "message_count IS NULL",
          "total_cost IS NULL",
          "ai_enabled IS NULL",
          "ai_enabled");

  /** Literals so far: above all that rows have, so that each run gives the same rows. */
  private int literal = 1_000;

  private int forms;

  void run(BenchmarkReport report) throws Exception {
    try (BenchmarkServer server = new BenchmarkServer(false, ROWS);
        Connection driver = DriverManager.getConnection(server.url(), "", server.key());
        Connection stock = StockCalcite.connect(BenchmarkRows.lines(ROWS))) {
      compareAnswers(driver, stock);
      report.heading("Statements in a warm JVM");
      report.text(
          "A new statement is prepared, which is all from its text to compiled code; each has a"
              + " literal that was never there before; where its form is new, a term besides that"
              + " no statement had. Executed: prepared as well, and its rows read. The driver's "
              + ROWS
              + " rows come over HTTP from another process without latency, four pages or totals in"
              + " place of them; those of Calcite's own driver (`jdbc:calcite:`) are in memory. CPU"
              + " is that of Java's threads, without compiler and collector. Medians of "
              + ROUNDS
              + " where it is prepared only, of "
              + EXECUTION_ROUNDS
              + " where it is executed, in turn, in one JVM, after "
              + WARM_UP_ROUNDS
              + " rounds that are not counted, and new forms after "
              + NEW_FORM_WARM_UP_ROUNDS
              + " more.");
      rounds("warm-up", WARM_UP_ROUNDS, driver, stock, this::prepareNew);
      report.ratios(
          "new, prepared",
          "Calcite",
          rounds("new, prepared", ROUNDS, driver, stock, this::prepareNew));
      rounds("warm-up", NEW_FORM_WARM_UP_ROUNDS, driver, stock, this::prepareNewForm);
      report.ratios(
          "of a new form, prepared",
          "Calcite",
          rounds("of a new form, prepared", ROUNDS, driver, stock, this::prepareNewForm));
      rounds("warm-up", EXECUTION_ROUNDS, driver, stock, this::executeNew);
      report.ratios(
          "new, executed",
          "Calcite",
          rounds("new, executed", EXECUTION_ROUNDS, driver, stock, this::executeNew));
      report.ratios(
          "the same again, executed",
          "Calcite",
          rounds("again, executed", EXECUTION_ROUNDS, driver, stock, this::executeAgain));
    }
  }

  /** One run of a statement. */
  private interface Run {
    void run(Connection connection, String template) throws SQLException;
  }

  /** The driver and its rival, by statement. */
  private static Map<String, List<Sample>> rounds(
      String what, int rounds, Connection driver, Connection stock, Run run) throws Exception {
    Benchmarks.progress("b: " + what);
    Map<String, Sample.Measured> rivals = new LinkedHashMap<>();
    STATEMENTS.forEach(
        (name, template) -> {
          rivals.put(name, () -> Sample.ofThreads(() -> run.run(driver, template)));
          rivals.put(name + "/stock", () -> Sample.ofThreads(() -> run.run(stock, template)));
        });
    Map<String, Sample> samples = Sample.inTurn(rounds, rivals);
    Map<String, List<Sample>> pairs = new LinkedHashMap<>();
    for (String name : STATEMENTS.keySet()) {
      pairs.put(name, List.of(samples.get(name), samples.get(name + "/stock")));
    }
    return pairs;
  }

  private void prepareNew(Connection connection, String template) throws SQLException {
    connection.prepareStatement(anew(template)).close();
  }

  private void prepareNewForm(Connection connection, String template) throws SQLException {
    connection.prepareStatement(anew(template.replace("~", newTerm()))).close();
  }

  /** Comparisons of columns, by the bits of a number, which no row has to fulfil. */
  private String newTerm() {
    StringBuilder term = new StringBuilder(" AND (message_count > -1");
    forms++;
    for (int i = 0; i < COMPARISONS.size(); i++) {
      if ((forms & 1 << i) != 0) {
        term.append(" OR ").append(COMPARISONS.get(i));
      }
    }
    return term.append(')').toString();
  }

  private void executeNew(Connection connection, String template) throws SQLException {
    read(connection, anew(template));
  }

  private void executeAgain(Connection connection, String template) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(fixed(template))) {
      read(statement.executeQuery());
    }
  }

  private String anew(String template) {
    literal++;
    return filled(template, literal);
  }

  private static String fixed(String template) {
    return filled(template, 999);
  }

  private static String filled(String template, int number) {
    String time = LocalDateTime.of(2025, 12, 1, 0, 0).plusSeconds(number).format(SQL_TIME);
    return template.replace("~", "").replace("#", Integer.toString(number)).replace("@", time);
  }

  static int read(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return read(statement.executeQuery(sql));
    }
  }

  private static int read(ResultSet rows) throws SQLException {
    try (rows) {
      int columns = rows.getMetaData().getColumnCount();
      int count = 0;
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          rows.getObject(i);
        }
        count++;
      }
      return count;
    }
  }

  /** Times of different answers would say nothing. */
  private void compareAnswers(Connection driver, Connection stock) throws SQLException {
    for (String template : STATEMENTS.values()) {
      String sql = anew(template);
      int rows = read(driver, sql);
      int others = read(stock, sql);
      if (rows != others) {
        throw new IllegalStateException(rows + " rows, and Calcite's " + others + ": " + sql);
      }
    }
  }
}
