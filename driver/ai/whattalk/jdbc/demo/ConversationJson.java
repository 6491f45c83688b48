package ai.whattalk.jdbc.demo;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a conversation as the vendor's page shows it. */
final class ConversationJson {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter TIMESTAMP_WITH_FRACTION =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private ConversationJson() {}

  static void write(JsonGenerator json, Conversation row) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", row.id());
    json.writeStringField("assistant_id", row.assistantId());
    json.writeStringField("assistant_name", row.assistantName());
    json.writeStringField("type", row.type());
    LaravelJson.writeNumber(json, "message_count", row.messageCount());
    json.writeFieldName("total_cost");
    json.writeNumber(row.totalCost());
    json.writeFieldName("ai_enabled");
    if (row.aiEnabled() == null) {
      json.writeNull();
    } else {
      json.writeBoolean(row.aiEnabled());
    }
    json.writeStringField("created_at", timestamp(row.createdAt()));
    json.writeStringField("updated_at", timestamp(row.updatedAt()));
    json.writeEndObject();
  }

  private static @Nullable String timestamp(@Nullable LocalDateTime value) {
    if (value == null) {
      return null;
    }
    return value.format(value.getNano() == 0 ? TIMESTAMP : TIMESTAMP_WITH_FRACTION);
  }
}
