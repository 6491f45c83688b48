package ai.whattalk.jdbc.sql.dialect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.DefaultZone;
import ai.whattalk.jdbc.testing.EdgeValues;
import ai.whattalk.jdbc.testing.OperatorForm;
import ai.whattalk.jdbc.testing.PostgresDatabase;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.ResultRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each form of each operator and function of the list gives what PostgreSQL gives for values at the
 * edges of its operands' types, and fails where PostgreSQL fails.
 */
final class PostgresOperatorsIT {
  /** Of the values for which PostgreSQL has an error, so many are tried one by one. */
  private static final int ERRORS = RandomCases.count("operators.errors", 1);

  /** Combinations of values of which one in so many is tried. */
  private static final int MANY = 40;

  private static final int ONE_IN = RandomCases.oneIn("operators.values", 3);

  /** What has other values each time, in conditions that always hold. */
  private static final Map<String, String> CONDITIONS =
      Map.ofEntries(
          Map.entry("RANDOM()", "RANDOM() >= 0 AND RANDOM() < 1"),
          Map.entry("NOW()", "NOW() > TIMESTAMP '2020-01-01'"),
          Map.entry("TRANSACTION_TIMESTAMP()", "TRANSACTION_TIMESTAMP() <= NOW()"),
          Map.entry("STATEMENT_TIMESTAMP()", "STATEMENT_TIMESTAMP() >= NOW()"),
          Map.entry("CLOCK_TIMESTAMP()", "CLOCK_TIMESTAMP() >= NOW()"),
          Map.entry("CURRENT_DATE", "CURRENT_DATE = CAST(LOCALTIMESTAMP AS date)"),
          Map.entry("CURRENT_TIME", "CURRENT_TIME IS NOT NULL"),
          Map.entry("CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP = NOW()"),
          Map.entry("LOCALTIME", "LOCALTIME = CAST(LOCALTIMESTAMP AS time)"),
          Map.entry("LOCALTIMESTAMP", "LOCALTIMESTAMP > TIMESTAMP '2020-01-01'"),
          Map.entry("CURRENT_USER", "CURRENT_USER <> ''"),
          Map.entry("SESSION_USER", "SESSION_USER <> ''"),
          Map.entry("USER", "USER <> ''"));

  /** What tools write and PostgreSQL has for other types only. */
  private static final Map<String, String> IN_POSTGRES =
      Map.of(
          // An age is its text here.
          "AGE(a, b) of [timestamp, timestamp]",
          "CAST(AGE(a, b) AS text)",
          "ROUND(a, b) of [double precision, integer]",
          "CAST(ROUND(CAST(a AS numeric), b) AS double precision)");

  /** Forms of one statement: to plan a statement takes longer than to plan an expression. */
  private static final int TOGETHER = 16;

  /** The statement that a form is first compared in. */
  private static final Map<OperatorForm, Together> STATEMENTS = new HashMap<>();

  @RegisterExtension static final DefaultZone ZONE = new DefaultZone("Europe/Istanbul");

  @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

  private static Connection postgres;
  @AutoClose private static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    connection = DriverManager.getConnection("jdbc:whattalk:demo=true;validateOnConnect=false");
    postgres = POSTGRES.connection();
    Map<List<Object>, List<Tried>> overTheSameRows = new LinkedHashMap<>();
    for (OperatorForm form : forms().toList()) {
      if (!CONDITIONS.containsKey(form.expression())) {
        try {
          Tried tried = Tried.of(form);
          overTheSameRows
              .computeIfAbsent(
                  List.of(form.heading(), form.types(), form.isGrouping(), tried.accepted),
                  key -> new ArrayList<>())
              .add(tried);
        } catch (SQLException e) {
          // The test of this form will say so.
        }
      }
    }
    for (List<Tried> all : overTheSameRows.values()) {
      for (int i = 0; i < all.size(); i += TOGETHER) {
        Together together = new Together(all.subList(i, Math.min(i + TOGETHER, all.size())));
        together.forms.forEach(tried -> STATEMENTS.put(tried.pair.form, together));
      }
    }
  }

  static Stream<OperatorForm> forms() {
    return PostgresOperators.ADMITTED.entrySet().stream()
        .flatMap(
            heading ->
                heading.getValue().stream()
                    .flatMap(admitted -> admitted.forms().stream())
                    .flatMap(form -> OperatorForm.of(heading.getKey(), form).stream()))
        .filter(form -> form.name().contains(System.getProperty("operators.form", "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void meansTheSame(OperatorForm form) throws SQLException {
    String condition = CONDITIONS.get(form.expression());
    if (condition != null) {
      String sql = "SELECT " + condition;
      assertThat(read(postgres, sql).rows()).isEqualTo(List.of(List.of(true)));
      assertThat(read(connection, sql).difference(read(postgres, sql), true, false)).isNull();
      return;
    }
    Together together = STATEMENTS.get(form);
    if (together == null) {
      together = new Together(List.of(Tried.of(form)));
    }
    Tried tried = together.tried(form);
    List<String> failures = new ArrayList<>();

    assertThat(tried.accepted).as("values that PostgreSQL takes").isNotEmpty();
    if (!together.isSame()) {
      compare(tried.pair, tried.accepted, failures);
    }
    for (List<String> row : tried.refused.subList(0, Math.min(ERRORS, tried.refused.size()))) {
      String sql = tried.pair.ours(List.of(row));
      if (state(sql) == null) {
        failures.add("PostgreSQL refuses " + sql);
      }
    }
    assertThat(failures).isEmpty();
  }

  /** An expression as it is written here and in PostgreSQL. */
  private record Pair(OperatorForm form, String ours, String reference) {
    /** An interval is shown otherwise here: as its seconds it is the same. */
    static Pair of(OperatorForm form) throws SQLException {
      String ours = form.expression();
      String reference = IN_POSTGRES.getOrDefault(form.toString(), ours);
      List<String> nulls = Collections.nCopies(form.types().size(), "NULL");
      try (Statement statement = postgres.createStatement();
          ResultSet result =
              statement.executeQuery(form.select(List.of(reference), List.of(nulls)))) {
        return result.getMetaData().getColumnTypeName(2).equals("interval")
            ? new Pair(form, seconds(ours), seconds(reference))
            : new Pair(form, ours, reference);
      }
    }

    String ours(List<List<String>> rows) {
      return form.select(List.of(ours), rows);
    }

    String reference(List<List<String>> rows) {
      return form.select(List.of(reference), rows);
    }
  }

  /** A form, and the values that PostgreSQL takes and those that are an error. */
  private record Tried(Pair pair, List<List<String>> accepted, List<List<String>> refused) {
    static Tried of(OperatorForm form) throws SQLException {
      Tried tried = new Tried(Pair.of(form), new ArrayList<>(), new ArrayList<>());
      divide(tried.pair, rows(form), tried.accepted, tried.refused);
      return tried;
    }
  }

  /** Rows of edge values, equal for forms of equal types; of many, a part by chance. */
  private static List<List<String>> rows(OperatorForm form) {
    List<List<String>> rows = EdgeValues.rows(form);
    if (rows.size() < MANY) {
      return rows;
    }
    Collections.shuffle(rows, new Random(1));
    return rows.subList(0, rows.size() / ONE_IN);
  }

  /** What PostgreSQL gives. */
  private record Reference(ResultRows rows, boolean approximate) {
    static Reference of(Pair pair, List<List<String>> rows) throws SQLException {
      try (Statement statement = postgres.createStatement()) {
        ResultSet result = statement.executeQuery(pair.reference(rows));
        int type = result.getMetaData().getColumnType(2);
        return new Reference(ResultRows.of(result), type == Types.DOUBLE || type == Types.NUMERIC);
      }
    }

    @Nullable String difference(ResultRows got) {
      return got.difference(rows, true, approximate);
    }
  }

  /** Forms of one heading over the same values. */
  private static final class Together {
    private final List<Tried> forms;
    private @Nullable Boolean same;

    Together(List<Tried> forms) {
      this.forms = List.copyOf(forms);
    }

    Tried tried(OperatorForm form) {
      return forms.stream().filter(tried -> tried.pair.form.equals(form)).findAny().orElseThrow();
    }

    /** Whether all mean the same in one statement; if not, each alone tells more. */
    boolean isSame() {
      if (same == null) {
        same = forms.size() > 1 && compare();
      }
      return same;
    }

    private boolean compare() {
      OperatorForm form = forms.get(0).pair.form;
      List<List<String>> rows = forms.get(0).accepted;
      List<String> expressions = forms.stream().map(tried -> tried.pair.ours).toList();
      try {
        ResultRows got = read(connection, form.select(expressions, rows));
        for (int i = 0; i < forms.size(); i++) {
          Reference expected = Reference.of(forms.get(i).pair, rows);
          if (expected.difference(got.columns(List.of(0, i + 1))) != null) {
            return false;
          }
        }
        return true;
      } catch (SQLException e) {
        return false;
      }
    }
  }

  private static String seconds(String interval) {
    return "EXTRACT(EPOCH FROM " + interval + ")";
  }

  /** Tells the values that PostgreSQL takes from those that are an error, by halves. */
  private static void divide(
      Pair pair, List<List<String>> rows, List<List<String>> accepted, List<List<String>> refused) {
    try {
      read(postgres, pair.reference(rows));
      accepted.addAll(rows);
    } catch (SQLException e) {
      if (rows.size() == 1) {
        refused.addAll(rows);
      } else {
        divide(pair, rows.subList(0, rows.size() / 2), accepted, refused);
        divide(pair, rows.subList(rows.size() / 2, rows.size()), accepted, refused);
      }
    }
  }

  /** Compares all at once, and where that differs by halves, for a report of few values. */
  private static void compare(Pair pair, List<List<String>> rows, List<String> failures) {
    String difference = difference(pair, rows);
    if (difference == null) {
      return;
    }
    int before = failures.size();
    if (rows.size() > 1 && failures.size() < ERRORS) {
      compare(pair, rows.subList(0, rows.size() / 2), failures);
      compare(pair, rows.subList(rows.size() / 2, rows.size()), failures);
    }
    if (failures.size() == before) {
      failures.add(pair.ours(rows) + ": " + difference);
    }
  }

  private static @Nullable String difference(Pair pair, List<List<String>> rows) {
    try {
      return Reference.of(pair, rows).difference(read(connection, pair.ours(rows)));
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static ResultRows read(Connection source, String sql) throws SQLException {
    try (Statement statement = source.createStatement()) {
      return ResultRows.of(statement.executeQuery(sql));
    }
  }

  private static @Nullable String state(String sql) {
    try {
      read(connection, sql);
      return null;
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
