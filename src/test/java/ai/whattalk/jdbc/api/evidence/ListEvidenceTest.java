package ai.whattalk.jdbc.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.Paginator;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.TestRows;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered of filters and totals, how long, and what takes it back. */
class ListEvidenceTest {
  private static final ListFilter WIDGETS = ConversationList.filter("widget", null, null, null);
  private static final LocalDate DAY = LocalDate.of(2025, 3, 1);
  private static final LocalDateTime DAY_BEGINS = DAY.atTime(1, 0);

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE);
  private final ListEvidence evidence = new ListEvidence(AccountLists.CONVERSATIONS, nanoTime::get);

  private void see(@Nullable String assistantId, @Nullable String type) {
    evidence.note(NumberedFilter.ofText(ConversationList.ALL), page(null, assistantId, type));
  }

  /** A row comes for a day, an hour after its midnight. */
  private void seeDay() {
    evidence.note(
        NumberedFilter.ofText(ConversationList.ALL.withDays(DAY, null)),
        page(null, "a", "widget", DAY_BEGINS));
  }

  private static Page page(
      @Nullable Long total, @Nullable String assistantId, @Nullable String type) {
    return page(total, assistantId, type, null);
  }

  private static Page page(
      @Nullable Long total,
      @Nullable String assistantId,
      @Nullable String type,
      @Nullable LocalDateTime createdAt) {
    return new Page(
        List.of(ConversationList.row(TestRows.row("1", assistantId, type, createdAt))),
        Paginator.LENGTH_AWARE,
        null,
        null,
        total,
        null,
        false,
        null);
  }

  @Test
  void forgetsEverythingAfterTenMinutes() {
    see(null, "widget");
    evidence.note(NumberedFilter.ofText(WIDGETS), page(40L, "a", "widget"));
    evidence.noteHonoured(ConversationList.TYPE, "widget");
    seeDay();
    evidence.noteProvenTotal(40);
    evidence.values().noteOthers(ConversationList.TYPE);

    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
    assertThat(evidence.total(WIDGETS)).isEqualTo(40L);
    assertThat(evidence.areHonoured(NumberedFilter.ofText(WIDGETS))).isTrue();
    assertThat(evidence.clock().start(DAY)).isEqualTo(DAY_BEGINS);
    assertThat(evidence.provenTotal()).isEqualTo(40);
    assertThat(evidence.values().of(ConversationList.TYPE)).containsExactly("widget");
    assertThat(evidence.values().areKnownToHaveOthers(ConversationList.TYPE)).isTrue();
    assertThat(evidence.values().areKnownToHaveOthers(ConversationList.ASSISTANT_ID)).isTrue();

    nanoTime.incrementAndGet();
    assertThat(evidence.total(WIDGETS)).isNull();
    assertThat(evidence.areHonoured(NumberedFilter.ofText(WIDGETS))).isFalse();
    assertThat(evidence.clock().start(DAY)).isAfter(DAY_BEGINS);
    assertThat(evidence.provenTotal()).isZero();
    assertThat(evidence.values().of(ConversationList.TYPE)).isEmpty();
    assertThat(evidence.values().areKnownToHaveOthers(ConversationList.TYPE)).isFalse();
    assertThat(evidence.values().areKnownToHaveOthers(ConversationList.ASSISTANT_ID)).isFalse();
  }

  @Test
  void aTypeThatIsHonouredSaysNothingOfAnother() {
    evidence.noteHonoured(ConversationList.TYPE, "widget");

    assertThat(evidence.isHonoured(ConversationList.TYPE, "widget")).isTrue();
    assertThat(evidence.isHonoured(ConversationList.TYPE, "test")).isFalse();
    assertThat(evidence.isHonoured(ConversationList.ASSISTANT_ID, "widget")).isFalse();
    assertThat(evidence.areHonoured(NumberedFilter.ofText(WIDGETS))).isTrue();
    assertThat(
            evidence.areHonoured(
                NumberedFilter.ofText(WIDGETS.with(ConversationList.ASSISTANT_ID, "a"))))
        .isFalse();
  }

  @Test
  void aDayThatIsHonouredSaysSoOfAllDaysAndNotOfTheOtherEnd() {
    evidence.noteHonoured(ConversationList.DATE_FROM, "2025-03-01");

    assertThat(evidence.isHonoured(ConversationList.DATE_FROM, "2024-12-24")).isTrue();
    assertThat(evidence.isHonoured(ConversationList.DATE_TO, "2025-03-01")).isFalse();
    assertThat(
            evidence.areHonoured(
                NumberedFilter.ofText(ConversationList.ALL.withDays(LocalDate.EPOCH, null))))
        .isTrue();
  }

  /** What else was seen of the server's filters stays, but a total may have come of this one. */
  @Test
  void aContradictionTakesBackTheValueAndAllTotals() {
    evidence.note(NumberedFilter.ofText(ConversationList.ALL), page(40L, "a", "widget"));
    evidence.noteHonoured(ConversationList.TYPE, "widget");
    evidence.noteHonoured(ConversationList.TYPE, "test");
    seeDay();

    evidence.noteContradicted(ConversationList.TYPE, "widget");

    assertThat(evidence.isHonoured(ConversationList.TYPE, "widget")).isFalse();
    assertThat(evidence.isHonoured(ConversationList.TYPE, "test")).isTrue();
    assertThat(evidence.total(ConversationList.ALL)).isNull();
    assertThat(evidence.clock().start(DAY)).isEqualTo(DAY_BEGINS);
  }

  /** A server that does not take one date for a day may take the other for none, too. */
  @Test
  void aContradictedDayTakesBackWhatIsKnownOfTheClock() {
    evidence.noteHonoured(ConversationList.DATE_FROM, "");
    evidence.noteHonoured(ConversationList.DATE_TO, "");
    seeDay();

    evidence.noteContradicted(ConversationList.DATE_TO, "2025-03-01");

    assertThat(evidence.clock().start(DAY)).isAfter(DAY_BEGINS);
    assertThat(evidence.isHonoured(ConversationList.DATE_TO, "")).isFalse();
    assertThat(evidence.isHonoured(ConversationList.DATE_FROM, "")).isTrue();
  }

  @Test
  void keepsTheNewestTotalOfEachList() {
    evidence.note(NumberedFilter.ofText(ConversationList.ALL), page(40L, "a", "widget"));
    evidence.note(NumberedFilter.ofText(WIDGETS), page(30L, "a", "widget"));
    evidence.note(NumberedFilter.ofText(ConversationList.ALL), page(39L, "a", "widget"));
    evidence.note(NumberedFilter.ofText(ConversationList.ALL), page(null, "a", "widget"));

    assertThat(evidence.total(ConversationList.ALL)).isEqualTo(39L);
    assertThat(evidence.total(WIDGETS)).isEqualTo(30L);
  }

  @Test
  void believesTotalsUpToTheLargestThatWasSeenToBeTrue() {
    assertThat(evidence.provenTotal()).isZero();

    evidence.noteProvenTotal(40);
    evidence.noteProvenTotal(30);
    assertThat(evidence.provenTotal()).isEqualTo(40);

    evidence.note(NumberedFilter.ofText(WIDGETS), page(30L, "a", "widget"));
    evidence.noteWrongTotal();
    assertThat(evidence.provenTotal()).isZero();
    assertThat(evidence.total(WIDGETS)).isNull();
  }

  @Test
  void otherValuesAreKnownOfUntilAnotherOneIsSeen() {
    see("a", "widget");
    assertThat(evidence.values().areKnownToHaveOthers(ConversationList.TYPE)).isFalse();

    evidence.values().noteOthers(ConversationList.TYPE);
    see("b", "widget");
    assertThat(evidence.values().areKnownToHaveOthers(ConversationList.TYPE)).isTrue();
    assertThat(evidence.values().areKnownToHaveOthers(ConversationList.ASSISTANT_ID)).isFalse();

    see("a", "fax");
    assertThat(evidence.values().areKnownToHaveOthers(ConversationList.TYPE)).isFalse();
    assertThat(evidence.values().of(ConversationList.TYPE)).containsExactly("fax", "widget");
    assertThat(evidence.values().of(ConversationList.ASSISTANT_ID)).containsExactly("a", "b");
  }

  @Test
  void aRowWithoutAValueIsAnOther() {
    see("a", null);

    assertThat(evidence.values().areKnownToHaveOthers(ConversationList.TYPE)).isTrue();
    assertThat(evidence.values().areKnownToHaveOthers(ConversationList.ASSISTANT_ID)).isFalse();
    assertThat(evidence.values().of(ConversationList.TYPE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "widget, widgets, true",
    "widgets, widget, true",
    "widget, WIDGET, true",
    "WIDGETS, widget, true",
    "widget, widget, false",
    "widget, test, false",
    "widget, mywidget, false",
  })
  void valuesAreAlikeOfWhichOneBeginsWithTheOther(String seen, String asked, boolean alike) {
    see(null, seen);

    assertThat(evidence.values().isAlike(ConversationList.TYPE, asked)).isEqualTo(alike);
    assertThat(evidence.values().isAlike(ConversationList.ASSISTANT_ID, asked)).isFalse();
  }

  @Test
  void aSmallerTotalDoesNotProlongWhatIsKnownOfALargerOne() {
    evidence.noteProvenTotal(5_000);
    nanoTime.addAndGet(Duration.ofMinutes(9).toNanos());
    evidence.noteProvenTotal(100);
    assertThat(evidence.provenTotal()).isEqualTo(5_000);

    nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(evidence.provenTotal()).isZero();
  }

  @Test
  void anEqualTotalProlongsIt() {
    evidence.noteProvenTotal(5_000);
    nanoTime.addAndGet(Duration.ofMinutes(9).toNanos());
    evidence.noteProvenTotal(5_000);

    nanoTime.addAndGet(Duration.ofMinutes(9).toNanos());
    assertThat(evidence.provenTotal()).isEqualTo(5_000);
  }

  private void say(@Nullable String type, long total) {
    evidence.note(
        NumberedFilter.ofText(ConversationList.filter(type, null, null, null)),
        page(total, "a", type));
  }

  /** Of the whole list, 100 rows: what its types have, and after how long they were said. */
  @ParameterizedTest
  @CsvSource({
    "60, 70, 0, true",
    // All rows of each are those of a type that is ignored.
    "100, 95, 0, false",
    "150, 1, 0, true",
    "60, 50, 0, false",
    "60, 70, 61, false",
  })
  void typesThatHaveMoreRowsThanAllContradictThem(
      long widgets, long tests, long seconds, boolean contradicts) {
    say(null, 100);
    say("widget", widgets);
    nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
    assertThat(evidence.contradiction() != null).isEqualTo(widgets > 100);

    say("test", tests);

    assertThat(evidence.contradiction() != null).isEqualTo(contradicts);
    assertThat(evidence.areTotalsDoubted()).isEqualTo(contradicts);
    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos());
    assertThat(evidence.contradiction()).isNull();
  }
}
