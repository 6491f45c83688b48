package ai.whattalk.jdbc.api.resource;

import static ai.whattalk.jdbc.api.resource.FieldType.BOOLEAN;
import static ai.whattalk.jdbc.api.resource.FieldType.DECIMAL;
import static ai.whattalk.jdbc.api.resource.FieldType.INTEGER;
import static ai.whattalk.jdbc.api.resource.FieldType.TEXT;
import static ai.whattalk.jdbc.api.resource.FieldType.TIMESTAMP;

/** The lists of an account. A further one is described here. */
public final class AccountLists {
  // Prompts, webhooks, tools and variables are there too, and are nobody's business here.
  public static final ListDescription ASSISTANTS =
      new ListDescription("user/assistants/get", "assistants", 100)
          .column("id", INTEGER)
          .column("uuid", TEXT)
          .column("name", TEXT)
          .column("type", TEXT)
          .column("status", TEXT)
          .column("mode", TEXT)
          .column("language", TEXT)
          .column("timezone", TEXT)
          .column("llm_model_id", INTEGER)
          .column("knowledgebase_id", INTEGER)
          .column("max_duration", INTEGER)
          .column("record", BOOLEAN)
          .column("created_at", TIMESTAMP)
          .column("updated_at", TIMESTAMP)
          .column("deleted_at", TIMESTAMP)
          .times("created_at", "updated_at");

  public static final ListDescription CONVERSATIONS =
      new ListDescription("user/conversations", "conversations", 100)
          .column("id", TEXT)
          .column("assistant_id", TEXT)
          .column("assistant_name", TEXT)
          .column("type", TEXT)
          .column("message_count", INTEGER)
          .column("total_cost", DECIMAL)
          .column("ai_enabled", BOOLEAN)
          .column("created_at", TIMESTAMP)
          .column("updated_at", TIMESTAMP)
          .times("created_at", "updated_at")
          .equal("type", "type", "test", "widget", "whatsapp", "api")
          .equal("assistant_id", "assistant_id")
          .byNumber(ASSISTANTS, "uuid", "id", "assistant")
          .days("date_from", "date_to");

  private AccountLists() {}
}
