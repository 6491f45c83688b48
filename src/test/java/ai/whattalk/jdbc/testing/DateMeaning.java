package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.List;

/** What a server takes its two dates to mean, in rows and totals alike. */
public record DateMeaning(FilterClock clock, DayBound from, DayBound to) {
  private static final List<DayBound> FROM =
      List.of(DayBound.FROM_ITS_MIDNIGHT, DayBound.AFTER_ITS_MIDNIGHT);
  private static final List<DayBound> TO =
      List.of(
          DayBound.TO_ITS_END,
          DayBound.TO_ITS_MIDNIGHT,
          DayBound.BEFORE_ITS_MIDNIGHT,
          DayBound.TO_THE_NEXT_MIDNIGHT,
          DayBound.TO_ITS_LAST_MINUTE);

  /** Days that count whole, by another clock. */
  public static DateMeaning wholeDays(FilterClock clock) {
    return new DateMeaning(clock, DayBound.FROM_ITS_MIDNIGHT, DayBound.TO_ITS_END);
  }

  /** All meanings by a clock, each of {@code date_from} with each of {@code date_to}. */
  public static List<DateMeaning> all(FilterClock clock) {
    List<DateMeaning> meanings = new ArrayList<>();
    for (DayBound to : TO) {
      for (DayBound from : FROM) {
        meanings.add(new DateMeaning(clock, from, to));
      }
    }
    return meanings;
  }

  /** Has a server take its dates so. */
  public SimulatedApi of(SimulatedApi server) {
    return server
        .take(FilterParameter.DATE_FROM, from.by(clock))
        .take(FilterParameter.DATE_TO, to.by(clock));
  }
}
