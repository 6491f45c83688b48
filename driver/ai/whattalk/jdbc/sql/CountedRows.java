package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.Conversation;
import ai.whattalk.jdbc.api.ConversationFilter;
import ai.whattalk.jdbc.api.ConversationLists;
import ai.whattalk.jdbc.api.ConversationSource;
import ai.whattalk.jdbc.api.FilterParameter;
import ai.whattalk.jdbc.api.ListRow;
import ai.whattalk.jdbc.api.ReadRequest;
import ai.whattalk.jdbc.sql.TallyPlan.Tally;
import com.google.common.collect.Lists;
import com.google.common.collect.Range;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that stand for many, each with the number of those: from totals where these show it and take
 * fewer requests than reading. Not thread-safe.
 */
final class CountedRows {
  private final ConversationLists lists;
  private final ScanBounds bounds;
  private final CountGrain grain;
  private final ConversationFilter wide;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  private CountedRows(
      ConversationLists lists, ScanBounds bounds, CountGrain grain, ConversationFilter wide) {
    this.lists = lists;
    this.bounds = bounds;
    this.grain = grain;
    this.wide = wide;
  }

  /**
   * The rows, or null if all are to be read.
   *
   * @param wide asks for all rows within the bounds
   */
  static @Nullable List<@Nullable Object[]> of(
      ConversationLists lists, ScanBounds bounds, CountGrain grain, ConversationFilter wide) {
    CountedRows counted = new CountedRows(lists, bounds, grain, wide);
    return counted.count() ? counted.rows : null;
  }

  /** A row that stands for itself. */
  static @Nullable Object[] single(ListRow row) {
    return weighted(ConversationColumn.row(row), 1);
  }

  /** A row that stands for many. */
  static @Nullable Object[] weighted(@Nullable Object[] row, long weight) {
    @Nullable Object[] weighted = Arrays.copyOf(row, row.length + 1);
    weighted[row.length] = weight;
    return weighted;
  }

  private boolean count() {
    ScanBounds apart = bounds.disjoint();
    if (!apart.isCountable()) {
      return false;
    }
    Long expected = lists.rowsOfSeveralPages(wide);
    if (expected == null) {
      return false;
    }
    if (grain.assistants()) {
      lists.sampleAssistants(wide);
    }
    // What shows that there are no other types serves to count those that there are.
    List<ScanBox> boxes = Lists.reverse(apart.boxes());
    List<TallyPlan> plans = new ArrayList<>();
    long most = lists.pages(expected);
    long size = 0;
    for (ScanBox box : boxes) {
      TallyPlan plan = plan(box, expected);
      size += plan == null ? most : plan.size();
      if (size >= most) {
        return false;
      }
      plans.add(plan);
    }
    if (plans.stream().mapToLong(plan -> plan.requests(lists)).sum() >= most) {
      return false;
    }
    for (int i = 0; i < plans.size(); i++) {
      int before = rows.size();
      ScanBox box = boxes.get(i);
      if (!add(plans.get(i), box, expected) || (!box.exact() && rows.size() > before)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable TallyPlan plan(ScanBox box, long expected) {
    boolean bounded = box.created().span().hasLowerBound() && box.created().span().hasUpperBound();
    if (grain.unit() == null || bounded) {
      return TallyPlan.of(box, grain, lists, null);
    }
    ConversationLists.Span domain = lists.sampledDays(wide, expected);
    return domain == null ? null : TallyPlan.of(box, grain, lists, domain);
  }

  private boolean add(TallyPlan plan, ScanBox box, long expected) {
    Long whole = plan.roots().isEmpty() ? null : sum(plan.roots(), expected);
    if (whole == null && !plan.roots().isEmpty()) {
      return false;
    }
    long sum = 0;
    for (Tally tally : plan.tallies()) {
      Long count = lists.count(tally.filter(), 0);
      if (count == null || (whole != null && sum + count > whole)) {
        return false;
      }
      sum += count;
      if (tally.accepted() && count > 0) {
        rows.add(weighted(row(tally.filter()), count));
      }
    }
    if (whole != null && sum != whole) {
      noteOthers(plan);
      return false;
    }
    plan.partialDays().forEach(day -> read(day, box));
    return true;
  }

  /** So that the next one need not find out. */
  private void noteOthers(TallyPlan plan) {
    if (plan.lacksOtherTypes() && !plan.lacksOtherAssistants()) {
      lists.hasOtherTypes();
    } else if (plan.lacksOtherAssistants() && !plan.lacksOtherTypes()) {
      lists.hasOtherAssistants();
    }
  }

  private @Nullable Long sum(List<ConversationFilter> filters, long expected) {
    long sum = 0;
    for (ConversationFilter filter : filters) {
      Long count = lists.count(filter, filters.size() == 1 ? expected : 0);
      if (count == null) {
        return null;
      }
      sum += count;
    }
    return sum;
  }

  /** A row like all of those that a filter counts, as far as the grain tells. */
  private static @Nullable Object[] row(ConversationFilter filter) {
    LocalDate day = filter.dateFrom() != null ? filter.dateFrom() : filter.dateTo();
    return ConversationColumn.row(
        new Conversation(
            "",
            filter.assistantId(),
            null,
            filter.type(),
            null,
            null,
            null,
            day == null ? null : day.atStartOfDay(),
            null));
  }

  /**
   * Adds the rows of a day that are in a box; one stands for all that the grain does not tell
   * apart, since a day may have more of them than fit into memory.
   */
  private void read(ConversationFilter day, ScanBox box) {
    LocalDate date = day.dateFrom();
    Range<Long> millis =
        Range.closedOpen(
            WallClocks.timestamp(date.atStartOfDay()),
            WallClocks.timestamp(date.plusDays(1).atStartOfDay()));
    ConversationSource source =
        lists.read(new ReadRequest(day.withDays(date, date.plusDays(1)), ReadRequest.ALL));
    Map<List<@Nullable String>, @Nullable Object[]> apart = new LinkedHashMap<>();
    for (ListRow row = source.next(); row != null; row = source.next()) {
      @Nullable Object[] values = ConversationColumn.row(row);
      Long created = (Long) values[ConversationColumn.CREATED_AT.ordinal()];
      if (created != null
          && millis.contains(created)
          && box.contains(
              row.text(FilterParameter.TYPE), row.text(FilterParameter.ASSISTANT_ID), created)) {
        List<@Nullable String> told =
            Arrays.asList(
                grain.types() ? row.text(FilterParameter.TYPE) : null,
                grain.assistants() ? row.text(FilterParameter.ASSISTANT_ID) : null);
        @Nullable Object[] first = apart.computeIfAbsent(told, none -> weighted(values, 0));
        first[values.length] = (Long) first[values.length] + 1;
      }
    }
    rows.addAll(apart.values());
  }
}
