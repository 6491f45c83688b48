package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of TO_CHAR and TO_NUMBER for numbers.
 *
 * @param filled whether blanks stand for the places of leading zeros, which FM turns off
 * @param before text in front
 * @param signBefore {@code S} or {@code MI}, or nothing
 * @param whole places of the whole part, and separators of groups
 * @param point the decimal point, or nothing
 * @param fraction places of the fraction
 * @param signAfter {@code S}, {@code MI} or {@code PR}, or nothing
 * @param after text behind
 */
record NumberPattern(
    boolean filled,
    String before,
    String signBefore,
    String whole,
    String point,
    String fraction,
    String signAfter,
    String after) {
  private static final String LITERALS = "((?:\"[^\"\\\\]*\"|[^\\p{L}0-9.,\"\\\\])*)";

  private static final Pattern PATTERN =
      Pattern.compile(
          "(?i)(FM)?"
              + LITERALS
              + "(S|MI)?([09](?:[,G]?[09])*)([.D]?)([09]*)(S|MI|PR)?"
              + LITERALS);

  /** So many digits of a double are exact. */
  private static final int DIGITS_OF_DOUBLES = 15;

  private static final Pattern NUMBER =
      Pattern.compile("([-+]?)([0-9][0-9,]*|(?=\\.[0-9]))(?:\\.([0-9]*))?([-+]?)");

  /** Refuses what is not taken. */
  static NumberPattern of(String pattern) {
    Matcher matcher = PATTERN.matcher(pattern);
    if (!matcher.matches()
        || (matcher.group(3) != null && matcher.group(7) != null)
        // PostgreSQL drops what follows a point without places.
        || (matcher.end(4) < matcher.end(5)
            && matcher.group(6).isEmpty()
            && matcher.end(5) < pattern.length())) {
      throw new QueryException(
          QueryProblem.UNSUPPORTED,
          "the pattern '"
              + pattern
              + "' of a number is not supported: it has digits (9 and 0), groups (, and G), a point"
              + " (. or D), FM in front, S or MI on one side or PR behind, and text in quotes");
    }
    return new NumberPattern(
        matcher.group(1) == null,
        matcher.group(2).replace("\"", ""),
        upper(matcher.group(3)),
        upper(matcher.group(4)).replace('G', ','),
        matcher.group(5).isEmpty() ? "" : ".",
        matcher.group(6),
        upper(matcher.group(7)),
        matcher.group(8).replace("\"", ""));
  }

  private static String upper(@Nullable String text) {
    return text == null ? "" : text.toUpperCase(Locale.ROOT);
  }

  String format(BigDecimal number) {
    BigDecimal rounded = number.setScale(fraction.length(), RoundingMode.HALF_UP);
    return format(rounded, rounded.signum() < 0);
  }

  /** Half a digit is rounded to the even one, and what rounds to zero keeps its sign. */
  String format(double number) {
    if (!Double.isFinite(number)) {
      throw QueryException.unsupported("TO_CHAR of " + number);
    }
    BigDecimal exact = new BigDecimal(number);
    int digits = exact.abs().setScale(0, RoundingMode.HALF_EVEN).toString().length();
    if (digits + fraction.length() > DIGITS_OF_DOUBLES) {
      throw new QueryException(
          QueryProblem.UNSUPPORTED,
          "TO_CHAR of a double precision with more than 15 digits is not supported: cast it to"
              + " numeric");
    }
    return format(exact.setScale(fraction.length(), RoundingMode.HALF_EVEN), number < 0);
  }

  private String format(BigDecimal rounded, boolean negative) {
    int places = whole.replace(",", "").length();
    String digits = rounded.abs().setScale(0, RoundingMode.DOWN).toString();
    String decimals = rounded.abs().toPlainString().replaceFirst("^[0-9]*\\.?", "");
    boolean tooLarge = digits.length() > places;
    if (tooLarge) {
      digits = "#".repeat(places);
      decimals = "#".repeat(decimals.length());
    } else if (!filled) {
      decimals = withoutZeros(decimals);
    }
    // A zero in front of a fraction is not written, but where it stands alone.
    boolean bare = digits.equals("0") && !fraction.isEmpty() && (filled || !decimals.isEmpty());
    String padded = " ".repeat(places - digits.length()) + (bare ? " " : digits);
    String blank = filled ? " " : "";
    StringBuilder text = new StringBuilder(before);
    if (signBefore.equals("MI")) {
      text.append(negative ? "-" : blank);
    }
    boolean begun = false;
    int place = 0;
    for (char c : whole.toCharArray()) {
      if (c == ',') {
        text.append(begun ? "," : blank);
        continue;
      }
      char digit = padded.charAt(place++);
      boolean zero = digit == ' ' && (begun || c == '0');
      if (digit == ' ' && !zero) {
        text.append(blank);
      } else {
        text.append(begun ? "" : sign(negative)).append(zero ? '0' : digit);
        begun = true;
      }
    }
    text.append(begun ? "" : sign(negative));
    text.append(fraction.isEmpty() && !tooLarge ? "" : point).append(decimals);
    text.append(
        switch (signAfter) {
          case "S" -> negative ? "-" : "+";
          case "MI" -> negative ? "-" : blank;
          case "PR" -> negative ? ">" : blank;
          default -> "";
        });
    return text.append(after).toString();
  }

  /** The sign that stands right before the first digit. */
  private String sign(boolean negative) {
    if (signBefore.equals("S")) {
      return negative ? "-" : "+";
    }
    if (signBefore.equals("MI") || signAfter.equals("S") || signAfter.equals("MI")) {
      return "";
    }
    return negative ? signAfter.equals("PR") ? "<" : "-" : filled ? " " : "";
  }

  /** Those that 0 asks for are kept. */
  private String withoutZeros(String decimals) {
    int end = decimals.length();
    while (end > fraction.lastIndexOf('0') + 1 && decimals.charAt(end - 1) == '0') {
      end--;
    }
    return decimals.substring(0, end);
  }

  /** As in PostgreSQL what follows the places of the pattern is ignored. */
  BigDecimal parse(String text) {
    if (!(before + after).isEmpty() || !signBefore.matches("S?") || !signAfter.matches("S?")) {
      throw QueryException.unsupported("TO_NUMBER by text, MI or PR");
    }
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      throw refused(text);
    }
    String given = matcher.group(2);
    StringBuilder digits = new StringBuilder();
    int at = 0;
    int place = 0;
    for (; place < whole.length() && at < given.length(); place++) {
      boolean comma = given.charAt(at) == ',';
      if (whole.charAt(place) != ',') {
        if (comma) {
          throw refused(text);
        }
        digits.append(given.charAt(at++));
      } else if (comma) {
        at++;
      }
    }
    String decimals = matcher.group(3);
    boolean hasPoint = decimals != null;
    boolean fits = at == given.length();
    if (point.isEmpty() ? hasPoint && place < whole.length() : !fits) {
      throw refused(text);
    }
    digits.append('.');
    if (decimals != null) {
      fits &= decimals.length() <= fraction.length();
      digits.append(decimals, 0, Math.min(decimals.length(), fraction.length()));
    }
    boolean signedAfter = !matcher.group(4).isEmpty();
    if (signedAfter && (signAfter.isEmpty() || !fits || !matcher.group(1).isEmpty())) {
      throw refused(text);
    }
    BigDecimal number = new BigDecimal(digits.append('0').toString());
    return matcher.group(1).equals("-") || matcher.group(4).equals("-") ? number.negate() : number;
  }

  private static QueryException refused(String text) {
    return new QueryException(QueryProblem.BAD_CAST, "not a number of the pattern: '" + text + "'");
  }
}
