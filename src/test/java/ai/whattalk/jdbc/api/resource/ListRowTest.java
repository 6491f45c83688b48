package ai.whattalk.jdbc.api.resource;

import static ai.whattalk.jdbc.api.resource.MadeUpLists.CODES;
import static ai.whattalk.jdbc.api.resource.MadeUpLists.ENTRIES;
import static ai.whattalk.jdbc.api.resource.MadeUpLists.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of any list: what identifies them, what they have, and which are equal. */
class ListRowTest {

  private static ListRow row(ListDescription list, @Nullable Object... values) {
    return new ListRow(list, values);
  }

  @Test
  void rowsOfAListAreEqualWhereTheirValuesAre() {
    ListRow row = row(TICKETS, 1, "ann", null);

    assertThat(row(TICKETS, 1, new String("ann"), null)).isEqualTo(row).hasSameHashCodeAs(row);
    assertThat(row(TICKETS, 2, "ann", null)).isNotEqualTo(row);
    assertThat(row(TICKETS, 1, "ann", "open")).isNotEqualTo(row);
    assertThat(row(CODES, 1, "ann")).isNotEqualTo(row(ENTRIES, 1, "ann"));
  }

  @Test
  void numbersIdentifyAsTextDoes() {
    assertThat(row(CODES, 17, null).id()).isEqualTo("17");
    assertThat(row(ENTRIES, "17", null, null).id()).isEqualTo("17");
  }

  @Test
  void hasTheTextThatAParameterCompares() {
    ListRow row = row(TICKETS, 1, "ann", null);

    assertThat(row.text(TICKETS.equal(1))).isEqualTo("ann");
    assertThat(row.text(TICKETS.equal(2))).isNull();
    assertThat(row(ENTRIES, "a", 0L, 0L).text(ENTRIES.fromDay())).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-03-10T12:30:15.250", "1970-01-01T00:00", "0001-12-31T23:59:59.999"})
  void hasTheTimeAtWhichItWasMade(LocalDateTime made) {
    assertThat(row(ENTRIES, "a", null, ListRow.millis(made)).createdAt()).isEqualTo(made);
  }

  @Test
  void hasNoTimeWhereThereIsNoneAndNoSuchColumn() {
    assertThat(row(ENTRIES, "a", 0L, null).createdAt()).isNull();
    assertThat(row(CODES, 1, null).createdAt()).isNull();
    assertThat(row(CODES, 1, null).millis(CODES.updatedAt())).isNull();
  }
}
