package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's regular expressions, as far as Java's mean the same; called by generated code. */
public final class RegularExpressions {

  private static final Pattern CLASS = Pattern.compile("\\[:(\\w+):]");

  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("alnum", "\\p{IsAlphabetic}\\p{IsDigit}"),
          Map.entry("alpha", "\\p{IsAlphabetic}"),
          Map.entry("blank", "\\h"),
          Map.entry("cntrl", "\\p{Cntrl}"),
          Map.entry("digit", "\\d"),
          Map.entry("lower", "\\p{IsLowercase}"),
          Map.entry("punct", "\\p{Punct}"),
          Map.entry("space", "\\s"),
          Map.entry("upper", "\\p{IsUppercase}"),
          Map.entry("xdigit", "\\p{XDigit}"));

  private RegularExpressions() {}

  /** The part that a regular expression matches, or its first group. */
  public static @Nullable String substring(String text, String regex) {
    Matcher matcher = matcher(regex, "", text);
    return matcher.find() ? matcher.group(Math.min(1, matcher.groupCount())) : null;
  }

  /** REGEXP_COUNT. */
  public static int regexpCount(String text, String regex) {
    Matcher matcher = matcher(regex, "", text);
    int count = 0;
    while (find(matcher, text)) {
      count++;
    }
    return count;
  }

  /** Goes to the next match; where Java finds an empty one within a character, there is none. */
  private static boolean find(Matcher matcher, String text) {
    boolean found = matcher.find();
    while (found && isWithinCharacter(text, matcher.start())) {
      found = matcher.find();
    }
    return found;
  }

  private static boolean isWithinCharacter(String text, int index) {
    return index > 0
        && index < text.length()
        && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
  }

  /** REGEXP_REPLACE of the first match. */
  public static String regexpReplace(String text, String regex, String replacement) {
    return regexpReplace(text, regex, replacement, "");
  }

  /** REGEXP_REPLACE, of all matches with the flag g. */
  public static String regexpReplace(String text, String regex, String replacement, String flags) {
    try {
      Matcher matcher = matcher(regex, flags, text);
      String javaReplacement = replacement(replacement, matcher.groupCount());
      boolean all = flags.indexOf('g') >= 0;
      StringBuilder result = new StringBuilder();
      for (boolean found = find(matcher, text); found; found = all && find(matcher, text)) {
        matcher.appendReplacement(result, javaReplacement);
        TextLength.check(result.length());
      }
      return TextLength.bounded(matcher.appendTail(result).toString());
    } catch (IndexOutOfBoundsException | PatternSyntaxException e) {
      throw new QueryException(QueryProblem.INVALID_ARGUMENT, e.getMessage(), e);
    }
  }

  private static Matcher matcher(String regex, String flags, String text) {
    return of(regex, flags).matcher(new AskingText(text));
  }

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
                QueryProblem.INVALID_ARGUMENT, "invalid regular expression option: '" + flag + "'");
      }
    }
    try {
      return Pattern.compile(
          inBrackets(regex).replace("\\m", "\\b").replace("\\M", "\\b"), javaFlags);
    } catch (PatternSyntaxException e) {
      throw new QueryException(
          QueryProblem.INVALID_ARGUMENT, "invalid regular expression: " + e.getDescription(), e);
    }
  }

  /**
   * A regular expression with the classes of POSIX as Java names them, and without what brackets
   * mean in Java only: others within them, and {@code &&}.
   */
  private static String inBrackets(String regex) {
    StringBuilder java = new StringBuilder();
    int begin = -1;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      Matcher named = CLASS.matcher(regex).region(i, regex.length());
      if (c == '\\' && i + 1 < regex.length()) {
        java.append(c).append(regex.charAt(++i));
      } else if (begin < 0) {
        begin = c == '[' ? regex.startsWith("^", i + 1) ? i + 2 : i + 1 : -1;
        java.append(c);
      } else if (c == ']' && i > begin) {
        begin = -1;
        java.append(c);
      } else if (named.lookingAt()) {
        String name = CLASSES.get(named.group(1));
        if (name == null) {
          throw new QueryException(
              QueryProblem.INVALID_ARGUMENT, "invalid character class: " + named.group());
        }
        java.append(name);
        i = named.end() - 1;
      } else {
        java.append(c == '[' || c == ']' || c == '&' ? "\\" : "").append(c);
      }
    }
    return java.toString();
  }

  /** SIMILAR TO, with backslash as escape character. */
  public static boolean similar(String text, String pattern) {
    return similar(text, pattern, "\\");
  }

  /** SIMILAR TO with an escape character, or with none if that is empty. */
  public static boolean similar(String text, String pattern, String escape) {
    if (escape.length() > 1) {
      throw new QueryException(
          QueryProblem.INVALID_ARGUMENT, "an escape is one character: '" + escape + "'");
    }
    StringBuilder regex = new StringBuilder();
    boolean bracket = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (escape.equals(String.valueOf(c)) && i + 1 < pattern.length()) {
        regex.append('\\').append(pattern.charAt(++i));
      } else if (bracket || c == '[') {
        bracket = c != ']';
        regex.append(c == '\\' ? "\\\\" : String.valueOf(c));
      } else {
        regex.append(
            switch (c) {
              case '%' -> ".*";
              case '_' -> ".";
              case '(' -> "(?:";
              case '\\', '.', '^', '$' -> "\\" + c;
              default -> String.valueOf(c);
            });
      }
    }
    return matcher(regex.toString(), "", text).matches();
  }

  /** REGEXP_LIKE: whether there is a match. */
  public static boolean matches(String text, String regex) {
    return matches(text, regex, "");
  }

  /** REGEXP_LIKE with flags. */
  public static boolean matches(String text, String regex, String flags) {
    if (flags.indexOf('g') >= 0) {
      throw new QueryException(QueryProblem.INVALID_ARGUMENT, "REGEXP_LIKE has no option 'g'");
    }
    return matcher(regex, flags, text).find();
  }

  /** REGEXP_SUBSTR: the first match, or null. */
  public static @Nullable String substr(String text, String regex) {
    Matcher matcher = matcher(regex, "", text);
    return matcher.find() ? matcher.group() : null;
  }

  /**
   * {@code \1} and {@code \&} as Java writes them.
   *
   * @param groups those that there are; another one is empty
   */
  static String replacement(String replacement, int groups) {
    StringBuilder java = new StringBuilder();
    for (int i = 0; i < replacement.length(); i++) {
      char c = replacement.charAt(i);
      if (c == '$') {
        java.append("\\$");
      } else if (c == '\\' && i + 1 < replacement.length()) {
        char next = replacement.charAt(++i);
        if (next >= '1' && next <= '9') {
          java.append(next - '0' > groups ? "" : "$" + next);
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
