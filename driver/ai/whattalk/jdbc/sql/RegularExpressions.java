package ai.whattalk.jdbc.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's regular expressions, as far as Java's mean the same; called by generated code. */
public final class RegularExpressions {

  private RegularExpressions() {}

  /** Throws {@link QueryException} for what is none. */
  static Pattern of(String regex, String flags) {
    int javaFlags = Pattern.DOTALL;
    for (char flag : flags.toCharArray()) {
      switch (flag) {
        case 'i' -> javaFlags |= Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        case 'c', 'g', 's' -> {}
        case 'n', 'm' -> javaFlags = (javaFlags & ~Pattern.DOTALL) | Pattern.MULTILINE;
        case 'x' -> javaFlags |= Pattern.COMMENTS;
        default ->
            throw new QueryException(
                QueryProblem.INVALID_ARGUMENT,
                "invalid regular expression option: '" + flag + "'",
                null);
      }
    }
    try {
      return Pattern.compile(regex.replace("\\m", "\\b").replace("\\M", "\\b"), javaFlags);
    } catch (PatternSyntaxException e) {
      throw new QueryException(
          QueryProblem.INVALID_ARGUMENT, "invalid regular expression: " + e.getDescription(), e);
    }
  }

  /** REGEXP_LIKE: whether there is a match. */
  public static boolean matches(String text, String regex) {
    return matches(text, regex, "");
  }

  /** The same with flags. */
  public static boolean matches(String text, String regex, String flags) {
    return of(regex, flags).matcher(text).find();
  }

  /** REGEXP_SUBSTR: the first match, or null. */
  public static @Nullable String substr(String text, String regex) {
    Matcher matcher = of(regex, "").matcher(text);
    return matcher.find() ? matcher.group() : null;
  }

  /** {@code \1} and {@code \&} as Java writes them. */
  static String replacement(String replacement) {
    StringBuilder java = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '$') {
        java.append("\\$");
      } else if (c == '\\' && i + 1 < replacement.length()) {
        char next = replacement.charAt(++i);
        if (next >= '1' && next <= '9') {
          java.append('$').append(next);
        } else if (next == '&') {
          java.append("$0");
        } else {
          java.append("\\\\");
          i -= next == '\\' ? 0 : 1;
        }
      } else {
        java.append(c == '\\' ? "\\\\" : String.valueOf(c));
      }
    }
    return java.toString();
  }
}
