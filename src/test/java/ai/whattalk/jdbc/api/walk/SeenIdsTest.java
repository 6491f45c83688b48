package ai.whattalk.jdbc.api.walk;

import static ai.whattalk.jdbc.api.resource.AccountLists.CONVERSATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.resource.ListRow;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    PageIds page = page(0);
    PageIds changed = page(1);
    assertThat(seen.addAll(page)).isEqualTo(page.rows());
    assertMet(page, true);
    assertMet(changed, false);
    assertThat(seen.addAll(changed)).isEmpty();
    assertMet(changed, true);
    assertMet(page, false);
    assertThat(seen.size()).isEqualTo(ROWS);
  }

  private void assertMet(PageIds page, boolean inVersion) {
    assertThat(page.count(row -> seen.contains(page, row))).isEqualTo(ROWS);
    assertThat(page.count(row -> seen.containsVersion(page, row))).isEqualTo(inVersion ? ROWS : 0);
  }

  /** All rows, so many milliseconds after their times. */
  private static PageIds page(int later) {
    List<ListRow> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      @Nullable Object[] values = new Object[CONVERSATIONS.columns().size()];
      values[0] = id(row);
      values[CONVERSATIONS.updatedAt()] = (long) row + later;
      rows.add(new ListRow(CONVERSATIONS, values));
    }
    return new PageIds(rows);
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
