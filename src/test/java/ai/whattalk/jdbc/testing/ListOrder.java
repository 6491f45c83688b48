package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** An order of the list, total among all rows. Null is the least, as in MySQL. */
public enum ListOrder {
  NEWEST_FIRST(by(Conversation::createdAt).reversed()),
  OLDEST_FIRST(by(Conversation::createdAt)),
  BY_UPDATE(by(Conversation::updatedAt).reversed()),
  BY_UPDATE_OLDEST_FIRST(by(Conversation::updatedAt)),
  RANDOM(Comparator.comparing(row -> Integer.reverse(row.id().hashCode() * 0x9E3779B9)));

  private final Comparator<Conversation> comparator;

  ListOrder(Comparator<Conversation> comparator) {
    this.comparator = comparator.thenComparing(Conversation::id);
  }

  private static Comparator<Conversation> by(Function<Conversation, LocalDateTime> time) {
    return Comparator.comparing(time, Comparator.nullsFirst(Comparator.naturalOrder()));
  }

  public Comparator<Conversation> comparator() {
    return comparator;
  }

  /** Rows in this order. */
  public List<Conversation> sort(List<Conversation> rows) {
    return rows.stream().sorted(comparator).toList();
  }
}
