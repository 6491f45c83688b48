package ai.whattalk.jdbc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of {@link java.sql.DatabaseMetaData} for names: {@code %} is any text, {@code _} any
 * character, {@code \} takes the next one as it is. Case does not count; null matches everything.
 */
record NamePattern(@Nullable Pattern regex) {

  static NamePattern of(@Nullable String pattern) {
    if (pattern == null) {
      return new NamePattern(null);
    }
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        boolean escapes = c == '\\' && at + 1 < pattern.length();
        char literal = escapes ? pattern.charAt(++at) : c;
        regex.append(Pattern.quote(String.valueOf(literal)));
      }
    }
    return new NamePattern(
        Pattern.compile(
            regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
  }

  boolean matches(String name) {
    return regex == null || regex.matcher(name).matches();
  }
}
