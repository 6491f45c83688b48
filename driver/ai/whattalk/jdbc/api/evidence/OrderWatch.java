package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Learns in which order lists come, from rows that are neighbours on a page. Not thread-safe. */
final class OrderWatch {
  /** Neighbours that must differ for an order to be more than chance. */
  private static final int ENOUGH_STEPS = 6;

  private enum Order {
    CREATED_NEWEST_FIRST("newest first by created_at", ListRow::createdAt, -1),
    CREATED_OLDEST_FIRST("oldest first by created_at", ListRow::createdAt, 1),
    UPDATED_NEWEST_FIRST("newest first by updated_at", ListRow::updatedAt, -1),
    UPDATED_OLDEST_FIRST("oldest first by updated_at", ListRow::updatedAt, 1);

    private final String text;
    private final Function<ListRow, @Nullable LocalDateTime> time;
    private final int sign;

    Order(String text, Function<ListRow, @Nullable LocalDateTime> time, int sign) {
      this.text = text;
      this.time = time;
      this.sign = sign;
    }

    /** How many neighbours differ in this order; -1 if some differ in the other. */
    int steps(List<ListRow> rows) {
      int steps = 0;
      LocalDateTime before = null;
      for (ListRow row : rows) {
        LocalDateTime now = time.apply(row);
        int order = before == null || now == null ? 0 : sign * now.compareTo(before);
        if (order < 0) {
          return -1;
        }
        steps += order > 0 ? 1 : 0;
        before = now == null ? before : now;
      }
      return steps;
    }
  }

  private final ServerFacts facts;
  private final Set<Order> possible = EnumSet.allOf(Order.class);

  /** The possible orders that a page was long enough to show. */
  private final Set<Order> shown = EnumSet.noneOf(Order.class);

  OrderWatch(ServerFacts facts) {
    this.facts = facts;
  }

  /** Takes a page in. */
  void note(PageRequest request, Page page) {
    if (facts.value(ServerFact.ORDER) == null) {
      possible.addAll(EnumSet.allOf(Order.class));
      shown.clear();
    }
    boolean contradicted = false;
    for (Order order : Order.values()) {
      int steps = order.steps(page.rows());
      if (steps < 0) {
        contradicted |= possible.remove(order);
        shown.remove(order);
      } else if (steps >= ENOUGH_STEPS && possible.contains(order)) {
        shown.add(order);
      }
    }
    if (!shown.isEmpty()) {
      String orders = shown.stream().map(order -> order.text).collect(Collectors.joining(", or "));
      facts.note(ServerFact.ORDER, orders, request);
    } else if (possible.isEmpty() || (contradicted && facts.value(ServerFact.ORDER) != null)) {
      facts.note(ServerFact.ORDER, "no order by time seen", request);
    }
  }
}
