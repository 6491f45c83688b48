package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StopCheck;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Ints;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * PostgreSQL's functions of text, which count code points; called by generated code, hence public.
 */
public final class TextFunctions {
  private TextFunctions() {}

  /** LENGTH. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** BIT_LENGTH. */
  public static int bitLength(String text) {
    return octetLength(text) * Byte.SIZE;
  }

  /** OCTET_LENGTH. */
  public static int octetLength(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** ASCII: the first code point. */
  public static int ascii(String text) {
    return text.isEmpty() ? 0 : text.codePointAt(0);
  }

  /** MD5, in hexadecimal. */
  @SuppressWarnings("deprecation") // It is what the function is defined by.
  public static String md5(String text) {
    return Hashing.md5().hashString(text, StandardCharsets.UTF_8).toString();
  }

  /** The operator ||. */
  public static String concat(String text, String more) {
    TextLength.check((long) text.length() + more.length());
    return text + more;
  }

  /** REPEAT. */
  public static String repeat(String text, int times) {
    TextLength.check((long) text.length() * times);
    return text.repeat(Math.max(0, times));
  }

  /** REPLACE, which replaces no empty text. */
  public static String replace(String text, String from, String to) {
    if (from.isEmpty()) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    int at = 0;
    for (int found = AskingText.indexOf(text, from, 0);
        found >= 0;
        found = AskingText.indexOf(text, from, at)) {
      StopCheck.tick();
      result.append(text, at, found).append(to);
      TextLength.check(result.length());
      at = found + from.length();
    }
    return at == 0 ? text : TextLength.bounded(result.append(text, at, text.length()).toString());
  }

  /** STARTS_WITH. */
  public static boolean startsWith(String text, String prefix) {
    return text.startsWith(prefix);
  }

  /**
   * TRANSLATE: each code point of {@code from} becomes its counterpart in {@code to}, or nothing.
   */
  public static String translate(String text, String from, String to) {
    int[] replaced = from.codePoints().toArray();
    int[] replacements = to.codePoints().toArray();
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              StopCheck.tick();
              int place = Ints.indexOf(replaced, c);
              if (place < 0) {
                result.appendCodePoint(c);
              } else if (place < replacements.length) {
                result.appendCodePoint(replacements[place]);
              }
            });
    return result.toString();
  }

  /** UPPER, of each code point alone. */
  public static String upper(String text) {
    return text.codePoints()
        .map(Character::toUpperCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** LOWER, of each code point alone. */
  public static String lower(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** INITCAP. */
  public static String initcap(String text) {
    StringBuilder result = new StringBuilder();
    boolean inWord = false;
    for (int c : text.codePoints().toArray()) {
      result.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toUpperCase(c));
      inWord = Character.isLetterOrDigit(c);
    }
    return result.toString();
  }

  /** The text from a place on, which counts from 1 and may lie before it. */
  public static String substring(String text, int start) {
    return codePoints(text, start - 1L, Integer.MAX_VALUE);
  }

  /** So many code points from a place on; those before the first count, too. */
  public static String substring(String text, int start, int length) {
    if (length < 0) {
      throw new QueryException(
          QueryProblem.INVALID_ARGUMENT, "negative substring length not allowed");
    }
    return codePoints(text, start - 1L, start - 1L + length);
  }

  private static String codePoints(String text, long from, long to) {
    int count = length(text);
    int begin = (int) Math.min(Math.max(from, 0), count);
    int end = (int) Math.min(Math.max(to, begin), count);
    int beginIndex = text.offsetByCodePoints(0, begin);
    return text.substring(beginIndex, text.offsetByCodePoints(beginIndex, end - begin));
  }

  /** LEFT: the first code points, or all but so many of the last. */
  public static String left(String text, int count) {
    return codePoints(text, 0, count < 0 ? (long) length(text) + count : count);
  }

  /** RIGHT: the last code points, or all but so many of the first. */
  public static String right(String text, int count) {
    return codePoints(
        text, count < 0 ? -(long) count : (long) length(text) - count, Integer.MAX_VALUE);
  }

  /** LPAD with blanks. */
  public static String lpad(String text, int length) {
    return lpad(text, length, " ");
  }

  /** LPAD. */
  public static String lpad(String text, int length, String fill) {
    long missing = (long) length - length(text);
    return missing <= 0 ? left(text, Math.max(0, length)) : fill(missing, fill) + text;
  }

  /** RPAD with blanks. */
  public static String rpad(String text, int length) {
    return rpad(text, length, " ");
  }

  /** RPAD. */
  public static String rpad(String text, int length, String fill) {
    long missing = (long) length - length(text);
    return missing <= 0 ? left(text, Math.max(0, length)) : text + fill(missing, fill);
  }

  private static String fill(long missing, String fill) {
    if (fill.isEmpty()) {
      return "";
    }
    TextLength.check(missing);
    return left(fill.repeat((int) missing / length(fill) + 1), (int) missing);
  }

  /** REVERSE. */
  public static String reverse(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /** STRPOS: the place of a part, from 1, or 0. */
  public static int strpos(String text, String part) {
    int index = AskingText.indexOf(text, part, 0);
    return index < 0 ? 0 : text.codePointCount(0, index) + 1;
  }

  /** SPLIT_PART: a field between delimiters, counted from 1, or from the end. */
  public static String splitPart(String text, String delimiter, int field) {
    if (field == 0) {
      throw new QueryException(QueryProblem.INVALID_ARGUMENT, "field position must not be zero");
    }
    String[] fields =
        delimiter.isEmpty()
            ? new String[] {text}
            : Pattern.compile(delimiter, Pattern.LITERAL).split(new AskingText(text), -1);
    int index = field > 0 ? field - 1 : fields.length + field;
    return index >= 0 && index < fields.length ? fields[index] : "";
  }

  /** BTRIM of blanks. */
  public static String btrim(String text) {
    return btrim(text, " ");
  }

  /** BTRIM of any of some characters. */
  public static String btrim(String text, String characters) {
    return ltrim(rtrim(text, characters), characters);
  }

  /** LTRIM of blanks. */
  public static String ltrim(String text) {
    return ltrim(text, " ");
  }

  /** LTRIM of any of some characters. */
  public static String ltrim(String text, String characters) {
    int at = 0;
    while (at < text.length() && characters.indexOf(text.codePointAt(at)) >= 0) {
      StopCheck.tick();
      at += Character.charCount(text.codePointAt(at));
    }
    return text.substring(at);
  }

  /** RTRIM of blanks. */
  public static String rtrim(String text) {
    return rtrim(text, " ");
  }

  /** RTRIM of any of some characters. */
  public static String rtrim(String text, String characters) {
    int end = text.length();
    while (end > 0 && characters.indexOf(text.codePointBefore(end)) >= 0) {
      StopCheck.tick();
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(0, end);
  }

  /** TO_HEX, of the two's complement of negative numbers. */
  public static String toHex(int number) {
    return Integer.toHexString(number);
  }

  /** TO_HEX of a BIGINT. */
  public static String toHex(long number) {
    return Long.toHexString(number);
  }

  /** QUOTE_LITERAL. */
  public static String quoteLiteral(String text) {
    String quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
    return TextLength.bounded(text.indexOf('\\') < 0 ? quoted : "E" + quoted);
  }

  /** CHR: the sign of a code point. */
  public static String chr(int codePoint) {
    if (codePoint <= 0 || !Character.isValidCodePoint(codePoint)) {
      throw new QueryException(
          QueryProblem.INVALID_ARGUMENT, "no sign has the code point " + codePoint);
    }
    return Character.toString(codePoint);
  }

  /** OVERLAY in place of as many signs as the replacement has. */
  public static String overlay(String text, String replacement, int from) {
    return overlay(text, replacement, from, length(replacement));
  }

  /**
   * OVERLAY.
   *
   * @param from where it begins, from 1
   * @param count how many signs it replaces
   */
  public static String overlay(String text, String replacement, int from, int count) {
    if (from <= 0) {
      throw new QueryException(QueryProblem.INVALID_ARGUMENT, "OVERLAY can't begin at " + from);
    }
    return concat(
        concat(left(text, from - 1), replacement), substring(text, Math.addExact(from, count)));
  }
}
