package ai.whattalk.jdbc.api.resource;

import ai.whattalk.jdbc.api.failure.ApiException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of one of the account's lists.
 *
 * @param values one for each column of the list, of the class that its {@link FieldType} says; all
 *     but the first may be null or {@linkplain UnreadableValue unreadable}. Nobody changes them:
 *     scans give them to generated code as they are
 */
public record ListRow(ListDescription list, @Nullable Object[] values) {

  /** Identifies the row in its list; opaque text. */
  public String id() {
    return Objects.toString(values[0]);
  }

  /** The values for who reads some columns. Throws {@link ApiException} if one is unreadable. */
  public @Nullable Object[] read(int[] columns) {
    for (int column : columns) {
      if (values[column] instanceof UnreadableValue unreadable) {
        throw unreadable.failure().get();
      }
    }
    return values;
  }

  /** The value of a column of text; null if it is unreadable. */
  public @Nullable String text(int column) {
    return values[column] instanceof String text ? text : null;
  }

  /** The text that a parameter compares; null if the row has none, or the parameter takes days. */
  public @Nullable String text(ListParameter parameter) {
    return parameter.isDate() ? null : text(parameter.column());
  }

  /** Wall clock without a zone, cut to milliseconds; null if it or the column is not there. */
  public @Nullable LocalDateTime createdAt() {
    Long millis = millis(list.createdAt());
    return millis == null ? null : time(millis);
  }

  /** The value of a column of times; null if it is unreadable, or there is no such column. */
  public @Nullable Long millis(int column) {
    return column != ListDescription.NONE && values[column] instanceof Long millis ? millis : null;
  }

  /** Milliseconds since 1970 as the wall clock that they stand for. */
  public static LocalDateTime time(long millis) {
    // What takes an instant makes the rules of the zone each time.
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(millis, 1000), Math.floorMod(millis, 1000) * 1_000_000, ZoneOffset.UTC);
  }

  /** A wall clock as milliseconds since 1970. */
  public static long millis(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ListRow row && list == row.list && Arrays.equals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
