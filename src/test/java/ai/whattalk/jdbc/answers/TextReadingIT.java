package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.DefaultZone;
import ai.whattalk.jdbc.testing.PostgresDatabase;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TextGenerator;
import ai.whattalk.jdbc.testing.TextGenerator.Kind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A text is read alike as a literal, in a cast, from a parameter and from a column, and as
 * PostgreSQL reads it: the same value; or an error, where PostgreSQL has one and where the driver
 * says that it does not take the form. To replay other texts: {@code -Dtext.seed=<n>
 * -Dtext.count=<n>}.
 */
final class TextReadingIT {
  private static final long SEED = Long.getLong("text.seed", 1);
  private static final int COUNT = Integer.getInteger("text.count", 120);

  /** Of these, statements are planned. */
  private static final int LITERALS = COUNT / 8;

  private static final Set<String> DOCUMENTED = Set.of("22007", "22018", "22003");

  @RegisterExtension static final DefaultZone ZONE = new DefaultZone("Europe/Istanbul");

  @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

  private static Connection postgres;
  @AutoClose private static ConnectedApi api;

  @BeforeAll
  static void start() throws SQLException {
    api = new ConnectedApi(TestRows.numbered(1));
    postgres = POSTGRES.connection();
  }

  /**
   * Compares what the forms make of many texts.
   *
   * @param shown what makes a value of the type comparable
   * @param taken how many of the texts that PostgreSQL reads are read, in percent
   */
  @ParameterizedTest
  @CsvSource({
    "date, DATE, CAST(%s AS varchar), 75",
    "timestamp, TIMESTAMP, 'CAST(date_trunc(''milliseconds'', %s) AS varchar)', 75",
    "timestamptz, TIMESTAMP, 'CAST(date_trunc(''milliseconds'', CAST(%s AS timestamp)) AS varchar)', 75",
    "time, TIME, 'LEFT(CAST(%s AS varchar), 12)', 75",
    "interval, INTERVAL, EXTRACT(EPOCH FROM %s), 75",
    "smallint, NUMBER, %s, 99",
    "integer, NUMBER, %s, 99",
    "bigint, NUMBER, %s, 99",
    "numeric, NUMBER, %s, 75",
    "double precision, NUMBER, %s, 95",
    "real, NUMBER, %s, 95",
    "boolean, BOOLEAN, CASE WHEN %s THEN 1 ELSE 0 END, 99",
    "uuid, UUID, CAST(%s AS varchar), 99",
  })
  void textsAreReadAlike(String type, Kind kind, String shown, int taken) throws SQLException {
    String cast = shown.formatted("CAST(%s AS " + type + ")");
    TextGenerator generator = new TextGenerator(SEED);
    Set<String> texts = new LinkedHashSet<>();
    while (texts.size() < Math.min(COUNT, kind == Kind.BOOLEAN ? 80 : COUNT)) {
      texts.add(generator.text(kind));
    }
    List<String> differences = new ArrayList<>();
    int read = 0;
    int readHere = 0;
    int index = 0;
    String ofParameter = "SELECT " + cast.formatted("?");
    String ofColumn =
        "SELECT " + cast.formatted("x") + " FROM (SELECT CAST(? AS varchar) || '' AS x) t";
    try (PreparedStatement expected =
            postgres.prepareStatement("SELECT " + cast.formatted("CAST(? AS text)"));
        PreparedStatement parameter = api.connection().prepareStatement(ofParameter);
        PreparedStatement column = api.connection().prepareStatement(ofColumn)) {
      for (String text : texts) {
        String value = outcome(() -> bound(expected, text));
        List<String> forms = new ArrayList<>();
        forms.add(outcome(() -> bound(parameter, text)));
        forms.add(outcome(() -> bound(column, text)));
        if (index++ < LITERALS) {
          String literal = "'" + text + "'";
          forms.add(outcome(() -> computed("SELECT " + cast.formatted(literal))));
          forms.add(outcome(() -> computed("SELECT " + shown.formatted(type + " " + literal))));
        }
        boolean error = value.startsWith("error");
        read += error ? 0 : 1;
        readHere += error || forms.get(0).startsWith("error") ? 0 : 1;
        for (String form : forms) {
          boolean documented =
              form.startsWith("error") && DOCUMENTED.contains(form.substring("error ".length()));
          if (!form.equals(forms.get(0)) || !documented && !form.equals(value)) {
            differences.add(type + " '" + text + "': " + value + ", and here " + forms);
            break;
          }
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(readHere * 100).as("of %s texts", read).isGreaterThanOrEqualTo(read * taken);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMESTAMP '2025-01-01 00:00:00' = ?, 'Jan 1, 2025'",
    "TIMESTAMPTZ '2025-01-01 03:00:00' = ?, 2025-01-01T00:00:00Z",
    "DATE '2025-01-01' IN (?), 20250101",
    "CURRENT_DATE = ?, today",
    "TIME '10:20' = ?, 10:20:00 am",
    "INTERVAL '1 day' = ?, 24 hours",
    "INTERVAL '2 hours' > ?, 00:30",
    "5 = ?, ' 0x5 '",
    "TRUE = ?, yes",
    "UUID 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' = ?, {A0EEBC999C0B4EF8BB6D6BB9BD380A11}",
  })
  void parametersAreReadAsWhatTheyAreComparedWith(String comparison, String text)
      throws SQLException {
    try (PreparedStatement statement = api.connection().prepareStatement("SELECT " + comparison)) {
      assertThat(bound(statement, text)).isEqualTo(true);
    }
  }

  private interface Reading {
    @Nullable Object read() throws SQLException;
  }

  /** The value as a text that equals that of an equal one, or the error's state. */
  private static String outcome(Reading reading) {
    try {
      Object value = reading.read();
      if (value instanceof BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
      }
      return String.valueOf(value).replaceFirst("^-?0(\\.0)?$", "0");
    } catch (SQLException e) {
      return "error " + e.getSQLState();
    }
  }

  private static @Nullable Object bound(PreparedStatement statement, String text)
      throws SQLException {
    statement.setString(1, text);
    try (ResultSet result = statement.executeQuery()) {
      return first(result);
    }
  }

  private static @Nullable Object computed(String sql) throws SQLException {
    try (Statement statement = api.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return first(result);
    }
  }

  private static @Nullable Object first(ResultSet result) throws SQLException {
    assertThat(result.next()).isTrue();
    return result.getObject(1);
  }
}
