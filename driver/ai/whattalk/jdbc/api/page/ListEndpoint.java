package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.resource.Assistant;
import ai.whattalk.jdbc.api.resource.Conversation;
import ai.whattalk.jdbc.api.resource.ListRow;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * An endpoint that lists rows of the account page by page, and the fields that are read of them.
 */
public enum ListEndpoint {
  CONVERSATIONS(
      "user/conversations",
      "conversations",
      Set.of(
          "id",
          "assistant_id",
          "assistant_name",
          "type",
          "message_count",
          "total_cost",
          "ai_enabled",
          "created_at",
          "updated_at"),
      row ->
          new Conversation(
              row.id(),
              row.text("assistant_id"),
              row.text("assistant_name"),
              row.text("type"),
              row.integer("message_count"),
              row.cost("total_cost"),
              row.flag("ai_enabled"),
              row.timestamp("created_at"),
              row.timestamp("updated_at"))),

  // Prompts, webhooks, tools and variables are there too, and are nobody's business here.
  ASSISTANTS(
      "user/assistants/get",
      "assistants",
      Set.of(
          "id",
          "uuid",
          "name",
          "type",
          "status",
          "mode",
          "language",
          "timezone",
          "llm_model_id",
          "knowledgebase_id",
          "max_duration",
          "record",
          "created_at",
          "updated_at",
          "deleted_at"),
      row ->
          new Assistant(
              Objects.requireNonNull(row.integer("id")),
              row.text("uuid"),
              row.text("name"),
              row.text("type"),
              row.text("status"),
              row.text("mode"),
              row.text("language"),
              row.text("timezone"),
              row.integer("llm_model_id"),
              row.integer("knowledgebase_id"),
              row.integer("max_duration"),
              row.flag("record"),
              row.timestamp("created_at"),
              row.timestamp("updated_at"),
              row.timestamp("deleted_at")));

  private interface RowForm {
    ListRow of(RowValues row) throws MalformedPageException;
  }

  private final String path;
  private final String rowsName;
  private final Set<String> fields;
  private final RowForm form;

  ListEndpoint(String path, String rowsName, Set<String> fields, RowForm form) {
    this.path = path;
    this.rowsName = rowsName;
    this.fields = fields;
    this.form = form;
  }

  /** What messages call the rows of the list. */
  public String rowsName() {
    return rowsName;
  }

  /** The URL of the list without a query. */
  HttpUrl url(HttpUrl baseUrl) {
    return baseUrl.newBuilder().addPathSegments(path).build();
  }

  /**
   * Reads the row at which the parser stands.
   *
   * @param position of the row in its page, from 1
   */
  ListRow parse(JsonParser json, int position) throws IOException, MalformedPageException {
    return form.of(RowValues.read(json, fields, position));
  }
}
