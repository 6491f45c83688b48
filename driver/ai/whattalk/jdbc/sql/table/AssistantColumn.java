package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.api.resource.Assistant;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.util.function.Function;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The columns of {@code assistants}, in order, with the values that Calcite computes with. */
enum AssistantColumn implements ListColumn {
  ID(SqlTypeName.INTEGER, "Number of the assistant", Assistant::number),
  UUID(
      SqlTypeName.VARCHAR,
      "Identifier of the assistant, opaque text; value of conversations.assistant_id",
      Assistant::uuid),
  NAME(SqlTypeName.VARCHAR, "Name of the assistant", Assistant::name),
  TYPE(SqlTypeName.VARCHAR, "Which calls it is for: inbound or outbound", Assistant::type),
  STATUS(SqlTypeName.VARCHAR, "Whether it is in use: active or inactive", Assistant::status),
  MODE(SqlTypeName.VARCHAR, "How it works: pipeline or multimodal", Assistant::mode),
  LANGUAGE(SqlTypeName.VARCHAR, "Language that it speaks", Assistant::language),
  TIMEZONE(
      SqlTypeName.VARCHAR,
      "Name of the time zone that it goes by, as Europe/Istanbul",
      Assistant::timezone),
  LLM_MODEL_ID(SqlTypeName.INTEGER, "Number of its language model", Assistant::llmModelId),
  KNOWLEDGEBASE_ID(SqlTypeName.INTEGER, "Number of its knowledge base", Assistant::knowledgebaseId),
  MAX_DURATION(SqlTypeName.INTEGER, "Longest call, in seconds", Assistant::maxDuration),
  RECORD(SqlTypeName.BOOLEAN, "Whether calls are recorded", Assistant::record),
  CREATED_AT(
      SqlTypeName.TIMESTAMP,
      "When the assistant was made; the API's wall clock, without a zone",
      assistant -> CalciteTimes.nullableTimestamp(assistant.createdAt())),
  UPDATED_AT(
      SqlTypeName.TIMESTAMP,
      "When the assistant was last changed; the API's wall clock, without a zone",
      assistant -> CalciteTimes.nullableTimestamp(assistant.updatedAt())),
  DELETED_AT(
      SqlTypeName.TIMESTAMP,
      "When the assistant was deleted; the API's wall clock, without a zone; null if it was not",
      assistant -> CalciteTimes.nullableTimestamp(assistant.deletedAt()));

  private final SqlTypeName typeName;
  private final String remarks;
  private final Function<Assistant, @Nullable Object> value;

  AssistantColumn(
      SqlTypeName typeName, String remarks, Function<Assistant, @Nullable Object> value) {
    this.typeName = typeName;
    this.remarks = remarks;
    this.value = value;
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
  static @Nullable Object[] row(ListRow listed) {
    Assistant assistant = (Assistant) listed;
    @Nullable Object[] row = new Object[COLUMNS.length];
    for (int i = 0; i < COLUMNS.length; i++) {
      row[i] = COLUMNS[i].value.apply(assistant);
    }
    return row;
  }

  private static final AssistantColumn[] COLUMNS = values();
}
