package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.api.resource.AccountLists;
import java.util.List;

/** The tables that are lists of the API. A further one is described here. */
public final class AccountTables {
  static final ListTable CONVERSATIONS =
      new ListTable(
          "conversations",
          "The conversations of the account's assistants, one row each",
          AccountLists.CONVERSATIONS,
          List.of(),
          List.of(
              new ForeignKeyDescription("type", ConversationTypesTable.NAME, "type"),
              new ForeignKeyDescription("assistant_id", "assistants", "uuid")),
          "Identifier of the conversation, opaque text",
          "Identifier of the assistant that answers, opaque text (see assistants.uuid)",
          "Name of the assistant that answers",
          "Where the conversation takes place: test, widget, whatsapp or api (see"
              + " conversation_types)",
          "Number of messages, both sides",
          "Cost of the conversation, in USD",
          "Whether the assistant answers by itself (false: a person took over)",
          "When the conversation began; the API's wall clock, without a zone",
          "When the conversation last changed; the API's wall clock, without a zone");

  static final ListTable ASSISTANTS =
      new ListTable(
          "assistants",
          "The account's assistants, one row each; deleted ones may be missing",
          AccountLists.ASSISTANTS,
          List.of("uuid"),
          List.of(),
          "Number of the assistant",
          "Identifier of the assistant, opaque text; value of conversations.assistant_id",
          "Name of the assistant",
          "Which calls it is for: inbound or outbound",
          "Whether it is in use: active or inactive",
          "How it works: pipeline or multimodal",
          "Language that it speaks",
          "Name of the time zone that it goes by, as Europe/Istanbul",
          "Number of its language model",
          "Number of its knowledge base",
          "Longest call, in seconds",
          "Whether calls are recorded",
          "When the assistant was made; the API's wall clock, without a zone",
          "When the assistant was last changed; the API's wall clock, without a zone",
          "When the assistant was deleted; the API's wall clock, without a zone; null if it was"
              + " not");

  /** Goes through parser, validator, the rules for a scan, an aggregate and a sort, and Janino. */
  public static final String EVERYDAY_STATEMENT =
      "SELECT type, COUNT(*) FROM conversations WHERE created_at >= CURRENT_DATE"
          + " GROUP BY type ORDER BY type LIMIT 1";

  /** All of them. */
  static final List<ListTable> ALL = List.of(CONVERSATIONS, ASSISTANTS);

  private AccountTables() {}
}
