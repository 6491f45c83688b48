package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListRow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Learns in which order lists come, from rows that are neighbours on a page. Not thread-safe. */
final class OrderWatch {
  /** Neighbours that must differ for an order to be more than chance. */
  private static final int ENOUGH_STEPS = 6;

  /** An order by time. */
  private static final class Order {
    private final String text;
    private final int column;
    private final int sign;

    /** Whether no page has shown another one. */
    private boolean isPossible = true;

    /** Whether a page was long enough to show it. */
    private boolean isShown;

    /**
     * An order of which nothing is known.
     *
     * @param column ordinal of the time
     * @param sign of a step from one row to the next
     */
    Order(String text, int column, int sign) {
      this.text = text;
      this.column = column;
      this.sign = sign;
    }

    static Stream<Order> by(ListDescription list, int column) {
      return column == ListDescription.NONE
          ? Stream.empty()
          : Stream.of(
              new Order("newest first by " + list.name(column), column, -1),
              new Order("oldest first by " + list.name(column), column, 1));
    }

    /** How many neighbours differ in this order; -1 if some differ in the other. */
    int steps(List<ListRow> rows) {
      int steps = 0;
      Long before = null;
      for (ListRow row : rows) {
        Long now = row.millis(column);
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

  private final List<Order> all;
  private final ServerFacts facts;

  OrderWatch(ListDescription list, ServerFacts facts) {
    this.facts = facts;
    all =
        Stream.of(list.createdAt(), list.updatedAt())
            .flatMap(column -> Order.by(list, column))
            .toList();
  }

  /** Takes a page in. */
  void note(PageRequest request, Page page) {
    if (facts.value(ServerFact.ORDER) == null) {
      all.forEach(order -> order.isPossible = true);
      all.forEach(order -> order.isShown = false);
    }
    boolean contradicted = false;
    for (Order order : all) {
      int steps = order.isPossible ? order.steps(page.rows()) : 0;
      contradicted |= steps < 0;
      order.isPossible &= steps >= 0;
      order.isShown = order.isPossible && (order.isShown || steps >= ENOUGH_STEPS);
    }
    String orders =
        all.stream()
            .filter(order -> order.isShown)
            .map(order -> order.text)
            .collect(Collectors.joining(", or "));
    if (!orders.isEmpty()) {
      facts.note(ServerFact.ORDER, orders, request);
    } else if (all.stream().noneMatch(order -> order.isPossible)
        || (contradicted && facts.value(ServerFact.ORDER) != null)) {
      facts.note(ServerFact.ORDER, "no order by time seen", request);
    }
  }
}
