package ai.whattalk.jdbc.api.resource;

import static ai.whattalk.jdbc.api.resource.MadeUpLists.CODES;
import static ai.whattalk.jdbc.api.resource.MadeUpLists.ENTRIES;
import static ai.whattalk.jdbc.api.resource.MadeUpLists.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters ask for, and which of them are the same. */
class ListFilterTest {
  private static final ListParameter STATE = TICKETS.equal(2);
  private static final ListParameter OWNER = TICKETS.equal(1);
  private static final LocalDate DAY = LocalDate.of(2025, 3, 10);

  private static ListRow ticket(@Nullable String owner, @Nullable String state) {
    return new ListRow(TICKETS, new @Nullable Object[] {1, owner, state});
  }

  private static ListRow entry(@Nullable LocalDateTime made) {
    return new ListRow(
        ENTRIES, new @Nullable Object[] {"a", null, made == null ? null : ListRow.millis(made)});
  }

  @Test
  void valuesAreInTheOrderOfTheParametersHoweverTheyAreGiven() {
    ListFilter all = ListFilter.all(TICKETS);
    ListFilter one = all.with(OWNER, "ann").with(STATE, "open");
    ListFilter other = all.with(STATE, "open").with(OWNER, "ann");

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.texts().keySet()).containsExactly(STATE, OWNER);
    assertThat(one.text(OWNER)).isEqualTo("ann");
  }

  @Test
  void aParameterIsReplacedOrLeftOut() {
    ListFilter open = ListFilter.all(TICKETS).with(STATE, "open");

    assertThat(open.with(STATE, "closed").texts()).containsOnlyKeys(STATE).containsValue("closed");
    assertThat(open.with(STATE, null)).isEqualTo(ListFilter.all(TICKETS));
    assertThat(open.without(STATE).isOfAll()).isTrue();
    assertThat(open.without(OWNER)).isEqualTo(open);
    assertThat(open.isOfAll()).isFalse();
  }

  @Test
  void filtersOfTwoListsDiffer() {
    assertThat(ListFilter.all(TICKETS)).isNotEqualTo(ListFilter.all(CODES));
  }

  @Test
  void textsAreThoseOfTheRow() {
    ListFilter open = ListFilter.all(TICKETS).with(STATE, "open");

    assertThat(open.admits(ticket("ann", "open"))).isTrue();
    assertThat(open.admits(ticket("ann", "Open"))).isFalse();
    assertThat(open.admits(ticket("ann", null))).isFalse();
    assertThat(open.admits(OWNER, ticket(null, "closed"))).isTrue();
    assertThat(open.admitsDay(ticket(null, "closed"))).isTrue();
    assertThat(open.isOfDays()).isFalse();
  }

  /** Clocks are up to fourteen hours apart. */
  @ParameterizedTest
  @CsvSource({
    "2025-03-09T10:00, true",
    "2025-03-09T09:59:59.999, false",
    "2025-03-12T14:00, true",
    "2025-03-12T14:00:00.001, false",
    ", false"
  })
  void daysAreThoseOfTheRowByAnyClock(@Nullable LocalDateTime made, boolean admitted) {
    ListFilter days = ListFilter.all(ENTRIES).withDays(DAY, DAY.plusDays(1));

    assertThat(days.admits(entry(made))).isEqualTo(admitted);
    assertThat(days.admitsDay(entry(made))).isEqualTo(admitted);
    assertThat(days.isOfDays()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0000-01-01, 0000-01-01", "9999-12-31, 9999-12-31", "-0001-12-31,", "+10000-01-01,"})
  void aDayIsLeftOutThatHasNoSuchYear(LocalDate day, @Nullable LocalDate sent) {
    ListFilter days = ListFilter.all(ENTRIES).withDays(DAY, DAY).withDays(day, day);

    assertThat(days.dateFrom()).isEqualTo(sent);
    assertThat(days.dateTo()).isEqualTo(sent);
  }

  @Test
  void daysAreLeftOutWhereAListHasNone() {
    ListFilter all = ListFilter.all(CODES);

    assertThat(all.withDays(DAY, DAY)).isEqualTo(all);
    assertThat(all.dateFrom()).isNull();
    assertThat(all.dateTo()).isNull();
    assertThat(all.lookedUp()).isNull();
    assertThat(all.admits(new ListRow(CODES, new @Nullable Object[] {1, null}))).isTrue();
  }

  @Test
  void aNumberIsSentInPlaceOfTheTextThatItStandsFor() {
    ListDescription list = AccountLists.CONVERSATIONS;
    ListParameter assistant = list.lookup().parameter();
    ListParameter type = list.parameters().get(0);
    NumberedFilter sent =
        new NumberedFilter(ListFilter.all(list).with(assistant, "a-1").with(type, "api"), 7);

    assertThat(sent.parameters()).containsExactly(type, assistant);
    assertThat(sent.sent(assistant)).isEqualTo("7");
    assertThat(sent.sent(type)).isEqualTo("api");
    assertThat(sent.with(sent.filter().without(type)).number()).isEqualTo(7);
    assertThat(sent.with(sent.filter().without(assistant)).number()).isNull();
    assertThat(NumberedFilter.ofText(sent.filter()).sent(assistant)).isEqualTo("a-1");
  }
}
