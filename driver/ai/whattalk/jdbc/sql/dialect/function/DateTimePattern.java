package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of TO_CHAR, TO_DATE and TO_TIMESTAMP, cut into its parts.
 *
 * @param text as it is written
 */
public record DateTimePattern(String text, List<Part> parts) {
  /** Text in quotes, or what is neither a letter nor a sign of patterns. */
  private static final Pattern LITERAL = Pattern.compile("\"[^\"\\\\]*\"|[^\\p{L}\"\\\\]");

  /** What a refusal names. */
  private static final Pattern WORD = Pattern.compile("\\p{L}+\\d*|.", Pattern.DOTALL);

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
   */
  record Part(String text, @Nullable DateTimeField field, boolean filled, String ordinal) {

    static Part ofText(String text) {
      return new Part(text, null, true, "");
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
  public boolean isSorted() {
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
  public boolean isNumber() {
    return parts.stream().noneMatch(part -> part.field == null);
  }

  /** Whether texts are the same throughout a day. */
  public boolean isOfDate() {
    return fields().stream().allMatch(DateTimeField::isOfDate);
  }

  /** Refuses a field that is not among those of a kind. */
  void checkFields(Set<DateTimeField> taken, String by) {
    for (DateTimeField field : fields()) {
      if (!taken.contains(field)) {
        throw refused(by + " by " + field, text);
      }
    }
  }

  List<DateTimeField> fields() {
    return parts.stream().flatMap(part -> Stream.ofNullable(part.field)).toList();
  }

  /** Refuses what PostgreSQL knows and this driver does not. */
  public static DateTimePattern of(String pattern) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    while (at < pattern.length()) {
      Matcher literal = LITERAL.matcher(pattern).region(at, pattern.length());
      if (literal.lookingAt()) {
        parts.add(Part.ofText(literal.group().replace("\"", "")));
        at = literal.end();
        continue;
      }
      boolean filled = !startsWithWord(pattern, at, "FM");
      int start = filled ? at : at + 2;
      DateTimeField field =
          DateTimeField.LONGEST_FIRST.stream()
              .filter(candidate -> candidate.isAt(pattern, start))
              .findFirst()
              .orElse(null);
      if (field == null) {
        Matcher word = WORD.matcher(pattern).region(at, pattern.length());
        throw refused(word.lookingAt() ? word.group() : "", pattern);
      }
      int end = start + field.length();
      String ordinal = startsWithWord(pattern, end, "TH") ? pattern.substring(end, end + 2) : "";
      parts.add(new Part(pattern.substring(start, end), field, filled, ordinal));
      at = end + ordinal.length();
    }
    return new DateTimePattern(pattern, parts);
  }

  static QueryException refused(String what, String pattern) {
    return QueryException.unsupported(what + " in the pattern '" + pattern + "'");
  }

  /** In upper or in lower case, not mixed. */
  private static boolean startsWithWord(String pattern, int at, String word) {
    return pattern.startsWith(word, at) || pattern.startsWith(word.toLowerCase(Locale.ROOT), at);
  }
}
