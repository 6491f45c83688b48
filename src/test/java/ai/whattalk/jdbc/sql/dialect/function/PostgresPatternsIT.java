package ai.whattalk.jdbc.sql.dialect.function;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.PostgresDatabase;
import ai.whattalk.jdbc.testing.RandomCases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random patterns of TO_CHAR, TO_DATE, TO_TIMESTAMP and TO_NUMBER: a value is PostgreSQL's, and
 * where PostgreSQL has none there is none.
 */
final class PostgresPatternsIT {
  private static final long SEED = Long.getLong("patterns.seed", 20_250_105);
  private static final int PATTERNS = RandomCases.count("patterns.count", 50);

  /** What PostgreSQL has values for and this driver may have errors for. */
  private static final Set<String> REFUSED = Set.of("42000", "22007", "22018");

  @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

  private static Connection postgres;
  @AutoClose private static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    connection = DriverManager.getConnection("jdbc:whattalk:demo=true;validateOnConnect=false");
    postgres = POSTGRES.connection();
    try (Statement statement = postgres.createStatement()) {
      statement.execute("SET TIME ZONE 'UTC'");
    }
  }

  static Stream<Arguments> kinds() {
    RandomPatterns random = new RandomPatterns(new Random(SEED));
    return Stream.of(
        kind("numbers", random::number),
        kind("timestamps", random::timestamp),
        kind("intervals", random::interval),
        kind("reading dates", random::date),
        kind("reading numbers", random::toNumber));
  }

  private static Arguments kind(String name, Supplier<String> expressions) {
    return Arguments.of(name, expressions);
  }

  /** More than a fifth is taken, or the comparison would say little. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void meanTheSame(String name, Supplier<String> expressions) {
    List<String> failures = new ArrayList<>();
    int taken = 0;
    for (int i = 0; i < PATTERNS; i++) {
      String sql = "SELECT CAST(" + expressions.get() + " AS text)";
      String ours = read(connection, sql);
      String theirs = read(postgres, sql);
      if (ours.startsWith("= ")) {
        taken++;
        if (!ours.equals(theirs)) {
          failures.add(sql + " gives " + ours + ", in PostgreSQL " + theirs);
        }
      } else if (!REFUSED.contains(ours.substring(0, 5))) {
        failures.add(sql + " gives " + ours);
      }
    }
    assertThat(failures).as(name).isEmpty();
    assertThat(taken).as(name).isGreaterThan(PATTERNS / 5);
  }

  private static String read(Connection source, String sql) {
    try (Statement statement = source.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return "= " + result.getString(1);
    } catch (SQLException e) {
      return e.getSQLState() + " " + e.getMessage();
    }
  }
}
