package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.readonly.ReadOnlyConnection;
import ai.whattalk.jdbc.testing.ConnectedApi;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and texts put into SQL by {@link Statement}, and by the connection as JDBC 4.5 has it. */
final class QuotingTest {
  @AutoClose private static Connection connection;
  @AutoClose private static Statement statement;

  /** The connection's methods, which the interface has from Java 26 on. */
  private static ReadOnlyConnection jdbc45;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:whattalk:demo=true;validateOnConnect=false");
    statement = connection.createStatement();
    jdbc45 = connection.unwrap(ReadOnlyConnection.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Hello, true, Hello",
        "type, true, type",
        "x2_, true, x2_",
        "G'Day, false, \"G'Day\"",
        "Bruce Wayne, false, \"Bruce Wayne\"",
        "\"Bruce Wayne\", false, \"Bruce Wayne\"",
        "\"Hello\", false, \"Hello\"",
        "\"select\", false, \"select\"",
        "select, false, \"select\"",
        "Offset, false, \"Offset\"",
        "ilike, false, \"ilike\"",
        "interval, false, \"interval\"",
        "GoodDay$, false, \"GoodDay$\"",
        "_x, false, \"_x\"",
        "1x, false, \"1x\"",
        "müşteri, false, \"müşteri\"",
        "Hello\"World, false, \"Hello\"\"World\"",
        "\"Hello\"\"World\", false, \"Hello\"\"World\"",
        "\", false, \"\"\"\"",
      })
  void namesGetQuotesWhereTheyNeedThem(String name, boolean simple, String expected)
      throws SQLException {
    assertThat(statement.isSimpleIdentifier(name)).isEqualTo(simple);
    assertThat(jdbc45.isSimpleIdentifier(name)).isEqualTo(simple);
    assertThat(statement.enquoteIdentifier(name, false)).isEqualTo(expected);
    assertThat(jdbc45.enquoteIdentifier(name, false)).isEqualTo(expected);
    String always = simple ? '"' + expected + '"' : expected;
    assertThat(statement.enquoteIdentifier(name, true)).isEqualTo(always);
    assertThat(jdbc45.enquoteIdentifier(name, true)).isEqualTo(always);
    String label = always.substring(1, always.length() - 1).replace("\"\"", "\"");
    for (String spelling : new String[] {expected, always}) {
      String sql = "SELECT 1 AS " + spelling + " ORDER BY " + spelling;
      try (ResultSet rows = statement.executeQuery(sql)) {
        assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo(label);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"Hello\"World\"", "a\0b"})
  void whatIsNoNameIsAnError(String name) throws SQLException {
    assertThat(statement.isSimpleIdentifier(name)).isFalse();
    assertNoName(name);
  }

  @Test
  void namesHave128Characters() throws SQLException {
    String longest = "x".repeat(128);
    assertThat(statement.isSimpleIdentifier(longest)).isTrue();
    assertThat(ConnectedApi.column(statement.executeQuery("SELECT 1 AS " + longest))).hasSize(1);
    assertThat(statement.isSimpleIdentifier(longest + "x")).isFalse();
    assertNoName(longest + "x");

    String spaced = "x ".repeat(64);
    assertThat(statement.enquoteIdentifier(spaced, false)).isEqualTo('"' + spaced + '"');
    assertNoName(spaced + "x");
  }

  private static void assertNoName(String name) {
    for (boolean always : new boolean[] {false, true}) {
      fails("HY024", () -> statement.enquoteIdentifier(name, always));
      fails("HY024", () -> jdbc45.enquoteIdentifier(name, always));
    }
  }

  private static void fails(String state, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).as("%s", e).startsWith(state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Hello", "G'Day", "'G''Day'", "I'''M", "N'Hello'", "", "a\\'b", "Ödeme\n客服 🙂"})
  void textsComeBackAsTheyWere(String text) throws SQLException {
    String literal = "'" + text.replace("'", "''") + "'";
    assertThat(statement.enquoteLiteral(text)).isEqualTo(literal);
    assertThat(jdbc45.enquoteLiteral(text)).isEqualTo(literal);
    assertThat(statement.enquoteNCharLiteral(text)).isEqualTo("N" + literal);
    assertThat(jdbc45.enquoteNCharLiteral(text)).isEqualTo("N" + literal);
    for (String sql : new String[] {"SELECT " + literal, "SELECT N" + literal}) {
      assertThat(ConnectedApi.column(statement.executeQuery(sql))).containsExactly(text);
    }
  }

  /** Of the words that the parser knows, those that are simple are names wherever one can be. */
  @Test
  void simpleWordsNeedNoQuotesAnywhere() throws SQLException {
    SqlAbstractParserImpl.Metadata parser =
        SqlBabelParserImpl.FACTORY.getParser(new StringReader("")).getMetadata();
    List<String> simple = new ArrayList<>();
    for (String word : parser.getTokens()) {
      if (statement.isSimpleIdentifier(word)) {
        simple.add(word);
      }
    }
    assertThat(simple).hasSizeGreaterThan(300).contains("TYPE", "NAME", "WEEK");
    for (int i = 0; i < simple.size(); i += 40) {
      List<String> some = simple.subList(i, Math.min(i + 40, simple.size()));
      String table = some.get(0);
      String sql =
          "SELECT %s FROM (SELECT %s) AS %s WHERE %s GROUP BY %s ORDER BY %s"
              .formatted(
                  all(some, table + ".%s", ", "),
                  all(some, "1 %s", ", "),
                  table,
                  all(some, "%s = 1", " AND "),
                  all(some, "%s", ", "),
                  all(some, "%s", ", "));
      assertThat(ConnectedApi.column(statement.executeQuery(sql))).as(sql).containsExactly("1");
    }
  }

  private static String all(List<String> words, String form, String separator) {
    return words.stream().map(form::formatted).collect(Collectors.joining(separator));
  }

  @Test
  void nullAndAClosedConnectionAreErrors() throws SQLException {
    fails("HY024", () -> statement.enquoteLiteral(null));
    fails("HY024", () -> statement.enquoteNCharLiteral(null));
    fails("HY024", () -> statement.enquoteIdentifier(null, false));
    fails("HY024", () -> statement.isSimpleIdentifier(null));

    Connection another = DriverManager.getConnection("jdbc:whattalk:demo=true");
    ReadOnlyConnection closed = another.unwrap(ReadOnlyConnection.class);
    another.close();
    fails("08003", () -> closed.enquoteLiteral("a"));
    fails("08003", () -> closed.enquoteNCharLiteral("a"));
    fails("08003", () -> closed.enquoteIdentifier("a", false));
    fails("08003", () -> closed.isSimpleIdentifier("a"));
  }
}
