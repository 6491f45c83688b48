package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.ListEvidence;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageChoice;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import com.google.common.collect.Comparators;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, and what it shows of the whole.
 *
 * @param sent what was sent
 * @param choice the page that was asked for
 * @param believed whether the total is, by what the page and those before it have shown
 */
public record ListSample(NumberedFilter sent, PageChoice choice, Page page, boolean believed) {

  static ListSample of(NumberedFilter sent, PageChoice choice, Page page, ListEvidence evidence) {
    boolean believed = !evidence.areTotalsDoubted() && !page.isContradictory(choice.page());
    return new ListSample(sent, choice, page, believed);
  }

  ListFilter filter() {
    return sent.filter();
  }

  List<ListRow> rows() {
    return page.rows();
  }

  /** Rows in the whole list, as the server says; null if it does not, or is not believed. */
  public @Nullable Long total() {
    return believed ? page.total() : null;
  }

  /** Whether these are all rows of the list. */
  public boolean isWhole() {
    return choice.page() == 1 && believed && page.isWhole();
  }

  /** Whether the list ends within this page, just where its total says. */
  boolean showsEnd() {
    return total() != null && !rows().isEmpty() && rows().size() < choice.size() && isSizeAsAsked();
  }

  /** Whether the page is of the size that it was asked to have, as far as can be told. */
  boolean isSizeAsAsked() {
    return page.perPage() != null && page.perPage() == choice.size();
  }

  /** Whether each time is as late as the one before or later, or each as early or earlier. */
  static boolean isInOrder(List<LocalDateTime> times) {
    Comparator<LocalDateTime> order = Comparator.naturalOrder();
    return Comparators.isInOrder(times, order) || Comparators.isInOrder(times, order.reversed());
  }

  /** An estimate of how many rows a day of the list has; 0 if nothing tells. */
  public double rowsPerDay() {
    List<LocalDateTime> created =
        rows().stream().map(ListRow::createdAt).filter(Objects::nonNull).toList();
    if (created.isEmpty()) {
      return 0;
    }
    LocalDate from = filter().dateFrom();
    LocalDate to = filter().dateTo();
    Long total = page.total();
    if (from != null && to != null && total != null) {
      return (double) total / (ChronoUnit.DAYS.between(from, to) + 1);
    }
    double seconds = ChronoUnit.SECONDS.between(Collections.min(created), Collections.max(created));
    long rows = isInOrder(created) || total == null ? created.size() : total;
    return rows / Math.max(1, seconds) * ChronoUnit.DAYS.getDuration().toSeconds();
  }
}
