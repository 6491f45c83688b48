package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import com.google.common.collect.Range;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the rows that a filter accepts: every accepted row is in one of the boxes, or in
 * several. No box is empty.
 */
public record ScanBounds(List<ScanBox> boxes) {

  /** A filter of which nothing is known. */
  public static final ScanBounds UNKNOWN = new ScanBounds(List.of(ScanBox.ALL));

  /** A filter that accepts every row. */
  public static final ScanBounds EVERY_ROW =
      new ScanBounds(List.of(new ScanBox(Map.of(), CreatedSet.ANY, true)));

  /** A filter that accepts no row. */
  public static final ScanBounds NONE = new ScanBounds(List.of());

  /** More than these are no help to choose requests by. */
  private static final int MOST_BOXES = 64;

  /** As many as are simplified within a millisecond or so. */
  private static final int MOST_TO_SIMPLIFY = 256;

  public ScanBounds {
    boxes = List.copyOf(boxes);
  }

  public static ScanBounds ofTexts(ListParameter parameter, ValueSet texts, boolean exact) {
    return of(new ScanBox(Map.of(parameter, texts), CreatedSet.ANY, exact));
  }

  public static ScanBounds ofCreated(CreatedSet created, boolean exact) {
    return of(new ScanBox(Map.of(), created, exact));
  }

  private static ScanBounds of(ScanBox box) {
    return box.isEmpty() ? NONE : new ScanBounds(List.of(box));
  }

  public boolean isEmpty() {
    return boxes.isEmpty();
  }

  /** Whether every row within the boxes is accepted. */
  boolean isExact() {
    return boxes.stream().allMatch(ScanBox::exact);
  }

  /** Whether totals may tell how many rows are accepted. */
  public boolean isCountable() {
    return boxes.stream().allMatch(box -> box.exact() || box.isOfOthers());
  }

  /** The rows that are in all of some bounds. */
  static ScanBounds all(List<ScanBounds> operands) {
    return operands.stream()
        .sorted(Comparator.comparing(operand -> operand.boxes.size()))
        .reduce(EVERY_ROW, ScanBounds::and);
  }

  /** The rows that are in some of some bounds. */
  static ScanBounds any(List<ScanBounds> operands) {
    List<ScanBox> all = operands.stream().flatMap(operand -> operand.boxes.stream()).toList();
    ScanBounds simple = simplified(all);
    return simple == null ? of(span(all)) : simple;
  }

  /** Of boxes that overlap, the common parts of many would be very many. */
  public ScanBounds and(ScanBounds other) {
    boolean several = boxes.size() > 1 && other.boxes.size() > 1;
    List<ScanBox> both = new ArrayList<>();
    for (ScanBox box : several ? disjoint().boxes : boxes) {
      for (ScanBox otherBox : several ? other.disjoint().boxes : other.boxes) {
        if (box.meets(otherBox)) {
          both.add(box.intersection(otherBox));
        }
      }
    }
    ScanBounds simple = simplified(both);
    if (simple != null) {
      return simple;
    }
    ScanBounds fewer = boxes.size() <= other.boxes.size() ? this : other;
    return new ScanBounds(fewer.boxes.stream().map(ScanBox::inexact).toList());
  }

  ScanBounds or(ScanBounds other) {
    return any(List.of(this, other));
  }

  /** Bounds of these rows by boxes of which no two overlap, those that are exact first. */
  public ScanBounds disjoint() {
    List<ScanBox> apart = new ArrayList<>();
    for (ScanBox box : boxes.stream().sorted(Comparator.comparing(box -> !box.exact())).toList()) {
      List<ScanBox> rest = List.of(box);
      for (ScanBox earlier : apart.stream().filter(box::meets).toList()) {
        rest = rest.stream().flatMap(part -> part.without(earlier).stream()).toList();
      }
      apart.addAll(rest);
      if (apart.size() > MOST_TO_SIMPLIFY) {
        return of(span(boxes));
      }
    }
    return new ScanBounds(apart);
  }

  /** Bounds of the rows in some boxes, by fewer if that is simple; null if they are too many. */
  private static @Nullable ScanBounds simplified(List<ScanBox> boxes) {
    if (boxes.size() > MOST_TO_SIMPLIFY) {
      return null;
    }
    List<ScanBox> simple = new ArrayList<>();
    for (ScanBox box : boxes) {
      ScanBox grown = box;
      for (int i = 0; i < simple.size(); i++) {
        ScanBox merged = simple.get(i).merged(grown);
        if (merged != null) {
          grown = merged;
          simple.remove(i);
          i = -1;
        }
      }
      simple.add(grown);
    }
    return simple.size() > MOST_BOXES ? null : new ScanBounds(simple);
  }

  /** The smallest box around some others. */
  private static ScanBox span(List<ScanBox> boxes) {
    return boxes.stream().reduce(ScanBox::span).orElse(ScanBox.ALL);
  }

  /** Whether leaving out the rows without {@code created_at} would leave a part of the days. */
  public boolean isWidenedByUndated() {
    return boxes.stream().anyMatch(box -> box.created().undated() && !box.created().isAny());
  }

  /** Bounds of these rows but those without {@code created_at}. */
  public ScanBounds dated() {
    return and(ofCreated(CreatedSet.DATED, true));
  }

  /** The times at which ranges of {@code created_at} begin or end, where these leave rows out. */
  public Set<LocalDateTime> times() {
    Set<LocalDateTime> times = new TreeSet<>();
    for (ScanBox box : boxes) {
      for (Range<Long> range : box.created().ranges().asRanges()) {
        if (range.hasLowerBound() && !box.created().undated()) {
          times.add(CalciteTimes.of(range.lowerEndpoint()));
        }
        if (range.hasUpperBound() && !box.created().undated()) {
          times.add(CalciteTimes.of(range.upperEndpoint()));
        }
      }
    }
    return times;
  }

  /** Whether rows without {@code created_at} are left out, and no others for theirs. */
  public boolean leavesOutUndated() {
    return boxes.stream().anyMatch(box -> box.created().equals(CreatedSet.DATED));
  }

  /** Bounds of these rows where it is shown that all rows have a {@code created_at}. */
  public ScanBounds withUndated() {
    return new ScanBounds(
        boxes.stream()
            .map(box -> box.created().equals(CreatedSet.DATED) ? box.with(CreatedSet.ANY) : box)
            .toList());
  }

  /** The smallest box around all; around everything if there is none. */
  public ScanBox span() {
    return span(boxes);
  }
}
