package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.sql.error.StatementLimit;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.TestRows;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as long as tools make them give their rows; longer ones are refused at once. */
final class StatementSizeIT {
  private static final int ROWS = 40;

  /** Values of a long list. */
  private static final int ITEMS = Math.min(20_000, RandomCases.count("statement.items", 2_500));

  /** Operators of a long expression. */
  private static final int TERMS = Math.min(2_000, RandomCases.count("statement.terms", 250));

  /** 1, if what is slowest to plan is tried; in a build, half of that. */
  private static final int SLOWEST = RandomCases.oneIn("statement.limits", 2);

  /** Those whose largest statement takes seconds to plan. */
  private static final Set<StatementLimit> SLOW =
      EnumSet.of(
          StatementLimit.BRANCHES,
          StatementLimit.ELEMENTS,
          StatementLimit.ITEMS,
          StatementLimit.TERMS);

  private static final String COUNT = "SELECT COUNT(*) FROM conversations WHERE ";

  /** Statements of a length, by what is long in them. */
  private static final Map<String, IntFunction<String>> LONG =
      Map.of(
          "IN", n -> COUNT + "id IN (" + list(n, ", ", i -> "'x" + i + "'") + ")",
          "OR", n -> COUNT + list(n, " OR ", StatementSizeIT::mixed),
          "LIKE", n -> COUNT + list(n, " OR ", i -> "type LIKE '%x" + i + "%'"),
          "BETWEEN",
              n -> COUNT + list(n, " OR ", i -> "message_count BETWEEN 9" + i + " AND 9" + i),
          "CASE", n -> "SELECT SUM(" + cases(n) + ") FROM conversations",
          "+", n -> "SELECT MAX(" + list(n, " + ", i -> "total_cost") + ") FROM conversations");

  @AutoClose private static ConnectedApi api;

  @BeforeAll
  static void connect() throws SQLException {
    api = new ConnectedApi(TestRows.numbered(ROWS));
  }

  private static String list(int n, String separator, IntFunction<String> item) {
    return IntStream.range(0, n).mapToObj(item).collect(Collectors.joining(separator));
  }

  private static String nested(int n, String begin, String inner, String end) {
    return begin.repeat(n) + inner + end.repeat(n);
  }

  /** Conditions on several columns, which no row fulfils. */
  private static String mixed(int i) {
    return switch (i % 3) {
      case 0 -> "message_count = " + (1000 + i);
      case 1 -> "type = 'x" + i + "'";
      default -> "total_cost > " + (1_000_000 + i);
    };
  }

  private static String cases(int n) {
    return "CASE " + list(n, " ", i -> "WHEN message_count = " + i + " THEN " + 2 * i) + " END";
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(COUNT + "id IN (" + list(ITEMS, ",", i -> "'c" + i + "'") + ")", ROWS),
        Arguments.of(
            COUNT + "id NOT IN (" + list(ITEMS, ",", i -> "'c" + (20 + i) + "'") + ")", 19),
        Arguments.of(COUNT + "message_count IN (" + list(ITEMS, ",", i -> "" + (i + 21)) + ")", 20),
        Arguments.of(
            COUNT + "message_count NOT IN (" + list(ITEMS, ",", i -> "" + (i + 21)) + ")", 20),
        Arguments.of(COUNT + "type IN (" + list(ITEMS, ",", i -> "'t" + i + "'") + ")", 0),
        Arguments.of(
            COUNT
                + "created_at IN ("
                + list(ITEMS, ",", i -> "'1999-01-01 00:00:" + (10 + i % 50) + "'")
                + ")",
            0),
        Arguments.of(COUNT + list(TERMS, " OR ", i -> "message_count = " + (i + 11)), 30),
        Arguments.of(COUNT + list(TERMS, " OR ", i -> mixed(i)) + " OR id = 'c7'", 1),
        Arguments.of(COUNT + list(TERMS, " AND ", i -> "message_count <> " + (i + 11)), 10),
        Arguments.of(COUNT + list(TERMS, " AND ", i -> "id NOT LIKE '%c" + (i + 3) + "'"), 2),
        Arguments.of(
            COUNT + list(TERMS / 2, " OR ", i -> "message_count = " + i + " AND id = 'c" + i + "'"),
            ROWS),
        Arguments.of("SELECT SUM(" + cases(TERMS / 2) + ") FROM conversations", ROWS * (ROWS + 1)),
        Arguments.of(
            "SELECT MAX(" + list(TERMS / 2, " + ", i -> "message_count") + ") FROM conversations",
            ROWS * TERMS / 2),
        Arguments.of(
            "SELECT MAX(LENGTH("
                + list(TERMS / 2, " || ", i -> "'a'")
                + " || id)) FROM conversations",
            TERMS / 2 + 3),
        Arguments.of(
            "SELECT COUNT(*) FROM ("
                + list(200, " UNION ALL ", i -> "SELECT id FROM conversations")
                + ") t",
            200 * ROWS),
        Arguments.of(
            "SELECT " + list(500, ", ", i -> "COUNT(*) + " + i) + " FROM conversations", ROWS),
        Arguments.of("SELECT " + nested(100, "(", "40", ")"), ROWS),
        Arguments.of("SELECT " + nested(100, "ABS(", "-40", ")"), ROWS),
        Arguments.of(COUNT + nested(100, "NOT (", "message_count > 40", ")"), 0),
        Arguments.of(
            list(100, "", i -> "SELECT * FROM (")
                + "SELECT COUNT(*) FROM conversations"
                + list(100, "", i -> ") t" + i + " WHERE 1 = 1"),
            ROWS),
        Arguments.of("SELECT LENGTH('" + "x".repeat(1_000_000) + "')", 1_000_000));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void givesTheRowsOfLongStatements(String sql, int answer) throws SQLException {
    assertThat(Integer.parseInt(api.column(sql).get(0))).isEqualTo(answer);
  }

  /** What is guarded is not computed, in whichever part of the code it is. */
  @Test
  void laterBranchesOfALongCaseAreNotComputed() throws SQLException {
    String sql =
        "SELECT CASE WHEN message_count > 0 THEN id "
            + list(
                TERMS / 2,
                " ",
                i -> "WHEN " + i + " / (message_count - message_count) = 1 THEN 'x'")
            + " END FROM conversations WHERE id = 'c3'";

    assertThat(api.column(sql)).containsExactly("c3");
  }

  @Test
  void takesManyParameters() throws SQLException {
    int many = 32_000 / SLOWEST;
    Object[] ids = IntStream.range(0, many).mapToObj(i -> "c" + i).toArray();
    String sql = COUNT + "id IN (" + String.join(",", Collections.nCopies(ids.length, "?")) + ")";

    assertThat(api.column(sql, ids)).containsExactly(String.valueOf(ROWS));
  }

  /** The largest statement of each kind, or one that is larger by one. */
  private static String sized(StatementLimit limit, int more) {
    int n = limit.most() + more;
    return switch (limit) {
      case CHARACTERS -> {
        String literals = "SELECT " + list(40, ", ", i -> "'" + "x".repeat(90_000) + "'");
        yield literals + " ".repeat(n - literals.length());
      }
      case DIGITS -> "SELECT " + "0".repeat(n - 1) + "1";
      case NESTING -> "SELECT " + nested(n, "(", "1", ")");
      case TERMS -> COUNT + list(n + 1, " OR ", StatementSizeIT::mixed);
      case BRANCHES -> "SELECT SUM(" + cases(n) + ") FROM conversations";
      case COPIES ->
          "SELECT " + nested(n, "COALESCE(", "message_count", ", 1)") + " FROM conversations";
      case ITEMS -> COUNT + "message_count IN (" + list(n, ",", i -> "" + i) + ")";
      case COLUMNS -> "SELECT " + list(n, ", ", i -> "type") + " FROM conversations";
      case QUERIES -> list(n, " UNION ALL ", i -> "SELECT " + i);
      case ELEMENTS -> COUNT + "id < ANY (ARRAY[" + list(n, ",", i -> "'c" + i + "'") + "])";
      case PARAMETERS ->
          COUNT
              + ("id IN (" + list(20_000, ",", i -> "?") + ") OR ")
              + ("id IN (" + list(n - 20_000, ",", i -> "?") + ")");
    };
  }

  /** Each but that of parameters; in a build, those whose largest statement is planned quickly. */
  static Set<StatementLimit> limitsTried() {
    Set<StatementLimit> tried = EnumSet.allOf(StatementLimit.class);
    tried.remove(StatementLimit.PARAMETERS);
    if (SLOWEST > 1) {
      tried.removeAll(SLOW);
    }
    return tried;
  }

  @ParameterizedTest
  @MethodSource("limitsTried")
  void takesWhatIsJustSmallEnough(StatementLimit limit) throws SQLException {
    assertThat(api.column(sized(limit, 0))).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsLarger(StatementLimit limit) {
    SQLException failure =
        catchThrowableOfType(SQLException.class, () -> api.column(sized(limit, 1)));

    assertThat((Throwable) failure).isInstanceOf(SQLSyntaxErrorException.class);
    assertThat(failure.getSQLState()).isEqualTo("42000");
    assertThat(failure.getMessage())
        .endsWith(
            String.format(
                Locale.ROOT,
                "the driver takes no more than %,d %s; there are more",
                limit.most(),
                limit.what()));
  }

  /** What is compared with an array is written out for each of its elements. */
  @ParameterizedTest
  @CsvSource({"2, 30", "900, 2"})
  void refusesWhatGrowsWithEachArrayThatIsWithinAnother(int elements, int depth) {
    String array = "ARRAY[" + list(elements, ",", i -> "" + i) + "]";
    String sql =
        "SELECT "
            + nested(
                depth, "(CASE WHEN ", "message_count", " > ANY (" + array + ") THEN 1 ELSE 2 END)")
            + " FROM conversations";

    assertThatThrownBy(() -> api.column(sql))
        .isInstanceOf(SQLSyntaxErrorException.class)
        .hasMessageEndingWith(
            ": ANY or ALL of so many elements beside so long a value is not supported");
  }

  @Test
  void rowsThatAreNotInOthersMayBeDeep() throws SQLException {
    String none =
        nested(
            25,
            "SELECT type, description FROM conversation_types WHERE (type, description) NOT IN (",
            "SELECT 'a', 'b'",
            ")");

    assertThat(api.column(none)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"((", "NOT ", "- ", "CASE WHEN 1 = ", "ABS(", "SELECT * FROM ("})
  void neverOverflowsTheStack(String begin) {
    SQLException failure =
        catchThrowableOfType(
            SQLException.class, () -> api.column("SELECT " + begin.repeat(100_000) + "1"));

    assertThat(failure.getSQLState()).isIn("42000", "42601");
    assertThat((Throwable) failure).hasMessageNotContaining("StackOverflow");
  }

  /**
   * Eight times the length would take 64 times the time of the processor if time grew with its
   * square. Half of that is far more than eight times, and room for what else the JVM does.
   */
  @ParameterizedTest
  @ValueSource(strings = {"OR", "CASE", "+"})
  void timeGrowsWithTheLength(String kind) throws SQLException {
    IntFunction<String> sql = LONG.get(kind);
    double shorter = leastTime(sql, List.of(124, 125));
    double longer = leastTime(sql, List.of(1_000));

    assertThat(longer).isLessThan(32 * Math.max(shorter, 20e6));
  }

  private static double leastTime(IntFunction<String> sql, List<Integer> lengths)
      throws SQLException {
    double least = Double.MAX_VALUE;
    for (int length : lengths) {
      least = Math.min(least, cpuTime(sql.apply(length)));
    }
    return least;
  }

  /** In nanoseconds, of all threads: some of the work is done by others. */
  private static double cpuTime(String sql) throws SQLException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    api.column(sql);
    return system.getProcessCpuTime() - before;
  }
}
