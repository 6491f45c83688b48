package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.api.resource.Conversation;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.util.Locale;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The columns of {@code conversations}, in order, with the values that Calcite computes with. */
public enum ConversationColumn implements ListColumn {
  ID(SqlTypeName.VARCHAR, 255, "Identifier of the conversation, opaque text", Conversation::id),
  ASSISTANT_ID(
      SqlTypeName.VARCHAR,
      255,
      "Identifier of the assistant that answers, opaque text (see assistants.uuid)",
      Conversation::assistantId),
  ASSISTANT_NAME(
      SqlTypeName.VARCHAR, 255, "Name of the assistant that answers", Conversation::assistantName),
  TYPE(
      SqlTypeName.VARCHAR,
      255,
      "Where the conversation takes place: test, widget, whatsapp or api (see conversation_types)",
      Conversation::type),
  MESSAGE_COUNT(
      SqlTypeName.INTEGER, -1, "Number of messages, both sides", Conversation::messageCount),
  TOTAL_COST(SqlTypeName.DECIMAL, 20, "Cost of the conversation, in USD", Conversation::totalCost),
  AI_ENABLED(
      SqlTypeName.BOOLEAN,
      -1,
      "Whether the assistant answers by itself (false: a person took over)",
      Conversation::aiEnabled),
  CREATED_AT(
      SqlTypeName.TIMESTAMP,
      3,
      "When the conversation began; the API's wall clock, without a zone",
      conversation -> CalciteTimes.nullableTimestamp(conversation.createdAt())),
  UPDATED_AT(
      SqlTypeName.TIMESTAMP,
      3,
      "When the conversation last changed; the API's wall clock, without a zone",
      conversation -> CalciteTimes.nullableTimestamp(conversation.updatedAt()));

  private static final int COST_SCALE = 10;

  private final SqlTypeName typeName;
  private final int precision;
  private final String remarks;
  private final Function<Conversation, @Nullable Object> value;

  ConversationColumn(
      SqlTypeName typeName,
      int precision,
      String remarks,
      Function<Conversation, @Nullable Object> value) {
    this.typeName = typeName;
    this.precision = precision;
    this.remarks = remarks;
    this.value = value;
  }

  /** The column with an ordinal, counted from 0. */
  public static ConversationColumn at(int ordinal) {
    return COLUMNS[ordinal];
  }

  @Override
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String remarks() {
    return remarks;
  }

  @Override
  public RelDataType type(RelDataTypeFactory typeFactory) {
    RelDataType type =
        switch (typeName) {
          case DECIMAL -> typeFactory.createSqlType(typeName, precision, COST_SCALE);
          case INTEGER, BOOLEAN -> typeFactory.createSqlType(typeName);
          default -> typeFactory.createSqlType(typeName, precision);
        };
    return typeFactory.createTypeWithNullability(type, this != ID);
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
