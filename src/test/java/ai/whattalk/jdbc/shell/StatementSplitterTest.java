package ai.whattalk.jdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the statements of a script end. */
final class StatementSplitterTest {

  private static List<String> split(String script) {
    return StatementSplitter.split(script);
  }

  @Test
  void endsAtSemicolons() {
    assertThat(split("SELECT 1;SELECT 2 ;\n\n SELECT 3\n"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    assertThat(split("SELECT 1")).containsExactly("SELECT 1");
  }

  @Test
  void passesOverWhatIsEmpty() {
    assertThat(split("")).isEmpty();
    assertThat(split(";; \n;")).isEmpty();
    assertThat(split("-- nothing; at all\n/* nor; here */ ;")).isEmpty();
  }

  @Test
  void seesNoneInTextsNamesAndComments() {
    for (String whole :
        List.of(
            "SELECT 'a;b'",
            "SELECT 'it''s; one'",
            "SELECT E'it\\'s; one', e'\\\\'",
            "SELECT 'no escape\\'",
            "SELECT 1 AS \"a;\"\"b\"",
            "SELECT $$a;'b$$",
            "SELECT $t$a;$$;b$t$",
            "SELECT 1 -- one; and\n+ 2",
            "SELECT 1 /* a; /* b; */ c; */ + 2",
            "SELECT 'never ended; ")) {
      assertThat(split(whole)).containsExactly(whole.strip());
      assertThat(split("SELECT 0;" + whole)).containsExactly("SELECT 0", whole.strip());
    }
    assertThat(split("SELECT 'no escape\\'; SELECT 2"))
        .containsExactly("SELECT 'no escape\\'", "SELECT 2");
    assertThat(split("SELECT a$b$ ; SELECT 2")).containsExactly("SELECT a$b$", "SELECT 2");
  }

  @Test
  void keepsCommentsOfStatements() {
    assertThat(split("-- why\nSELECT 1; -- after\n")).containsExactly("-- why\nSELECT 1");
  }

  @Test
  void takesLongTexts() {
    String text = "'" + "x".repeat(1_000_000) + ";''y'";
    assertThat(split("SELECT " + text + ";SELECT E" + text)).hasSize(2);
  }
}
