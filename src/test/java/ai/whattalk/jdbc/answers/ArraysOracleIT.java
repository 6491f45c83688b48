package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.PostgresDatabase;
import ai.whattalk.jdbc.testing.PostgresOracle;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Comparisons with arrays that are bound give what they give in PostgreSQL, through its own driver.
 * To replay other arrays: {@code -Darray.seed=<n> -Darray.count=<n>}.
 */
final class ArraysOracleIT {
  private static final long SEED = Long.getLong("array.seed", 1);
  private static final int COUNT = RandomCases.count("array.count", 1);
  private static final List<Conversation> ROWS = TestRows.withEdgeCases(80, 5);
  private static final int[] LENGTHS = {0, 1, 1, 2, 3, 4, 7, 19, 20, 21, 40};

  @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

  private static Connection postgres;
  @AutoClose private static ConnectedApi api;

  @BeforeAll
  static void start() throws SQLException {
    api = new ConnectedApi(ROWS);
    postgres = POSTGRES.connection();
    try (Statement types = api.connection().createStatement()) {
      PostgresOracle oracle =
          new PostgresOracle(
              postgres, ROWS, types.executeQuery("SELECT * FROM conversation_types"));
      assertThat(oracle).isNotNull();
    }
  }

  /**
   * What is compared with arrays.
   *
   * @param type of the elements
   * @param value an element
   */
  private record Compared(
      String expression, String type, Function<Random, @Nullable Object> value) {
    @Override
    public String toString() {
      return expression + " with " + type;
    }
  }

  private static Stream<Compared> compared() {
    Function<Random, @Nullable Object> ids = random -> row(random).id();
    Function<Random, @Nullable Object> counts = random -> row(random).messageCount();
    Function<Random, @Nullable Object> costs = random -> row(random).totalCost();
    Function<Random, @Nullable Object> times =
        random -> {
          Conversation row = row(random);
          return row.createdAt() == null ? null : Timestamp.valueOf(row.createdAt());
        };
    Function<Random, @Nullable Object> days =
        random -> {
          Conversation row = row(random);
          return row.createdAt() == null ? null : Date.valueOf(row.createdAt().toLocalDate());
        };
    String uuid = "CAST('00000000-0000-0000-0000-00000000000' || LEFT(type, 0) || '1' AS uuid)";
    return Stream.of(
        new Compared("type", "text", random -> row(random).type()),
        new Compared("id", "varchar", ids),
        new Compared("assistant_id", "text", random -> row(random).assistantId()),
        new Compared("assistant_name", "varchar", random -> row(random).assistantName()),
        new Compared("UPPER(type)", "text", random -> random.nextBoolean() ? "API" : "WIDGET"),
        new Compared("message_count", "integer", counts),
        new Compared("message_count", "bigint", counts),
        new Compared("message_count", "int2", random -> (short) random.nextInt(6)),
        new Compared("message_count / 2", "int4", counts),
        new Compared("message_count", "numeric", random -> new BigDecimal(random.nextInt(6))),
        new Compared("total_cost", "numeric", costs),
        new Compared("total_cost", "integer", random -> random.nextInt(11)),
        new Compared("CAST(total_cost AS double precision)", "float8", random -> cost(random)),
        new Compared("ai_enabled", "boolean", random -> row(random).aiEnabled()),
        new Compared("created_at", "timestamp", times),
        new Compared("CAST(created_at AS date)", "date", days),
        new Compared(uuid, "uuid", random -> new UUID(0, random.nextInt(3))),
        new Compared("7", "integer", random -> random.nextInt(9)),
        new Compared("'b'", "text", random -> "abc".substring(random.nextInt(3))),
        new Compared("(SELECT MAX(message_count) FROM conversations)", "integer", counts));
  }

  private static Conversation row(Random random) {
    return ROWS.get(random.nextInt(ROWS.size()));
  }

  private static @Nullable Object cost(Random random) {
    BigDecimal cost = row(random).totalCost();
    return cost == null ? null : cost.doubleValue();
  }

  @ParameterizedTest
  @MethodSource("compared")
  void giveWhatPostgresGives(Compared compared) throws SQLException {
    Random random = new Random(SEED);
    for (int i = 0; i < COUNT; i++) {
      String condition = condition(compared, random);
      String sql =
          random.nextBoolean()
              ? "SELECT id, " + condition + " FROM conversations ORDER BY id"
              : "SELECT id FROM conversations WHERE " + condition + " ORDER BY id";
      try (PreparedStatement expected = postgres.prepareStatement(sql);
          PreparedStatement actual = api.connection().prepareStatement(sql)) {
        // The second one of another length.
        for (int execution = 0; execution < 2; execution++) {
          @Nullable Object @Nullable [] elements = elements(compared, random);
          bind(expected, compared.type, elements);
          bind(actual, compared.type, elements);

          assertThat(rows(actual))
              .as("%s with %s", sql, elements == null ? null : List.of(elements.length))
              .isEqualTo(rows(expected));
        }
      }
    }
  }

  private static String condition(Compared compared, Random random) {
    String operator = List.of("=", "=", "=", "<>", "<", "<=", ">", ">=").get(random.nextInt(8));
    String quantifier = List.of("ANY", "SOME", "ALL").get(random.nextInt(3));
    String array =
        List.of("?", "?", "?", "?::%s[]", "CAST(? AS %s[])")
            .get(random.nextInt(5))
            .formatted(compared.type);
    String condition = compared.expression + " " + operator + " " + quantifier + " (" + array + ")";
    return List.of("%s", "%s", "NOT (%s)", "NOT %s", "(%s) IS NULL", "%s AND type = 'api'")
        .get(random.nextInt(6))
        .formatted(condition);
  }

  private static @Nullable Object @Nullable [] elements(Compared compared, Random random) {
    if (random.nextInt(12) == 0) {
      return null;
    }
    boolean nulls = random.nextInt(3) == 0;
    @Nullable Object[] elements = new Object[LENGTHS[random.nextInt(LENGTHS.length)]];
    for (int i = 0; i < elements.length; i++) {
      do {
        elements[i] = compared.value.apply(random);
      } while (elements[i] == null && !nulls);
      elements[i] = nulls && random.nextInt(6) == 0 ? null : elements[i];
    }
    return elements;
  }

  private static void bind(
      PreparedStatement statement, String type, @Nullable Object @Nullable [] elements)
      throws SQLException {
    if (elements == null) {
      statement.setNull(1, Types.ARRAY);
    } else {
      statement.setArray(1, statement.getConnection().createArrayOf(type, elements));
    }
  }

  private static List<List<@Nullable Object>> rows(PreparedStatement statement)
      throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getObject(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
