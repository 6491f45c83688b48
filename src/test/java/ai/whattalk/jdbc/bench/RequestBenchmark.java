package ai.whattalk.jdbc.bench;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests of everyday queries and of two clients. */
final class RequestBenchmark {
  private static final int ROWS = 3_000;
  private static final int EDITOR_ROWS = 200;
  private static final String CACHE = "cacheTtl";

  private final List<Conversation> rows = BenchmarkRows.rows(ROWS);

  /** What a client does, on a connection. */
  private interface Use {
    void run(Connection connection) throws SQLException;
  }

  /** Clients whose statements are repeated anyway; 50,000 requests take a minute. */
  private static final Map<String, Use> CLIENTS =
      Map.of(
          "DBeaver scrolls to the end: 200 rows, 400, 600 and so on",
          RequestBenchmark::scroll,
          "LibreOffice imports by key: the ids, then each row",
          RequestBenchmark::byKey);

  private static Map<String, Use> uses() {
    Map<String, Use> uses = new LinkedHashMap<>();
    for (String sql :
        List.of(
            "SELECT COUNT(*) FROM conversations",
            "SELECT type, COUNT(*) FROM conversations GROUP BY type",
            "SELECT * FROM conversations LIMIT 10",
            "SELECT * FROM conversations ORDER BY created_at DESC LIMIT 10",
            "SELECT type, COUNT(*), SUM(total_cost) FROM conversations WHERE created_at >="
                + " DATE '2026-01-01' AND created_at < DATE '2026-02-01' GROUP BY type",
            "SELECT * FROM conversations WHERE id = '" + BenchmarkRows.id(ROWS / 2) + "'",
            "SELECT MIN(created_at), MAX(created_at) FROM conversations",
            "SELECT a.name, COUNT(*) FROM conversations c JOIN assistants a"
                + " ON c.assistant_id = a.uuid GROUP BY a.name",
            "SELECT * FROM conversations")) {
      uses.put("`" + sql + "`", connection -> StatementBenchmark.read(connection, sql));
    }
    uses.putAll(new TreeMap<>(CLIENTS));
    return uses;
  }

  private static void scroll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int most = EDITOR_ROWS; most <= ROWS; most += EDITOR_ROWS) {
        statement.setMaxRows(most);
        int count = 0;
        try (ResultSet result = statement.executeQuery("SELECT * FROM conversations")) {
          while (result.next()) {
            count++;
          }
        }
        if (count != most) {
          throw new IllegalStateException(count + " rows");
        }
      }
    }
  }

  private static void byKey(Connection connection) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT id FROM conversations")) {
      while (result.next()) {
        ids.add(result.getString(1));
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT * FROM conversations WHERE id = ?")) {
      for (String id : ids) {
        statement.setString(1, id);
        try (ResultSet result = statement.executeQuery()) {
          if (!result.next() || !result.getString(1).equals(id)) {
            throw new IllegalStateException("No row " + id);
          }
        }
      }
    }
  }

  void run(BenchmarkReport report) throws SQLException {
    boolean cached = isCacheKnown();
    report.heading("Requests");
    report.text(
        "Of an account of "
            + ROWS
            + " conversations on a server that is as documented, on a new connection and, of the"
            + " same again, on that connection. Pages that are read ahead are counted, needed or not."
            + (cached ? " The last two columns: with `" + CACHE + "=30`." : ""));
    List<List<String>> table = new ArrayList<>();
    table.add(
        cached
            ? List.of("", "requests", "again", "cached: requests", "again")
            : List.of("", "requests", "again"));
    for (Map.Entry<String, Use> use : uses().entrySet()) {
      Benchmarks.progress("e: " + use.getKey());
      List<String> row = new ArrayList<>(List.of(use.getKey()));
      int times = CLIENTS.containsKey(use.getKey()) ? 1 : 2;
      row.addAll(counts("", use.getValue(), times));
      if (cached) {
        row.addAll(counts(";" + CACHE + "=30", use.getValue(), times));
      }
      table.add(row);
    }
    report.table(table);
  }

  private List<String> counts(String properties, Use use, int times) throws SQLException {
    List<String> counts = new ArrayList<>();
    AtomicInteger requests = new AtomicInteger();
    try (SimulatedApi api = new SimulatedApi(rows);
        Connection connection =
            DriverManager.getConnection(
                "jdbc:whattalk:baseUrl=" + api.baseUrl() + properties, "", api.key())) {
      BenchmarkServer.answer(api, rows, requests);
      for (int i = 0; i < times; i++) {
        requests.set(0);
        use.run(connection);
        counts.add(Integer.toString(requests.get()));
      }
    }
    if (times == 1) {
      counts.add("");
    }
    return counts;
  }

  private static boolean isCacheKnown() throws SQLException {
    String url = "jdbc:whattalk:";
    DriverPropertyInfo[] known =
        DriverManager.getDriver(url).getPropertyInfo(url, new Properties());
    return Arrays.stream(known).anyMatch(property -> property.name.equals(CACHE));
  }
}
