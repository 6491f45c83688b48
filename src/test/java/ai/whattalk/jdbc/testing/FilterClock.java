package ai.whattalk.jdbc.testing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.UnaryOperator;

/**
 * The clock by which a server filters days, set against the one in which it writes {@code
 * created_at}: as a function, from what is written to what is filtered by. A wall clock that comes
 * twice in autumn is the first or the second one, by its minute.
 */
public enum FilterClock implements UnaryOperator<LocalDateTime> {
  SAME("UTC", "UTC"),
  THREE_HOURS_AHEAD("UTC", "+03:00"),
  FIVE_HOURS_BEHIND("UTC", "-05:00"),
  KATHMANDU_AHEAD("UTC", "Asia/Kathmandu"),
  FOURTEEN_HOURS_AHEAD("UTC", "+14:00"),
  TWELVE_HOURS_BEHIND("UTC", "-12:00"),
  LONDON_WRITTEN("Europe/London", "UTC"),
  LONDON_FILTERED("UTC", "Europe/London"),
  NEW_YORK_WRITTEN_LONDON_FILTERED("America/New_York", "Europe/London"),
  ISTANBUL_WRITTEN("Europe/Istanbul", "UTC"),
  KATHMANDU_WRITTEN("Asia/Kathmandu", "UTC"),
  AUCKLAND_WRITTEN("Pacific/Auckland", "UTC"),
  AUCKLAND_FILTERED("UTC", "Pacific/Auckland");

  private final ZoneId written;
  private final ZoneId filtered;

  FilterClock(String written, String filtered) {
    this.written = ZoneId.of(written);
    this.filtered = ZoneId.of(filtered);
  }

  /** What the filter's clock shows. */
  @Override
  public LocalDateTime apply(LocalDateTime createdAt) {
    if (written.equals(filtered)) {
      return createdAt;
    }
    ZonedDateTime instant = createdAt.atZone(written);
    return (createdAt.getMinute() % 2 == 0 ? instant : instant.withLaterOffsetAtOverlap())
        .withZoneSameInstant(filtered)
        .toLocalDateTime();
  }

  /** What is written when the filter's clock shows the midnight at which a day begins. */
  public LocalDateTime writtenAtMidnight(LocalDate day) {
    return day.atStartOfDay(filtered).withZoneSameInstant(written).toLocalDateTime();
  }

  /** How much the filter's clock is ahead on a day, at its noon. */
  public Duration ahead(LocalDate day) {
    LocalDateTime noon = day.atTime(12, 0);
    return Duration.between(noon, apply(noon));
  }
}
