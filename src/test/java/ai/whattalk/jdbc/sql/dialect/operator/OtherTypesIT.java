package ai.whattalk.jdbc.sql.dialect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.PostgresDatabase;
import ai.whattalk.jdbc.testing.RandomCases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Operators and functions over columns of other types than those of their forms: what PostgreSQL
 * refuses is refused, but for what the documentation names.
 */
final class OtherTypesIT {
  private static final List<String> TYPES =
      List.of(
          "integer",
          "bigint",
          "numeric",
          "double precision",
          "text",
          "boolean",
          "date",
          "time",
          "timestamp",
          "timestamptz",
          "interval",
          "uuid");

  /** What mixes values, and stands in no list of forms. */
  private static final List<String> SYNTAX =
      List.of(
          "CASE WHEN n = 1 THEN a ELSE b END",
          "CASE a WHEN b THEN 1 END",
          "(SELECT a UNION ALL SELECT b LIMIT 1)",
          "a IN (SELECT b)",
          "(a, n) = (b, n)",
          "(SELECT MAX(x) FROM (VALUES (a), (b)) w (x))");

  private static final String NUMBER = "c_(integer|bigint|numeric|double_precision)\\b";

  /** Of what PostgreSQL does not have, what nothing else can be meant by. */
  private static final Pattern TAKEN =
      Pattern.compile(
          "ROUND\\(c_double_precision, c_integer\\)"
              + "|\\+ c_interval"
              + "|c_integer << c_bigint"
              // A power of decimals is a double.
              + "|MOD\\(.*double.*|.* % .*double.*|.*double.* % .*"
              // An age is a text.
              + "|EXTRACT\\(\\w+ FROM c_text\\)|DATE_PART\\(c_text, c_text\\)"
              // A boolean is compared with 1 and 0.
              + "|(?=NULLIF|CASE c_|.* (=|<>|<|<=|>|>=|IN|BETWEEN|SYMMETRIC|FROM) )(?!\\(SELECT)"
              + (".*(c_boolean\\b.*" + NUMBER + "|" + NUMBER + ".*c_boolean\\b).*"));

  private static final int ONE_IN = RandomCases.oneIn("types.share", 60);

  @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

  private static Connection postgres;
  @AutoClose private static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    connection = DriverManager.getConnection("jdbc:whattalk:demo=true;validateOnConnect=false");
    postgres = POSTGRES.connection();
  }

  @Test
  void refusesWhatPostgresRefuses() {
    Set<String> expressions = new LinkedHashSet<>();
    PostgresOperatorsIT.forms()
        .filter(form -> !form.isGrouping())
        .map(form -> expressions(form.expression(), form.types(), form.heading()))
        .forEach(expressions::addAll);
    TYPES.forEach(
        type -> expressions.addAll(expressions("CAST(a AS " + type + ")", List.of("any"), "")));
    SYNTAX.forEach(form -> expressions.addAll(expressions(form, List.of("any", "any"), "")));
    List<String> tried = RandomCases.some(List.copyOf(expressions), ONE_IN, 0);
    List<String> taken = new ArrayList<>();
    int refused = 0;

    for (String expression : tried) {
      if (!isTaken(postgres, expression)) {
        refused++;
        if (isTaken(connection, expression) && !TAKEN.matcher(expression).matches()) {
          taken.add(expression);
        }
      }
    }

    assertThat(taken).isEmpty();
    assertThat(refused).isGreaterThan(tried.size() / 2);
  }

  /** A form over columns that are called as their types: all pairs, or one of them another. */
  private static Collection<String> expressions(String form, List<String> types, String heading) {
    String over = heading.equals("Window functions") ? " OVER (ORDER BY n)" : "";
    Stream<List<String>> operands =
        switch (types.size()) {
          case 0 -> Stream.empty();
          case 1 -> TYPES.stream().map(List::of);
          case 2 -> TYPES.stream().flatMap(a -> TYPES.stream().map(b -> List.of(a, b)));
          default ->
              Stream.iterate(0, i -> i < types.size(), i -> i + 1)
                  .flatMap(i -> TYPES.stream().map(type -> with(types, i, type)));
        };
    return operands.map(chosen -> written(form, chosen) + over).collect(Collectors.toList());
  }

  private static List<String> with(List<String> types, int index, String type) {
    List<String> changed = new ArrayList<>(types);
    changed.set(index, type);
    return Collections.unmodifiableList(changed);
  }

  private static String written(String form, List<String> types) {
    return Pattern.compile("\\b([a-g])\\b")
        .matcher(form)
        .replaceAll(match -> column(types.get(match.group().charAt(0) - 'a')));
  }

  private static String column(String type) {
    return "c_" + type.replace(' ', '_');
  }

  private static boolean isTaken(Connection connection, String expression) {
    String columns =
        TYPES.stream()
            .map(type -> "CAST(NULL AS " + type + ") AS " + column(type))
            .collect(Collectors.joining(", "));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT " + expression + " FROM (SELECT 1 AS n, " + columns + ") v")) {
      return statement.getMetaData() != null;
    } catch (SQLException e) {
      return false;
    }
  }
}
