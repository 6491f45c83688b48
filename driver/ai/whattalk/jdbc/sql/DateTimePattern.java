package ai.whattalk.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pattern of TO_CHAR, TO_DATE and TO_TIMESTAMP, cut into its parts. */
record DateTimePattern(List<Part> parts) {

  /** Fields in which texts sort as the times do, each with those before it. */
  private static final List<List<DateTimeField>> SORTED =
      List.of(
          List.of(
              DateTimeField.YEAR,
              DateTimeField.MONTH,
              DateTimeField.DAY_OF_MONTH,
              DateTimeField.HOUR,
              DateTimeField.MINUTE,
              DateTimeField.SECOND,
              DateTimeField.MILLISECOND),
          List.of(DateTimeField.YEAR, DateTimeField.QUARTER),
          List.of(DateTimeField.YEAR, DateTimeField.DAY_OF_YEAR),
          List.of(DateTimeField.ISO_YEAR, DateTimeField.ISO_WEEK, DateTimeField.ISO_DAY_OF_WEEK));

  /**
   * A field, or text that stands for itself.
   *
   * @param text the field as it is spelled, or the text
   * @param field null for text
   * @param filled whether the field is padded to its full width, which FM turns off
   * @param ordinal {@code TH} or {@code th} if that follows, or nothing
   * @param quoted whether text was in quotes
   */
  record Part(
      String text, @Nullable DateTimeField field, boolean filled, String ordinal, boolean quoted) {

    static Part ofText(String text, boolean quoted) {
      return new Part(text, null, true, "", quoted);
    }

    /** A name in the case in which the pattern spells its field: MONTH, Month or month. */
    String inCase(String name) {
      if (text.equals(text.toLowerCase(Locale.ROOT))) {
        return name.toLowerCase(Locale.ROOT);
      }
      return Character.isLowerCase(text.charAt(1)) ? name : name.toUpperCase(Locale.ROOT);
    }
  }

  /** Whether texts of years with four digits sort as the times do. */
  boolean isSorted() {
    List<DateTimeField> fields = fields();
    return SORTED.stream()
            .anyMatch(
                sorted ->
                    fields.size() <= sorted.size()
                        && fields.equals(sorted.subList(0, fields.size())))
        && parts.stream()
            .allMatch(part -> part.field == null || (part.filled && part.ordinal.isEmpty()));
  }

  /** Whether texts have digits only. */
  boolean isNumber() {
    return parts.stream().noneMatch(part -> part.field == null);
  }

  /** Whether texts are the same throughout a day. */
  boolean isOfDate() {
    return fields().stream().allMatch(DateTimeField::isOfDate);
  }

  private List<DateTimeField> fields() {
    return parts.stream().flatMap(part -> Stream.ofNullable(part.field)).toList();
  }

  static DateTimePattern of(String pattern) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      if (pattern.charAt(at) == '"') {
        int end = closingQuote(pattern, at + 1);
        parts.add(Part.ofText(unescaped(pattern.substring(at + 1, end)), true));
        at = end + 1;
        continue;
      }
      boolean filled = !startsWithWord(pattern, at, "FM");
      boolean prefixed = !filled || startsWithWord(pattern, at, "TM");
      int start = prefixed ? at + 2 : at;
      DateTimeField field =
          DateTimeField.LONGEST_FIRST.stream()
              .filter(candidate -> candidate.isAt(pattern, start))
              .findFirst()
              .orElse(null);
      if (field == null) {
        if (!prefixed) {
          boolean escaped = pattern.startsWith("\\\"", at);
          int end = escaped ? at + 2 : pattern.offsetByCodePoints(at, 1);
          parts.add(Part.ofText(pattern.substring(escaped ? at + 1 : at, end), false));
          at = end;
        } else {
          at = start;
        }
        continue;
      }
      int end = start + field.length();
      String ordinal = startsWithWord(pattern, end, "TH") ? pattern.substring(end, end + 2) : "";
      parts.add(new Part(pattern.substring(start, end), field, filled, ordinal, false));
      at = end + ordinal.length();
    }
    return new DateTimePattern(parts);
  }

  /** In upper or in lower case, not mixed. */
  private static boolean startsWithWord(String pattern, int at, String word) {
    return pattern.startsWith(word, at) || pattern.startsWith(word.toLowerCase(Locale.ROOT), at);
  }

  private static int closingQuote(String pattern, int from) {
    int at = from;
    while (at < pattern.length() && pattern.charAt(at) != '"') {
      at += pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? 2 : 1;
    }
    return Math.min(at, pattern.length());
  }

  private static String unescaped(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }
}
