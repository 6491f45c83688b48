package ai.whattalk.jdbc.settings;

import ai.whattalk.jdbc.error.JdbcError;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL {@code jdbc:whattalk:[name=value[;name=value]…]}. A value that holds {@code ;} stands in
 * double quotes, in which a doubled quote is a quote. Blanks around names and values don't count.
 *
 * @param values what the URL gives, names as it spells them
 */
public record ConnectionUrl(Map<String, String> values) {
  public static final String PREFIX = "jdbc:whattalk:";

  /** What can be a name. Anything else may be a piece of a key, and is not repeated in messages. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z._]{0,29}");

  /** A value in quotes, without the quote that ends it. */
  private static final Pattern QUOTED =
      Pattern.compile("\\p{javaWhitespace}*+\"[^\"]*+(?:\"\"[^\"]*+)*+");

  /** Whether the URL is one for this driver. */
  public static boolean accepts(String url) {
    return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /** Reads a URL that {@link #accepts} takes; messages never repeat what may be secret. */
  public static ConnectionUrl parse(String url) throws SQLException {
    Map<String, String> values = new LinkedHashMap<>();
    int at = PREFIX.length();
    while (at < url.length()) {
      int end = endOfPart(url, at);
      String part = url.substring(at, end).strip();
      at = end + 1;
      if (!part.isEmpty()) {
        add(part, values);
      }
    }
    return new ConnectionUrl(values);
  }

  /** The URL again, without what is secret. */
  public String withoutSecrets() {
    StringJoiner parts = new StringJoiner(";", PREFIX, "");
    values.forEach(
        (name, value) -> {
          if (ConnectionProperty.named(name)
              .filter(property -> property.showable(value))
              .isPresent()) {
            parts.add(name + '=' + quotedIfNeeded(value));
          }
        });
    return parts.toString();
  }

  /** Hides what is secret. */
  @Override
  public String toString() {
    return withoutSecrets();
  }

  /** Where a part that begins at {@code start} ends: at a {@code ;} that is not in quotes. */
  private static int endOfPart(String url, int start) {
    int equals = url.indexOf('=', start);
    int semicolon = url.indexOf(';', start);
    Matcher quoted = QUOTED.matcher(url);
    if (equals >= 0 && equals < semicolon && quoted.region(equals + 1, url.length()).lookingAt()) {
      semicolon = url.indexOf(';', quoted.end());
    }
    return semicolon < 0 ? url.length() : semicolon;
  }

  private static void add(String part, Map<String, String> values) throws SQLException {
    int equals = part.indexOf('=');
    if (equals < 0) {
      throw JdbcError.badConnectionSetting(
          "a part of the URL has no '=': write " + PREFIX + "name=value;name=value");
    }
    String name = part.substring(0, equals).strip();
    if (!NAME.matcher(name).matches()) {
      throw JdbcError.badConnectionSetting(
          "a part of the URL begins with something that is no property's name: write "
              + PREFIX
              + "name=value;name=value, and a value that holds ';' in double quotes");
    }
    String value = unquoted(name, part.substring(equals + 1).strip());
    boolean twice = values.keySet().stream().anyMatch(name::equalsIgnoreCase);
    if (twice) {
      throw JdbcError.badConnectionSetting("the URL gives property " + name + " twice");
    }
    values.put(name, value);
  }

  private static String unquoted(String name, String value) throws SQLException {
    if (!value.startsWith("\"")) {
      return value;
    }
    String inner = value.substring(1, Math.max(1, value.length() - 1));
    boolean isWhole = value.length() > 1 && value.endsWith("\"");
    if (!isWhole || inner.replace("\"\"", "").contains("\"")) {
      throw JdbcError.badConnectionSetting(
          "the value of property "
              + name
              + " in the URL begins with a quote and does not end with one: write "
              + name
              + "=\"value\", a quote inside doubled");
    }
    return inner.replace("\"\"", "\"");
  }

  private static String quotedIfNeeded(String value) {
    boolean plain =
        value.indexOf(';') < 0 && !value.startsWith("\"") && value.equals(value.strip());
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
