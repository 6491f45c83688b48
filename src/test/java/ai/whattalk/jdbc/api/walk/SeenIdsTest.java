package ai.whattalk.jdbc.api.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

/** What is kept of the rows that a scan has seen. */
class SeenIdsTest {
  private static final int ROWS = 300_000;

  private final SeenIds seen = new SeenIds();

  private static String id(int row) {
    return "550e8400-e29b-41d4-a716-" + row;
  }

  @Test
  void tellsWhatWasSeenFromWhatWasNot() {
    for (int row = 0; row < ROWS; row++) {
      assertThat(seen.contains(id(row))).isFalse();
      assertThat(seen.add(id(row))).isTrue();
    }
    for (int row = 0; row < ROWS; row++) {
      assertThat(seen.contains(id(row))).isTrue();
      assertThat(seen.add(id(row))).isFalse();
    }
    assertThat(seen.size()).isEqualTo(ROWS);
  }

  @Test
  void keepsTheNewestVersionOfEach() {
    for (int row = 0; row < ROWS; row++) {
      assertThat(seen.add(id(row), row)).isTrue();
    }
    for (int row = 0; row < ROWS; row++) {
      assertThat(seen.contains(id(row), row)).isTrue();
      assertThat(seen.contains(id(row), row + 1)).isFalse();
      assertThat(seen.contains(id(row))).isTrue();
      assertThat(seen.add(id(row), row + 1)).isFalse();
      assertThat(seen.contains(id(row), row + 1)).isTrue();
      assertThat(seen.contains(id(row), row)).isFalse();
    }
    assertThat(seen.size()).isEqualTo(ROWS);
  }

  @Test
  void takesNoMoreThan24BytesARow() throws ReflectiveOperationException {
    for (int row = 0; row < ROWS; row++) {
      seen.add(id(row));
      if (row % 1000 == 999 && row > 10_000) {
        assertThat(bytes(seen) / seen.size()).as("after " + seen.size()).isBetween(12L, 24L);
      }
    }
  }

  /** Of the arrays in which the rows are. */
  private static long bytes(SeenIds seen) throws ReflectiveOperationException {
    Object parts = value(seen, "parts");
    long bytes = 0;
    for (int i = 0; i < Array.getLength(parts); i++) {
      Object part = Array.get(parts, i);
      bytes += (long) Long.BYTES * Array.getLength(value(part, "high"));
      bytes += (long) Integer.BYTES * Array.getLength(value(part, "low"));
    }
    return bytes;
  }

  private static Object value(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
