package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An account whose conversations come, change and go, each time that a page was answered. Its list
 * has one of the orders that a server may have. Used by one thread at a time.
 */
public final class MovingAccount {

  private final ListOrder order;
  private final Map<String, Conversation> rows = new LinkedHashMap<>();
  private final Set<String> first = new HashSet<>();
  private final Set<String> served = new HashSet<>();

  /** The rows in their order; null when one has changed. */
  private @Nullable List<Conversation> listed;

  private LocalDateTime now = LocalDateTime.of(2025, 1, 1, 0, 0);
  private int born;
  private int answers;

  /** Starts with so many rows. */
  public MovingAccount(ListOrder order, int count) {
    this.order = order;
    insert(count);
    first.addAll(rows.keySet());
  }

  /** Has a server list these rows, and change them after each page. */
  public void serve(SimulatedApi server, Change change) {
    server.rows(list());
    server.afterEachPage(
        ids -> {
          served.addAll(ids);
          answers++;
          change.apply(answers);
          if (listed == null) {
            server.rows(list());
          }
        });
  }

  /** What happens after an answer. */
  public interface Change {
    /**
     * Makes the change.
     *
     * @param answers how many pages were answered so far
     */
    void apply(int answers);
  }

  public ListOrder order() {
    return order;
  }

  private List<Conversation> list() {
    if (listed == null) {
      listed = rows.values().stream().sorted(order.comparator()).toList();
    }
    return listed;
  }

  private void put(Conversation row) {
    rows.put(row.id(), row);
    listed = null;
  }

  private void remove(String id) {
    rows.remove(id);
    listed = null;
  }

  /** Adds rows, each newer than all others. */
  public void insert(int count) {
    for (int i = 0; i < count; i++) {
      now = now.plusSeconds(1);
      born++;
      String id = "c" + born;
      put(
          new Conversation(
              id, TestRows.SUPPORT, null, "widget", born, BigDecimal.ONE, true, now, now));
    }
  }

  /** Deletes the first of the rows that were answered already, in the order of the list. */
  public void deleteRead(int count) {
    delete(count, row -> served.contains(row.id()));
  }

  /** Deletes the last of the rows that were not answered yet, in the order of the list. */
  public void deleteUnread(int count) {
    List<String> unread =
        new ArrayList<>(
            list().stream().map(Conversation::id).filter(id -> !served.contains(id)).toList());
    for (int i = 0; i < count && !unread.isEmpty(); i++) {
      remove(unread.remove(unread.size() - 1));
    }
  }

  /** Deletes the first rows of the list that fulfil a condition. */
  public void delete(int count, Predicate<Conversation> condition) {
    list().stream().filter(condition).limit(count).forEach(row -> remove(row.id()));
  }

  /** Changes the last of the rows that were not answered yet, in the order of the list. */
  public void touchUnread(int count) {
    List<Conversation> unread = list().stream().filter(row -> !served.contains(row.id())).toList();
    unread.subList(Math.max(0, unread.size() - count), unread.size()).forEach(this::touch);
  }

  /** Changes the last of the rows that were answered already, in the order of the list. */
  public void touchRead(int count) {
    List<Conversation> read = list().stream().filter(row -> served.contains(row.id())).toList();
    read.subList(Math.max(0, read.size() - count), read.size()).forEach(this::touch);
  }

  /** Changes a row. */
  public void touch(Conversation row) {
    now = now.plusSeconds(1);
    put(
        new Conversation(
            row.id(),
            row.assistantId(),
            row.assistantName(),
            row.type(),
            row.messageCount() + 1,
            row.totalCost(),
            row.aiEnabled(),
            row.createdAt(),
            now));
  }

  /** The ids of all rows. */
  public List<String> ids() {
    return List.copyOf(rows.keySet());
  }

  /** The rows that have been there from the beginning and still are. */
  public Set<String> stayed() {
    Set<String> stayed = new HashSet<>(first);
    stayed.retainAll(rows.keySet());
    return stayed;
  }

  /** Those of them that are not among the rows that were read. */
  public Set<String> lost(Collection<String> read) {
    Set<String> lost = stayed();
    lost.removeAll(Set.copyOf(read));
    return lost;
  }

  /** How many rows there ever were. */
  public int born() {
    return born;
  }

  /** Whether there ever was such a row. */
  public boolean knew(String id) {
    return Integer.parseInt(id.substring(1)) <= born;
  }
}
