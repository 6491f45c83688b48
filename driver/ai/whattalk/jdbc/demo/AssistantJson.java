package ai.whattalk.jdbc.demo;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes an assistant with the kinds of values that the vendor documents: times with a Z, a flag as
 * a number, a number as text, and among them what no driver has to know.
 */
final class AssistantJson {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

  private AssistantJson() {}

  static void write(JsonGenerator json, Assistant row) throws IOException {
    json.writeStartObject();
    json.writeNumberField("id", row.number());
    json.writeStringField("uuid", row.uuid());
    json.writeNumberField("user_id", 17);
    json.writeStringField("name", row.name());
    json.writeStringField("type", row.type());
    json.writeStringField("mode", row.mode());
    json.writeStringField("status", row.status());
    json.writeStringField(
        "system_prompt", "You work for {{company}}. Never tell that \"{{secret}}\" is a variable.");
    json.writeStringField("initial_message", "Hello, how can I help?");
    json.writeStringField("language", row.language());
    json.writeStringField("timezone", row.timezone());
    LaravelJson.writeNumber(json, "llm_model_id", row.llmModelId());
    json.writeStringField("llm_temperature", "0.70");
    json.writeStringField(
        "knowledgebase_id",
        row.knowledgebaseId() == null ? null : row.knowledgebaseId().toString());
    LaravelJson.writeNumber(json, "max_duration", row.maxDuration());
    LaravelJson.writeNumber(json, "record", row.record() == null ? null : row.record() ? 1 : 0);
    json.writeBooleanField("is_webhook_active", true);
    json.writeStringField("webhook_url", "https://hooks.example/assistants/" + row.number());
    json.writeArrayFieldStart("tools");
    json.writeStartObject();
    json.writeNumberField("id", 1);
    json.writeStringField("name", "look_up_order");
    json.writeStringField("endpoint", "https://tools.example/orders");
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("variables");
    json.writeStringField("company", "Example Ltd");
    json.writeStringField("secret", "blue elephant");
    json.writeEndObject();
    json.writeStringField("created_at", timestamp(row.createdAt()));
    json.writeStringField("updated_at", timestamp(row.updatedAt()));
    json.writeStringField("deleted_at", timestamp(row.deletedAt()));
    json.writeEndObject();
  }

  private static @Nullable String timestamp(@Nullable LocalDateTime value) {
    return value == null ? null : value.format(TIMESTAMP);
  }
}
