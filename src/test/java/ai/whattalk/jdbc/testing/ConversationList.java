package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.demo.Conversation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list of conversations in the driver's terms: parameters, filters and rows. */
public final class ConversationList {
  public static final ListParameter TYPE = FilterParameter.TYPE.described();
  public static final ListParameter ASSISTANT_ID = FilterParameter.ASSISTANT_ID.described();
  public static final ListParameter DATE_FROM = FilterParameter.DATE_FROM.described();
  public static final ListParameter DATE_TO = FilterParameter.DATE_TO.described();

  /** Asks for every conversation. */
  public static final ListFilter ALL = ListFilter.all(AccountLists.CONVERSATIONS);

  private ConversationList() {}

  /** A filter; what is null is left out. */
  public static ListFilter filter(
      @Nullable String type,
      @Nullable String assistantId,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    return ALL.with(TYPE, type).with(ASSISTANT_ID, assistantId).withDays(from, to);
  }

  /** A made-up conversation as the driver reads it. */
  public static ListRow row(Conversation row) {
    return new ListRow(
        AccountLists.CONVERSATIONS,
        new @Nullable Object[] {
          row.id(),
          row.assistantId(),
          row.assistantName(),
          row.type(),
          row.messageCount(),
          row.totalCost(),
          row.aiEnabled(),
          millis(row.createdAt()),
          millis(row.updatedAt())
        });
  }

  /** Made-up conversations as the driver reads them. */
  public static List<ListRow> rows(List<Conversation> rows) {
    return rows.stream().map(ConversationList::row).toList();
  }

  private static @Nullable Long millis(@Nullable LocalDateTime time) {
    return time == null ? null : ListRow.millis(time);
  }

  /** What the driver has read, in the form of made-up rows. */
  public static Conversation conversation(ListRow row) {
    @Nullable Object[] values = row.values();
    return new Conversation(
        Objects.requireNonNull((String) values[0]),
        (String) values[1],
        (String) values[2],
        (String) values[3],
        (Integer) values[4],
        (BigDecimal) values[5],
        (Boolean) values[6],
        time(values[7]),
        time(values[8]));
  }

  static @Nullable LocalDateTime time(@Nullable Object millis) {
    return millis == null ? null : ListRow.time((Long) millis);
  }
}
