package ai.whattalk.jdbc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms of expressions by type, of src/test/resources/postgresql/grammar.txt, which says how it
 * is read. Immutable.
 */
final class ExpressionGrammar {
  /** How closely binds what needs no parentheses. */
  static final int CLOSEST = 14;

  /** How loosely the loosest operator binds. */
  static final int LOOSEST = 1;

  /** Stands for one type throughout a form. */
  static final String ANY = "any";

  /** Stands for a type of numbers, another one at each place. */
  static final String NUMBER = "number";

  static final List<String> NUMBERS = List.of("integer", "bigint", "decimal", "double");

  /** Of which columns may be. Intervals are not among them: docs/sql.md says how these differ. */
  static final List<String> COLUMN_TYPES =
      List.of(
          "boolean", "integer", "bigint", "decimal", "double", "text", "date", "timestamp", "time");

  private static final Path FILE = Path.of("src/test/resources/postgresql/grammar.txt");
  private static final Pattern LINE = Pattern.compile("(!?)(\\w+) (\\d+) (.+)");
  private static final Pattern OPERAND = Pattern.compile("\\{\\w+ \\d+\\}");

  private final Map<String, List<Form>> forms = new TreeMap<>();

  /**
   * A form of expressions.
   *
   * @param level how closely its operator binds
   * @param mayFail whether there are values for which it fails
   */
  record Form(int level, boolean mayFail, String template) {
    boolean hasOperands() {
      return OPERAND.matcher(template).find();
    }
  }

  /** Reads the file. */
  ExpressionGrammar() {
    try {
      for (String line : Files.readAllLines(FILE, UTF_8)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException("no form of expressions: " + line);
    }
    boolean mayFail = !parts.group(1).isEmpty();
    int level = Integer.parseInt(parts.group(3));
    String template = parts.group(4);
    if (!parts.group(2).equals(ANY)) {
      add(parts.group(2), new Form(level, mayFail, template));
      return;
    }
    for (String type : COLUMN_TYPES) {
      add(type, new Form(level, mayFail, template.replace("{" + ANY + " ", "{" + type + " ")));
    }
  }

  private void add(String type, Form form) {
    forms.computeIfAbsent(type, name -> new ArrayList<>()).add(form);
  }

  /** The forms of a type whose operators bind at least so closely. */
  List<Form> forms(String type, int level) {
    return forms.getOrDefault(type, List.of()).stream()
        .filter(form -> form.level() >= level)
        .toList();
  }
}
