package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The units of EXTRACT, DATE_PART and DATE_TRUNC, under all names that PostgreSQL takes. */
public enum DateTimeUnit {
  MICROSECONDS("microsecond", "us", "usec", "usecs", "usecond", "useconds", "microsecon"),
  MILLISECONDS("millisecond", "ms", "msec", "msecs", "msecond", "mseconds", "millisecon"),
  SECOND("seconds", "s", "sec", "secs"),
  MINUTE("minutes", "m", "min", "mins"),
  HOUR("hours", "h", "hr", "hrs"),
  DAY("days", "d"),
  WEEK("weeks", "w"),
  MONTH("months", "mon", "mons"),
  QUARTER("quarters", "qtr"),
  YEAR("years", "y", "yr", "yrs"),
  DECADE("decades", "dec", "decs"),
  CENTURY("centuries", "c", "cent"),
  MILLENNIUM("millennia", "millenniums", "mil", "mils"),
  DOW,
  ISODOW,
  DOY,
  ISOYEAR,
  JULIAN,
  EPOCH;

  private static final Map<String, DateTimeUnit> BY_NAME = new HashMap<>();

  static {
    for (DateTimeUnit unit : values()) {
      BY_NAME.put(unit.name().toLowerCase(Locale.ROOT), unit);
      unit.otherNames.forEach(name -> BY_NAME.put(name, unit));
    }
  }

  private final List<String> otherNames;

  DateTimeUnit(String... otherNames) {
    this.otherNames = Arrays.asList(otherNames);
  }

  /** The unit of that name in any case. Throws {@link QueryException}. */
  public static DateTimeUnit of(String name) {
    DateTimeUnit unit = BY_NAME.get(name.strip().toLowerCase(Locale.ROOT));
    if (unit == null) {
      throw new QueryException(QueryProblem.INVALID_ARGUMENT, "'" + name + "' is no unit of time");
    }
    return unit;
  }

  /** Whether it counts days or what is longer, and so is the same throughout a day. */
  public boolean isOfDate() {
    return switch (this) {
      case MICROSECONDS, MILLISECONDS, SECOND, MINUTE, HOUR, EPOCH -> false;
      default -> true;
    };
  }

  /** Whether EXTRACT gives numbers that never become less as time goes on. */
  public boolean isRising() {
    return switch (this) {
      case YEAR, DECADE, CENTURY, MILLENNIUM, ISOYEAR, JULIAN, EPOCH -> true;
      default -> false;
    };
  }

  QueryException refusedFor(String type) {
    return new QueryException(QueryProblem.UNSUPPORTED, "an " + type + " has no " + name());
  }
}
