package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.DecimalForm;
import com.google.common.base.CharMatcher;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL reads in the text of a number (4.1.2.6 and 8.1) and of a UUID (8.12). */
public final class NumberText {
  /** Digits that a decimal has before and behind the point. */
  private static final int MOST_DIGITS = 38;

  private static final int LONGEST_TEXT = 10_000;

  private static final Pattern WHOLE =
      Pattern.compile(
          "([+-]?)(?:0[xX]((?:_?\\p{XDigit})+)|0[oO]((?:_?[0-7])+)|0[bB]((?:_?[01])+)"
              + "|(\\d+(?:_\\d+)*))");

  private static final Pattern DECIMAL =
      Pattern.compile(
          "[+-]?(?:\\d+(?:_\\d+)*(?:\\.(?:\\d+(?:_\\d+)*)?)?|\\.\\d+(?:_\\d+)*)"
              + "(?:[eE][+-]?\\d+(?:_\\d+)*)?");

  private static final Pattern FLOATING =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");

  /** In groups of four digits, with a hyphen after any of them but the last. */
  private static final Pattern UUID_FORM = Pattern.compile("(?:\\p{XDigit}{4}-?){7}\\p{XDigit}{4}");

  private static final CharMatcher BLANKS = CharMatcher.is(' ').or(CharMatcher.inRange('\t', '\r'));

  private NumberText() {}

  /** A whole number, with blanks around it. */
  public static long integer(String text) {
    Matcher whole = WHOLE.matcher(ofReadableLength(trimmed(text), text));
    if (!whole.matches()) {
      throw refused(text, "a whole number: write it as 42");
    }
    BigInteger number = whole(whole);
    if (number.bitLength() > Long.SIZE - 1) {
      throw outOfRange(text);
    }
    return number.longValue();
  }

  /** The time to read digits grows with the square of their number. */
  private static String ofReadableLength(String number, String text) {
    if (number.length() > LONGEST_TEXT) {
      throw outOfRange(text);
    }
    return number;
  }

  private static BigInteger whole(Matcher whole) {
    int[] radixes = {16, 8, 2, 10};
    int group = 2;
    while (whole.group(group) == null) {
      group++;
    }
    return new BigInteger(
        whole.group(1).replace("+", "") + whole.group(group).replace("_", ""), radixes[group - 2]);
  }

  /** A decimal, with blanks around it. */
  public static BigDecimal decimal(String text) {
    String number = ofReadableLength(trimmed(text), text);
    Matcher whole = WHOLE.matcher(number);
    if (whole.matches()) {
      return checked(new BigDecimal(whole(whole)), text);
    }
    if (!DECIMAL.matcher(number).matches()) {
      throw refused(text, "a number: write it as 1234.5");
    }
    try {
      return checked(new BigDecimal(number.replace("_", "")), text);
    } catch (NumberFormatException e) {
      // An exponent of more digits than an int has.
      throw outOfRange(text);
    }
  }

  private static BigDecimal checked(BigDecimal decimal, String text) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    if (!isDecimal(stripped)) {
      throw outOfRange(text);
    }
    return DecimalForm.normal(stripped);
  }

  private static boolean isDecimal(BigDecimal stripped) {
    long digits = (long) stripped.precision() - stripped.scale();
    return digits <= MOST_DIGITS && stripped.scale() <= MOST_DIGITS;
  }

  /** A literal with an exponent, as one without; null if a decimal has no room for its digits. */
  public static @Nullable String withoutExponent(String literal) {
    BigDecimal number = new BigDecimal(literal).stripTrailingZeros();
    if (!isDecimal(number)) {
      return null;
    }
    String digits = number.toPlainString();
    return digits.contains(".") ? digits : digits + ".0";
  }

  /** A double, with blanks around it. */
  public static double floating(String text) {
    String number = trimmed(text);
    switch (number.toLowerCase(Locale.ROOT)) {
      case "nan", "+nan", "-nan" -> {
        return Double.NaN;
      }
      case "inf", "+inf", "infinity", "+infinity" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-inf", "-infinity" -> {
        return Double.NEGATIVE_INFINITY;
      }
      default -> {}
    }
    if (!FLOATING.matcher(number).matches()) {
      throw refused(text, "a number: write it as 1234.5");
    }
    double value = Double.parseDouble(number);
    boolean zero = number.split("[eE]", 2)[0].chars().noneMatch(c -> c >= '1' && c <= '9');
    if (Double.isInfinite(value) || (value == 0 && !zero)) {
      throw outOfRange(text);
    }
    return value;
  }

  /** A UUID in any case, in braces or not, with hyphens or without. */
  public static UUID uuid(String text) {
    boolean braces = text.startsWith("{") && text.endsWith("}");
    String form = braces ? text.substring(1, text.length() - 1) : text;
    if (!UUID_FORM.matcher(form).matches()) {
      throw refused(text, "a uuid: write it as a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
    }
    String digits = form.replace("-", "");
    return new UUID(
        Long.parseUnsignedLong(digits.substring(0, 16), 16),
        Long.parseUnsignedLong(digits.substring(16), 16));
  }

  /** Without the blanks that PostgreSQL takes no notice of, which are those of ASCII. */
  static String trimmed(String text) {
    return BLANKS.trimFrom(text);
  }

  private static QueryException refused(String text, String form) {
    return new QueryException(QueryProblem.BAD_CAST, "'" + text + "' is not " + form);
  }

  private static QueryException outOfRange(String text) {
    return new QueryException(QueryProblem.OUT_OF_RANGE, "'" + text + "' is out of range");
  }
}
