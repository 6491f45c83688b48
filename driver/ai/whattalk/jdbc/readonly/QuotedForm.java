package ai.whattalk.jdbc.readonly;

import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.sql.Vocabulary;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts and names as they stand in SQL here, for whoever puts a statement together: what {@link
 * java.sql.Statement} has since JDBC 4.3 and {@link java.sql.Connection} since 4.5. Where JDBC
 * wants a NullPointerException, it is an SQLException.
 */
final class QuotedForm {
  private static final Pattern REGULAR = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private QuotedForm() {}

  /** The text in single quotes; a backslash in it is one. */
  static String literal(@Nullable String text) throws SQLException {
    String given = ArgumentCheck.notNull(text, "enquoteLiteral takes text");
    return '\'' + given.replace("'", "''") + '\'';
  }

  /** The text in single quotes after an N, which means the same: all text is Unicode. */
  static String nationalLiteral(@Nullable String text) throws SQLException {
    return 'N' + literal(ArgumentCheck.notNull(text, "enquoteNCharLiteral takes text"));
  }

  /**
   * Whether the name may stand without quotes wherever a name can: at most 128 letters and digits
   * of ASCII and underscores, a letter first, and reserved neither here nor by PostgreSQL or
   * SQL:2003.
   */
  static boolean isSimple(@Nullable String identifier) throws SQLException {
    String name = ArgumentCheck.notNull(identifier, "isSimpleIdentifier takes an identifier");
    return name.length() <= Vocabulary.LONGEST_NAME
        && REGULAR.matcher(name).matches()
        && !Vocabulary.isReserved(name);
  }

  /**
   * The name as it is if it is simple, else in double quotes. One that has them already keeps them.
   */
  static String identifier(@Nullable String identifier, boolean alwaysQuote) throws SQLException {
    String given = ArgumentCheck.notNull(identifier, "enquoteIdentifier takes an identifier");
    if (!alwaysQuote && isSimple(given)) {
      return given;
    }
    String name = withoutQuotes(given);
    if (name.isEmpty() || name.length() > Vocabulary.LONGEST_NAME) {
      throw JdbcError.badArgument(
          "an identifier has 1 to "
              + Vocabulary.LONGEST_NAME
              + " characters, not "
              + name.length());
    }
    if (name.indexOf('\0') >= 0) {
      throw JdbcError.badArgument("an identifier has no character of code 0");
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String withoutQuotes(String identifier) throws SQLException {
    if (identifier.length() < 2 || !identifier.startsWith("\"") || !identifier.endsWith("\"")) {
      return identifier;
    }
    String inner = identifier.substring(1, identifier.length() - 1);
    String name = inner.replace("\"\"", "\"");
    if (!name.replace("\"", "\"\"").equals(inner)) {
      throw JdbcError.badArgument("a double quote within a quoted identifier is doubled");
    }
    return name;
  }
}
