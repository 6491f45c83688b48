package ai.whattalk.jdbc.api;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a day that cuts off one end of a list with as many rows as are wanted and few more, by
 * sampling pages: of the whole list, then of shorter and shorter ends of it. It relies on no order
 * of the list, but finds more with one. Not thread-safe.
 */
final class EndSearch {
  private static final int MOST_STEPS = 8;

  /** Ends that are so short are read rather than cut. */
  private static final int SHORT_PAGES = 2;

  private final ConversationLists lists;
  private final ListSampler sampler;
  private final FilterProof proof;
  private final ConversationFilter filter;
  private final ListEnd end;
  private final Predicate<Conversation> accepts;

  /** When those of the sampled rows were created that are accepted. */
  private final Map<String, LocalDateTime> sampled = new HashMap<>();

  private final Set<String> refused = new HashSet<>();

  EndSearch(
      ConversationLists lists,
      ListSampler sampler,
      FilterProof proof,
      ConversationFilter filter,
      ListEnd end,
      Predicate<Conversation> accepts) {
    this.lists = lists;
    this.sampler = sampler;
    this.proof = proof;
    this.filter = filter;
    this.end = end;
    this.accepts = accepts;
  }

  /**
   * The day, if the list is long enough that it pays: the first one of the newest rows, or the one
   * after the oldest rows. Null if the whole list is to be read.
   */
  @Nullable LocalDate cut() {
    ListSample first = sampler.first(filter);
    Long total = first == null || !proof.areObeyed(first) ? null : first.total();
    // A list that has hardly more pages than are wanted is read rather than cut, too.
    long few = Math.max(SHORT_PAGES, lists.pages(end.rows()) + 1);
    if (total == null || first.isWhole() || lists.pages(total) <= few) {
      return null;
    }
    if (!isAtOtherEnd(first.rows())) {
      add(first);
    } else if (!addEnd(filter, total)) {
      return null;
    }
    LocalDate day = candidate(total);
    long before = total;
    for (int i = 0; day != null && i < MOST_STEPS; i++) {
      ConversationFilter cutOff = cutOff(day);
      ListSample sample = sampler.first(cutOff);
      Long rows = sample == null || !proof.areObeyed(sample) ? null : sample.total();
      if (rows == null || rows >= total) {
        return null;
      }
      if (end.newest() && cutOff.dateTo() == null) {
        proof.noteDateFrom(sample, total);
      }
      if (lists.pages(rows) <= SHORT_PAGES) {
        return day;
      }
      add(sample);
      LocalDate better = candidate(before);
      if (day.equals(better)) {
        if (!addEnd(cutOff, rows)) {
          return day;
        }
        better = candidate(before);
      }
      if (better == null || day.equals(better) || isBeyond(day, better)) {
        return day;
      }
      before = rows;
      day = better;
    }
    return day;
  }

  /** The filter with what a day cuts off. */
  ConversationFilter cutOff(LocalDate day) {
    LocalDate from = filter.dateFrom();
    LocalDate to = filter.dateTo();
    return end.newest()
        ? filter.withDays(from == null || day.isAfter(from) ? day : from, to)
        : filter.withDays(from, to == null || day.isBefore(to) ? day : to);
  }

  /** Whether a row is beyond a cut: a server gives all those, whatever it includes of the day. */
  boolean isCutOff(LocalDate day, Conversation row) {
    LocalDateTime created = row.createdAt();
    return created != null && created.isBefore(day.atStartOfDay()) != end.newest();
  }

  private boolean isBeyond(LocalDate day, LocalDate better) {
    return end.newest() ? better.isBefore(day) : better.isAfter(day);
  }

  private boolean addEnd(ConversationFilter list, long total) {
    ListSample last = sampler.end(list, total);
    if (last == null || !proof.areObeyed(last)) {
      return false;
    }
    add(last);
    return true;
  }

  private void add(ListSample sample) {
    for (Conversation row : sample.rows()) {
      LocalDateTime created = row.createdAt();
      if (created != null && accepts.test(row)) {
        sampled.put(row.id(), created);
      } else {
        refused.add(row.id());
      }
    }
  }

  /** Whether a page begins with the rows that are not wanted, if the list is in order at all. */
  private boolean isAtOtherEnd(List<Conversation> rows) {
    if (rows.isEmpty()) {
      return false;
    }
    LocalDateTime head = rows.get(0).createdAt();
    LocalDateTime tail = rows.get(rows.size() - 1).createdAt();
    return head != null && tail != null && head.isBefore(tail) == end.newest();
  }

  /**
   * The day that cuts off as many of the sampled rows as are wanted; if there are not so many, the
   * share of them that may be as many in the list.
   */
  private @Nullable LocalDate candidate(long listRows) {
    if (sampled.isEmpty()) {
      return null;
    }
    Comparator<LocalDateTime> order =
        end.newest() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    List<LocalDateTime> ordered = sampled.values().stream().sorted(order).toList();
    long place = end.rows();
    if (place > ordered.size()) {
      int rowsSampled = sampled.size() + refused.size();
      place = (long) Math.ceil((double) end.rows() * rowsSampled / listRows);
    }
    int index = (int) Math.min(Math.max(place, 1), ordered.size()) - 1;
    LocalDate day = ordered.get(index).toLocalDate();
    return end.newest() ? day : day.plusDays(1);
  }
}
