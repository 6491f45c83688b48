package ai.whattalk.jdbc.sql.dialect.function;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The words of a {@link DateTimePattern}, each in upper or in lower case. */
enum DateTimeField {
  // What tells nothing but the day, up to JULIAN_DAY.
  YEAR_WITH_COMMA("Y,YYY"),
  YEAR("YYYY"),
  YEAR_3("YYY"),
  YEAR_2("YY"),
  YEAR_1("Y"),
  ISO_YEAR("IYYY"),
  ISO_YEAR_3("IYY"),
  ISO_YEAR_2("IY"),
  ISO_YEAR_1("I"),
  CENTURY("CC"),
  QUARTER("Q"),
  MONTH("MM"),
  MONTH_NAME("MONTH", "Month"),
  MONTH_ABBREVIATED("MON", "Mon"),
  MONTH_ROMAN("RM"),
  ISO_WEEK("IW"),
  WEEK_OF_YEAR("WW"),
  WEEK_OF_MONTH("W"),
  DAY_OF_YEAR("DDD"),
  ISO_DAY_OF_YEAR("IDDD"),
  DAY_OF_MONTH("DD"),
  DAY_OF_WEEK("D"),
  ISO_DAY_OF_WEEK("ID"),
  DAY_NAME("DAY", "Day"),
  DAY_ABBREVIATED("DY", "Dy"),
  JULIAN_DAY("J"),
  // What tells the time of the day.
  HOUR("HH24"),
  HOUR_12("HH12"),
  HOUR_12_SHORT("HH"),
  MINUTE("MI"),
  SECOND("SS"),
  SECOND_OF_DAY("SSSS"),
  SECOND_OF_DAY_LONG("SSSSS"),
  MILLISECOND("MS"),
  MICROSECOND("US"),
  FRACTION_1("FF1"),
  FRACTION_2("FF2"),
  FRACTION_3("FF3"),
  FRACTION_4("FF4"),
  FRACTION_5("FF5"),
  FRACTION_6("FF6"),
  HALF_OF_DAY("AM"),
  HALF_OF_DAY_PM("PM"),
  HALF_OF_DAY_DOTTED("A.M."),
  HALF_OF_DAY_PM_DOTTED("P.M.");

  /** The longer ones first, for each of them begins with a shorter one. */
  static final List<DateTimeField> LONGEST_FIRST =
      Arrays.stream(values())
          .sorted(Comparator.comparing((DateTimeField field) -> field.word.length()).reversed())
          .toList();

  private final String word;
  private final String capitalised;

  DateTimeField(String word) {
    this(word, word);
  }

  DateTimeField(String word, String capitalised) {
    this.word = word;
    this.capitalised = capitalised;
  }

  /** Whether it tells nothing but what the day is. */
  boolean isOfDate() {
    return compareTo(JULIAN_DAY) <= 0;
  }

  int length() {
    return word.length();
  }

  /** Whether the field stands at a place of a pattern. */
  boolean isAt(String pattern, int start) {
    return pattern.startsWith(word, start)
        || pattern.startsWith(capitalised, start)
        || pattern.startsWith(word.toLowerCase(Locale.ROOT), start);
  }

  @Override
  public String toString() {
    return word;
  }
}
