package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that would never end, stopped in each way that there is. */
class EndlessStatementsIT {
  /** How long what is under test may go on before it is stopped. */
  private static final Duration UNDER_WAY = Duration.ofMillis(300);

  /** As long as any answer of the API takes; far more than a stop may. */
  private static final Duration NEVER = Duration.ofMinutes(10);

  /** Far more than a stop takes, on a machine however busy. */
  private static final Duration WAIT = Duration.ofSeconds(120);

  private static final String READER = "endless-statement";
  private static final String SILENT_API = "silent API";

  private static final Map<String, String> STATEMENTS = statements();

  private enum Stop {
    TIMEOUT("HYT00"),
    CANCEL("57014"),
    // The result set is closed too, which is seen between two rows.
    CLOSE_STATEMENT("57014", "24000"),
    CLOSE_CONNECTION("57014", "24000"),
    INTERRUPT("57014");

    private final List<String> states;

    Stop(String... states) {
      this.states = List.of(states);
    }

    void apply(Statement statement, Thread reader) throws SQLException {
      switch (this) {
        case TIMEOUT -> {}
        case CANCEL -> statement.cancel();
        case CLOSE_STATEMENT -> statement.close();
        case CLOSE_CONNECTION -> statement.getConnection().close();
        case INTERRUPT -> reader.interrupt();
      }
    }
  }

  private ConnectedApi api;

  @BeforeEach
  void connect() throws SQLException {
    api = new ConnectedApi(TestRows.numbered(100), "readTimeout=600");
  }

  @AfterEach
  void disconnect() throws Exception {
    api.close();
  }

  private static String types(int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> "conversation_types t" + i)
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> statements() {
    String digits = "(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) ";
    String values =
        IntStream.range(0, 15)
            .mapToObj(i -> digits + "v" + i + "(x)")
            .collect(Collectors.joining(", "));
    String endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n > 0) ";
    String huge = "repeat(left(t0.type, 0) || 'a', 5000000)";
    Map<String, String> all = new LinkedHashMap<>();
    all.put("cross join", "SELECT COUNT(*) FROM " + types(30));
    all.put("rows of a cross join", "SELECT t0.type FROM " + types(30));
    all.put("order", "SELECT t0.type FROM " + types(30) + " ORDER BY t1.type, t2.description");
    all.put("groups", "SELECT t0.type || t9.type, MAX(t1.type) FROM " + types(30) + " GROUP BY 1");
    all.put("distinct", "SELECT DISTINCT t0.type FROM " + types(30));
    all.put("skipped rows", "SELECT t0.type FROM " + types(30) + " OFFSET 1000000000000");
    all.put(
        "condition that no row meets",
        "SELECT COUNT(*) FROM " + types(30) + " WHERE length(t0.type || t29.type) < 0");
    all.put("values", "SELECT SUM(v0.x) FROM " + values);
    all.put("window", "SELECT SUM(v0.x) OVER (PARTITION BY v1.x ORDER BY v2.x) FROM " + values);
    all.put(
        "join on one key",
        "SELECT COUNT(*) FROM (SELECT 1 AS k FROM "
            + types(11)
            + ") a JOIN (SELECT 1 AS k FROM "
            + types(10)
            + ") b ON a.k = b.k");
    all.put(
        "requests",
        "SELECT COUNT(*) FROM requests a, requests b, requests c, requests d, " + types(30));
    all.put(
        "difference",
        "SELECT t0.type FROM " + types(30) + " EXCEPT ALL SELECT t0.type FROM " + types(30));
    all.put(
        "correlated",
        "SELECT (SELECT COUNT(*) FROM "
            + types(30)
            + " WHERE length(t1.type) > length(c.type)) FROM conversation_types c");
    all.put("recursion that counts", endless + "SELECT COUNT(*) FROM r");
    all.put("recursion that is skipped", endless + "SELECT n FROM r OFFSET 1000000000");
    all.put("recursion that makes no row", endless + "SELECT n FROM r WHERE n < 0");
    all.put("regular expression of constants", "SELECT repeat('a', 5000) ~ 'a*a*a*a*a*a*b'");
    all.put(
        "regular expression",
        "SELECT COUNT(*) FROM conversation_types WHERE repeat('a', length(type) + 5000) ~ 'a*a*a*a*a*a*b'");
    all.put(
        "replacement by a regular expression",
        "SELECT regexp_replace(repeat('a', length(type) + 5000), 'a*a*a*a*a*a*b', '') FROM conversation_types");
    all.put(
        "similar",
        "SELECT COUNT(*) FROM conversation_types WHERE repeat('a', length(type) + 5000) SIMILAR TO 'a*a*a*a*a*a*b'");
    all.put(
        "position", "SELECT strpos(" + huge + ", repeat('a', 2500000) || 'b') FROM " + types(30));
    all.put(
        "replace",
        "SELECT replace(" + huge + ", repeat('a', 2500000) || 'b', '') FROM " + types(30));
    all.put(
        "split",
        "SELECT split_part(" + huge + ", repeat('a', 2500000) || 'b', 2) FROM " + types(30));
    all.put(
        "translate", "SELECT translate(" + huge + ", repeat('b', 2500000), '') FROM " + types(30));
    all.put("trim", "SELECT ltrim(" + huge + ", repeat('b', 2500000) || 'a') FROM " + types(30));
    all.put(
        "like",
        "SELECT COUNT(*) FROM "
            + types(30)
            + " WHERE "
            + huge
            + " LIKE '%' || repeat('a', 2500000) || 'b'");
    all.put(
        "planning of a join",
        "SELECT COUNT(*) FROM "
            + IntStream.range(0, 14)
                .mapToObj(i -> "conversations c" + i)
                .collect(Collectors.joining(", "))
            + IntStream.range(1, 14)
                .mapToObj(i -> "c0.assistant_id = c" + i + ".assistant_id")
                .collect(Collectors.joining(" AND ", " WHERE ", "")));
    all.put(
        "planning of a long statement",
        "SELECT "
            + IntStream.range(0, 900)
                .mapToObj(
                    i ->
                        IntStream.range(0, 300)
                                .mapToObj(j -> "length(type)")
                                .collect(Collectors.joining("+"))
                            + " AS c"
                            + i)
                .collect(Collectors.joining(", "))
            + " FROM conversation_types");
    all.put(SILENT_API, "SELECT COUNT(*) FROM conversations WHERE length(id) > 1");
    return all;
  }

  private static List<Arguments> cases() {
    int share = RandomCases.oneIn("endless.share", Stop.values().length);
    List<Arguments> all = new ArrayList<>();
    int turn = 0;
    for (String name : STATEMENTS.keySet()) {
      // Each statement is stopped in one way at least.
      RandomCases.some(List.of(Stop.values()), share, turn++)
          .forEach(stop -> all.add(Arguments.of(name, stop)));
    }
    return all;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void ends(String name, Stop stop) throws Exception {
    Statement statement = api.connection().createStatement();
    if (name.equals(SILENT_API)) {
      api.server().delay(NEVER);
    }
    statement.setQueryTimeout(stop == Stop.TIMEOUT ? 1 : 0);
    CompletableFuture<String> state = new CompletableFuture<>();
    Thread reader = new Thread(() -> state.complete(read(statement, name)), READER);
    reader.start();
    TimeUnit.MILLISECONDS.sleep(UNDER_WAY.toMillis());
    assertThat(state.isDone()).isFalse();
    stop.apply(statement, reader);

    // None of the statements ends by itself, nor does the server answer.
    assertThat(state.get(WAIT.toSeconds(), TimeUnit.SECONDS)).isIn(stop.states);
    for (Instant end = Instant.now().plus(WAIT); isWorking() && Instant.now().isBefore(end); ) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(isWorking()).isFalse();
  }

  /** Reads a result to its end; the SQLState that it ends with. */
  private static String read(Statement statement, String name) {
    try (ResultSet rows = statement.executeQuery(STATEMENTS.get(name))) {
      while (rows.next()) {
        rows.getString(1);
      }
      return "the end";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  /** Whether a thread computes something for a statement. */
  private static boolean isWorking() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(
            thread ->
                thread.getKey().getName().equals(READER)
                    || thread.getKey().getName().startsWith("whattalk-jdbc-planner"))
        .flatMap(thread -> Stream.of(thread.getValue()))
        .anyMatch(frame -> frame.getClassName().startsWith("ai.whattalk.jdbc."));
  }
}
