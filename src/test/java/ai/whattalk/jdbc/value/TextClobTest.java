package ai.whattalk.jdbc.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.sql.Clob;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text as JDBC's Clob has it: positions from 1. */
final class TextClobTest {
  private final Clob clob = new TextClob("Ödeme öde");

  private static void fails(String state, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).as("%s", e).isEqualTo(state));
  }

  private static String read(Reader reader) throws IOException {
    StringWriter text = new StringWriter();
    reader.transferTo(text);
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 9, Ödeme öde",
    "1, 5, Ödeme",
    "7, 3, öde",
    "9, 1, e",
    "1, 0, ''",
    "10, 0, ''",
    "10, 5, ''",
    "8, 2147483647, de"
  })
  void partsEndWhereTheTextDoes(long position, int length, String part) throws SQLException {
    assertThat(clob.getSubString(position, length)).isEqualTo(part);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-1, 1", "11, 0", "1, -1", "9223372036854775807, 1"})
  void partsBeyondTheTextAreErrors(long position, int length) {
    fails("HY024", () -> clob.getSubString(position, length));
    fails("HY024", () -> clob.getCharacterStream(position, length));
  }

  @Test
  void streams() throws SQLException, IOException {
    assertThat(clob.length()).isEqualTo(9);
    assertThat(read(clob.getCharacterStream())).isEqualTo("Ödeme öde");
    assertThat(read(clob.getCharacterStream(2, 4))).isEqualTo("deme");
    assertThat(read(clob.getCharacterStream(9, 1))).isEqualTo("e");
    fails("HY024", () -> clob.getCharacterStream(9, 2));
    fails("HY024", () -> clob.getCharacterStream(10, 0));
    fails("HY024", () -> clob.getCharacterStream(2, Long.MAX_VALUE));
    assertThat(clob.getAsciiStream().readAllBytes()).asString().isEqualTo("?deme ?de");
  }

  @ParameterizedTest
  @CsvSource({
    "de, 1, 2",
    "de, 2, 2",
    "de, 3, 8",
    "de, 9, -1",
    "öde, 1, 7",
    "x, 1, -1",
    "'', 4, 4",
    "'', 10, 10",
    "e, 11, -1",
    "Ödeme öde!, 1, -1",
    "e, 9223372036854775807, -1"
  })
  void findsTexts(String searched, long from, long position) throws SQLException {
    assertThat(clob.position(searched, from)).isEqualTo(position);
    assertThat(clob.position(new TextClob(searched), from)).isEqualTo(position);
  }

  @Test
  void badSearchesAreErrors() {
    fails("HY024", () -> clob.position("e", 0));
    fails("HY024", () -> clob.position(new TextClob("longer than the text"), 0));
    fails("HY024", () -> clob.position((String) null, 1));
    fails("HY024", () -> clob.position((Clob) null, 1));
  }

  @Test
  void nothingIsWritten() {
    fails("0A000", () -> clob.setString(1, "x"));
    fails("0A000", () -> clob.setString(1, "x", 0, 1));
    fails("0A000", () -> clob.setAsciiStream(1));
    fails("0A000", () -> clob.setCharacterStream(1));
    fails("0A000", () -> clob.truncate(0));
  }

  @Test
  void afterFreeThereIsNothing() throws SQLException {
    clob.free();
    clob.free();
    fails("HY010", clob::length);
    fails("HY010", () -> clob.getSubString(1, 1));
    fails("HY010", clob::getCharacterStream);
    fails("HY010", () -> clob.getCharacterStream(1, 1));
    fails("HY010", clob::getAsciiStream);
    fails("HY010", () -> clob.position("e", 1));
    fails("HY010", () -> clob.truncate(0));
  }
}
