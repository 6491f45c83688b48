package ai.whattalk.jdbc.api.total;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.page.Paginator;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.TestRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one page shows of its list, and what it does not. */
class ListSampleTest {

  private static ListSample page(
      int rows,
      long number,
      int size,
      @Nullable Long saidNumber,
      @Nullable Long saidSize,
      @Nullable Long total) {
    return sample(
        new PageChoice(size, number, (number - 1) * size, size),
        new Page(
            ConversationList.rows(TestRows.numbered(rows)),
            Paginator.LENGTH_AWARE,
            saidNumber,
            saidSize,
            total,
            null,
            false,
            null));
  }

  private static ListSample sample(PageChoice choice, Page page) {
    return new ListSample(
        NumberedFilter.ofText(ConversationList.ALL),
        choice,
        page,
        !page.isContradictory(choice.page()));
  }

  /** The first page of ten, of a list of 15 rows, with what it says of the rest. */
  private static ListSample first(List<ListRow> rows, @Nullable Long lastPage, boolean next) {
    return sample(
        new PageChoice(10, 1, 0, 10),
        new Page(rows, Paginator.LENGTH_AWARE, 1L, 10L, 15L, lastPage, next, null));
  }

  private static ListSample first(
      int rows, Paginator paginator, @Nullable Long saidNumber, @Nullable String nextCursor) {
    return sample(
        new PageChoice(10, 1, 0, 10),
        new Page(
            ConversationList.rows(TestRows.numbered(rows)),
            paginator,
            saidNumber,
            10L,
            null,
            null,
            nextCursor != null,
            nextCursor));
  }

  /** The page is the one of that number with ten rows a page, and says so. */
  @ParameterizedTest
  @CsvSource({
    // number, rows, total, total believed, whole, shows the end
    "1, 0, 0, true, true, false",
    "1, 7, 7, true, true, true",
    "1, 10, 10, true, true, false",
    "1, 10, 17, true, false, false",
    "2, 7, 17, true, false, true",
    "2, 10, 20, true, false, false",
    // A list that a server does not give beyond its first page.
    "2, 0, 10, true, false, false",
    "3, 0, 10, true, false, false",
    // Totals that the number of the rows contradicts.
    "1, 7, 8, false, false, false",
    "1, 7, 6, false, false, false",
    "1, 0, 1, false, false, false",
    "1, 10, 9, false, false, false",
    "2, 7, 16, false, false, false",
    "2, 7, 18, false, false, false",
    "2, 7, 7, false, false, false",
    "2, 10, 10, false, false, false",
  })
  void believesATotalThatTheRowsDoNotContradict(
      long number, int rows, long total, boolean believed, boolean whole, boolean end) {
    ListSample sample = page(rows, number, 10, number, 10L, total);

    assertThat(sample.total()).isEqualTo(believed ? Long.valueOf(total) : null);
    assertThat(sample.isWhole()).isEqualTo(whole);
    assertThat(sample.showsEnd()).isEqualTo(end);
  }

  @Test
  void aTotalIsNotBelievedWhereARowComesTwice() {
    List<ListRow> rows = new ArrayList<>(ConversationList.rows(TestRows.numbered(10)));
    assertThat(first(rows, null, false).total()).isEqualTo(15L);
    rows.set(9, rows.get(8));

    assertThat(first(rows, null, false).total()).isNull();
  }

  @Test
  void aTotalIsNotBelievedThatTheLinksContradict() {
    List<ListRow> rows = ConversationList.rows(TestRows.numbered(10));

    assertThat(first(rows, 2L, true).total()).isEqualTo(15L);
    assertThat(first(rows, 2L, false).total()).isEqualTo(15L);
    assertThat(first(rows, 1L, false).total()).isNull();
    assertThat(first(rows, 3L, true).total()).isNull();
    assertThat(sample(new PageChoice(10, 2, 10, 10), lastPage(rows, false)).total()).isEqualTo(15L);
    assertThat(sample(new PageChoice(10, 2, 10, 10), lastPage(rows, true)).total()).isNull();
  }

  private static Page lastPage(List<ListRow> rows, boolean next) {
    return new Page(rows.subList(0, 5), Paginator.LENGTH_AWARE, 2L, 10L, 15L, 2L, next, null);
  }

  @Test
  void anotherPageThanTheOneAskedForShowsNothing() {
    ListSample sample = page(7, 1, 10, 2L, 10L, 7L);

    assertThat(sample.total()).isNull();
    assertThat(sample.isWhole()).isFalse();
    assertThat(sample.showsEnd()).isFalse();
  }

  @Test
  void aPageOfAnotherSizeShowsNoEnd() {
    assertThat(page(7, 1, 10, 1L, 8L, 7L).isSizeAsAsked()).isFalse();
    assertThat(page(7, 1, 10, 1L, 8L, 7L).showsEnd()).isFalse();
    assertThat(page(7, 1, 10, 1L, 8L, 7L).isWhole()).isTrue();
    assertThat(page(8, 1, 10, 1L, 8L, 15L).total()).isEqualTo(15L);
    assertThat(page(7, 2, 10, 2L, 8L, 15L).total()).isEqualTo(15L);
  }

  @Test
  void aPageThatSaysNeitherNumberNorSizeIsTakenForItself() {
    ListSample sample = page(7, 1, 10, null, null, 7L);

    assertThat(sample.total()).isEqualTo(7L);
    assertThat(sample.isWhole()).isTrue();
    assertThat(sample.showsEnd()).isFalse();
    assertThat(page(7, 2, 10, null, null, 7L).isWhole()).isFalse();
  }

  @Test
  void aLengthAwarePageWithoutATotalShowsNothing() {
    ListSample sample = page(7, 1, 10, 1L, 10L, null);

    assertThat(sample.total()).isNull();
    assertThat(sample.isWhole()).isFalse();
    assertThat(sample.showsEnd()).isFalse();
  }

  @Test
  void otherPaginatorsSayWhetherTheFirstPageIsTheLast() {
    assertThat(first(3, Paginator.SIMPLE, 1L, null).isWhole()).isTrue();
    assertThat(first(3, Paginator.SIMPLE, 1L, "more").isWhole()).isFalse();
    assertThat(first(3, Paginator.SIMPLE, 2L, null).isWhole()).isFalse();
    assertThat(first(3, Paginator.CURSOR, null, null).isWhole()).isTrue();
    assertThat(first(3, Paginator.CURSOR, null, "more").isWhole()).isFalse();
    assertThat(first(3, Paginator.NONE, null, null).isWhole()).isFalse();
    assertThat(first(3, Paginator.SIMPLE, 1L, null).total()).isNull();
    assertThat(first(3, Paginator.SIMPLE, 1L, null).showsEnd()).isFalse();
  }
}
