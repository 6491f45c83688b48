package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.api.resource.Conversation;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.util.function.Function;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The columns of {@code conversations}, in order, with the values that Calcite computes with. */
public enum ConversationColumn implements ListColumn {
  ID(SqlTypeName.VARCHAR, "Identifier of the conversation, opaque text", Conversation::id),
  ASSISTANT_ID(
      SqlTypeName.VARCHAR,
      "Identifier of the assistant that answers, opaque text (see assistants.uuid)",
      Conversation::assistantId),
  ASSISTANT_NAME(
      SqlTypeName.VARCHAR, "Name of the assistant that answers", Conversation::assistantName),
  TYPE(
      SqlTypeName.VARCHAR,
      "Where the conversation takes place: test, widget, whatsapp or api (see conversation_types)",
      Conversation::type),
  MESSAGE_COUNT(SqlTypeName.INTEGER, "Number of messages, both sides", Conversation::messageCount),
  TOTAL_COST(SqlTypeName.DECIMAL, "Cost of the conversation, in USD", Conversation::totalCost),
  AI_ENABLED(
      SqlTypeName.BOOLEAN,
      "Whether the assistant answers by itself (false: a person took over)",
      Conversation::aiEnabled),
  CREATED_AT(
      SqlTypeName.TIMESTAMP,
      "When the conversation began; the API's wall clock, without a zone",
      conversation -> CalciteTimes.nullableTimestamp(conversation.createdAt())),
  UPDATED_AT(
      SqlTypeName.TIMESTAMP,
      "When the conversation last changed; the API's wall clock, without a zone",
      conversation -> CalciteTimes.nullableTimestamp(conversation.updatedAt()));

  private final SqlTypeName typeName;
  private final String remarks;
  private final Function<Conversation, @Nullable Object> value;

  ConversationColumn(
      SqlTypeName typeName, String remarks, Function<Conversation, @Nullable Object> value) {
    this.typeName = typeName;
    this.remarks = remarks;
    this.value = value;
  }

  /** The column with an ordinal, counted from 0. */
  public static ConversationColumn at(int ordinal) {
    return COLUMNS[ordinal];
  }

  @Override
  public String remarks() {
    return remarks;
  }

  @Override
  public SqlTypeName typeName() {
    return typeName;
  }

  /** A row as Calcite's generated code takes it: a value for each column, in order. */
  public static @Nullable Object[] row(ListRow listed) {
    Conversation conversation = (Conversation) listed;
    @Nullable Object[] row = new Object[COLUMNS.length];
    for (int i = 0; i < COLUMNS.length; i++) {
      row[i] = COLUMNS[i].value.apply(conversation);
    }
    return row;
  }

  private static final ConversationColumn[] COLUMNS = values();
}
