package ai.whattalk.jdbc.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A pattern of TO_CHAR and TO_NUMBER for numbers. */
final class NumberPattern {
  private static final int ROMAN_WIDTH = 15;
  private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMAN_DIGITS = {
    "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };

  private final String pattern;
  private final boolean filled;

  /** The kinds of sign: S at the front or the end, or MI, PL, SG, PR somewhere. */
  private final boolean signed;

  private final boolean scientific;
  private final boolean roman;
  private int wholeDigits;
  private int fractionDigits;
  private int shiftedDigits;

  /** Number of the first digit of the whole part that is printed even if it is a leading zero. */
  private int firstZero = Integer.MAX_VALUE;

  /** Number of digits of the fraction that FM does not cut. */
  private int keptFraction;

  private NumberPattern(String pattern) {
    this.pattern = pattern.replaceAll("(?i)FM(?=([^\"]*\"[^\"]*\")*[^\"]*$)", "");
    filled = this.pattern.length() == pattern.length();
    String words = this.pattern.replaceAll("\"[^\"]*\"", "").toUpperCase(Locale.ROOT);
    signed = words.matches(".*(S|MI|PL|PR).*");
    scientific = words.contains("EEEE");
    roman = words.contains("RN");
    count(words);
  }

  static NumberPattern of(String pattern) {
    return new NumberPattern(pattern);
  }

  private void count(String words) {
    boolean fraction = false;
    boolean shifted = false;
    for (char c : words.toCharArray()) {
      switch (c) {
        case '9', '0' -> {
          if (shifted) {
            shiftedDigits++;
            wholeDigits++;
          } else if (fraction) {
            fractionDigits++;
            keptFraction = c == '0' ? fractionDigits : keptFraction;
          } else {
            wholeDigits++;
            firstZero = c == '0' ? Math.min(firstZero, wholeDigits) : firstZero;
          }
        }
        case '.', 'D' -> fraction = true;
        case 'V' -> shifted = true;
        default -> {}
      }
    }
  }

  String format(BigDecimal number) {
    if (roman) {
      return roman(number);
    }
    if (scientific) {
      return scientific(number);
    }
    BigDecimal rounded =
        number.movePointRight(shiftedDigits).setScale(fractionDigits, RoundingMode.HALF_UP);
    String digits = rounded.abs().unscaledValue().toString();
    digits = "0".repeat(Math.max(0, fractionDigits + 1 - digits.length())) + digits;
    String whole = digits.substring(0, digits.length() - fractionDigits);
    String fraction = digits.substring(digits.length() - fractionDigits);
    if (whole.length() > wholeDigits) {
      return print(rounded.signum() < 0, "#".repeat(wholeDigits), "#".repeat(fractionDigits));
    }
    String printed = filled ? fraction : withoutZeros(fraction);
    whole = leading(whole);
    if (!filled && printed.isEmpty() && whole.isBlank()) {
      whole = whole.substring(1) + "0";
    }
    return print(rounded.signum() < 0, whole, printed);
  }

  /** Blanks, which only stand for places, in place of leading zeros that are not asked for. */
  private String leading(String whole) {
    String padded = " ".repeat(wholeDigits - whole.length()) + whole;
    StringBuilder digits = new StringBuilder();
    boolean begun = false;
    for (int i = 0; i < padded.length(); i++) {
      char c = padded.charAt(i);
      boolean last = i == padded.length() - 1 && fractionDigits == 0;
      begun |= c != ' ' && c != '0' || i + 1 >= firstZero || last;
      digits.append(begun ? c == ' ' ? '0' : c : ' ');
    }
    return digits.toString();
  }

  private String withoutZeros(String fraction) {
    int end = fraction.length();
    while (end > keptFraction && fraction.charAt(end - 1) == '0') {
      end--;
    }
    return fraction.substring(0, end);
  }

  private String print(boolean negative, String whole, String fraction) {
    StringBuilder text = new StringBuilder();
    String upper = pattern.toUpperCase(Locale.ROOT);
    boolean brackets = upper.contains("PR");
    String floating = signed ? "" : negative ? "-" : filled ? " " : "";
    if (brackets) {
      floating = negative ? "<" : filled ? " " : "";
    }
    if (upper.startsWith("S") && !upper.startsWith("SG")) {
      floating = negative ? "-" : "+";
    }
    int digit = 0;
    int fractionDigit = 0;
    boolean inFraction = false;
    boolean begun = false;
    int at = 0;
    while (at < pattern.length()) {
      char c = upper.charAt(at);
      if (c == '"') {
        int end = pattern.indexOf('"', at + 1);
        end = end < 0 ? pattern.length() : end;
        text.append(pattern, at + 1, end);
        at = end + 1;
      } else if (c == '9' || c == '0') {
        if (inFraction) {
          text.append(
              fractionDigit < fraction.length()
                  ? fraction.substring(fractionDigit, fractionDigit + 1)
                  : "");
          fractionDigit++;
        } else {
          char next = whole.charAt(digit++);
          if (next == ' ') {
            text.append(filled ? " " : "");
          } else {
            text.append(begun ? "" : floating).append(next);
            begun = true;
          }
        }
        at++;
      } else if (c == '.' || c == 'D') {
        text.append(begun ? "" : floating).append(fractionDigits == 0 ? "" : ".");
        begun = true;
        inFraction = true;
        at++;
      } else if (c == ',' || c == 'G') {
        text.append(begun ? "," : filled ? " " : "");
        at++;
      } else if (c == 'V') {
        at++;
      } else if (c == 'L') {
        text.append(filled ? " " : "");
        at++;
      } else if (upper.startsWith("MI", at)) {
        text.append(negative ? "-" : filled ? " " : "");
        at += 2;
      } else if (upper.startsWith("PL", at)) {
        text.append(negative ? filled ? " " : "" : "+");
        at += 2;
      } else if (upper.startsWith("SG", at)) {
        text.append(negative ? "-" : "+");
        at += 2;
      } else if (upper.startsWith("PR", at)) {
        text.append(negative ? ">" : filled ? " " : "");
        at += 2;
      } else if (upper.startsWith("TH", at)) {
        text.append(
            negative || fractionDigits > 0 || whole.contains("#")
                ? ""
                : Ordinals.suffix(Long.parseLong(whole.strip()), pattern.substring(at, at + 2)));
        at += 2;
      } else if (c == 'S') {
        text.append(at == 0 ? "" : negative ? "-" : "+");
        at++;
      } else {
        text.append(pattern.charAt(at));
        at++;
      }
    }
    return text.toString();
  }

  private String scientific(BigDecimal number) {
    String text = String.format(Locale.ROOT, "%." + fractionDigits + "e", number);
    return number.signum() < 0 || !filled ? text : " " + text;
  }

  private String roman(BigDecimal number) {
    int rest = number.setScale(0, RoundingMode.HALF_UP).intValue();
    if (rest < 1 || rest > 3999) {
      return "#".repeat(ROMAN_WIDTH);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ROMAN_VALUES.length; i++) {
      while (rest >= ROMAN_VALUES[i]) {
        text.append(ROMAN_DIGITS[i]);
        rest -= ROMAN_VALUES[i];
      }
    }
    return filled ? " ".repeat(ROMAN_WIDTH - text.length()) + text : text.toString();
  }

  BigDecimal parse(String text) {
    boolean negative = text.indexOf('-') >= 0 || text.indexOf('<') >= 0;
    String digits = text.replaceAll("[^0-9.]", "");
    try {
      BigDecimal number = new BigDecimal(digits).movePointLeft(shiftedDigits);
      return negative ? number.negate() : number;
    } catch (NumberFormatException e) {
      throw new QueryException(QueryProblem.BAD_CAST, "not a number: '" + text + "'", e);
    }
  }
}
