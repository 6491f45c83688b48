package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.ConversationFilter;
import com.google.common.collect.BoundType;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the rows that a filter accepts: every accepted row is within them.
 *
 * @param created {@code created_at} as Calcite's TIMESTAMP: wall-clock milliseconds since 1970
 * @param exact whether every row within them is accepted, too
 */
record ScanBounds(
    ValueSet types, ValueSet assistants, ImmutableRangeSet<Long> created, boolean exact) {

  /** A filter of which nothing is known. */
  static final ScanBounds ALL =
      new ScanBounds(ValueSet.ANY, ValueSet.ANY, ImmutableRangeSet.of(Range.all()), false);

  /** A filter that accepts every row. */
  static final ScanBounds EVERY_ROW = new ScanBounds(ALL.types, ALL.assistants, ALL.created, true);

  /** A filter that accepts no row. */
  static final ScanBounds NONE =
      new ScanBounds(ALL.types, ALL.assistants, ImmutableRangeSet.of(), true);

  static final long MILLIS_PER_DAY = 86_400_000;
  private static final int MAX_TEXT = 255;

  static ScanBounds ofTypes(Set<String> types) {
    return new ScanBounds(ValueSet.of(types), ALL.assistants, ALL.created, true);
  }

  static ScanBounds ofAssistants(Set<String> assistants) {
    return new ScanBounds(ALL.types, ValueSet.of(assistants), ALL.created, true);
  }

  static ScanBounds ofCreated(ImmutableRangeSet<Long> created) {
    return new ScanBounds(ALL.types, ALL.assistants, created, true);
  }

  boolean isEmpty() {
    return types.isEmpty() || assistants.isEmpty() || created.isEmpty();
  }

  ScanBounds and(ScanBounds other) {
    return new ScanBounds(
        types.intersection(other.types),
        assistants.intersection(other.assistants),
        created.intersection(other.created),
        exact && other.exact);
  }

  /** Column by column, which may also take in rows that neither side accepts. */
  ScanBounds or(ScanBounds other) {
    if (isEmpty()) {
      return other;
    }
    if (other.isEmpty()) {
      return this;
    }
    return new ScanBounds(
        types.union(other.types),
        assistants.union(other.assistants),
        created.union(other.created),
        false);
  }

  /** What the API's parameters can say of these bounds: one value of each, one span of days. */
  ConversationFilter toFilter() {
    Range<Long> span = created.isEmpty() ? Range.all() : created.span();
    return new ConversationFilter(single(types), single(assistants), firstDay(span), lastDay(span));
  }

  /** Whether a server that honours {@link #toFilter()} gives just the rows that are accepted. */
  boolean isExpressible() {
    return exact
        && (types.values() == null || single(types) != null)
        && (assistants.values() == null || single(assistants) != null)
        && (created.encloses(Range.all()) || isFromMidnight(created));
  }

  private static boolean isFromMidnight(ImmutableRangeSet<Long> created) {
    Range<Long> span = created.span();
    return created.asRanges().size() == 1
        && !span.hasUpperBound()
        && span.lowerBoundType() == BoundType.CLOSED
        && span.lowerEndpoint() % MILLIS_PER_DAY == 0
        && firstDay(span) != null;
  }

  /**
   * A value that a server takes literally. Laravel trims text and takes empty text for a parameter
   * that is not there.
   */
  private static @Nullable String single(ValueSet set) {
    if (set.values() == null || set.values().size() != 1) {
      return null;
    }
    String value = set.values().iterator().next();
    boolean literal =
        !value.isEmpty()
            && value.length() <= MAX_TEXT
            && !isTrimmed(value.codePointAt(0))
            && !isTrimmed(value.codePointBefore(value.length()))
            && value.codePoints().noneMatch(Character::isISOControl);
    return literal ? value : null;
  }

  /** Laravel's trimming also takes the space that does not break and characters without a width. */
  private static boolean isTrimmed(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  private static @Nullable LocalDate firstDay(Range<Long> span) {
    return span.hasLowerBound() ? day(Math.floorDiv(span.lowerEndpoint(), MILLIS_PER_DAY)) : null;
  }

  /**
   * The day after the last one that is wanted, for the API may stop at the midnight with which
   * {@code date_to} begins.
   */
  private static @Nullable LocalDate lastDay(Range<Long> span) {
    if (!span.hasUpperBound()) {
      return null;
    }
    long day = Math.floorDiv(span.upperEndpoint(), MILLIS_PER_DAY);
    boolean endsAtMidnight =
        span.upperBoundType() == BoundType.OPEN && span.upperEndpoint() % MILLIS_PER_DAY == 0;
    return day(endsAtMidnight ? day : day + 1);
  }

  /** Null for a day that has no YYYY-MM-DD. */
  private static @Nullable LocalDate day(long epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return day.getYear() >= 0 && day.getYear() <= 9999 ? day : null;
  }
}
