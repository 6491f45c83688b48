package ai.whattalk.jdbc.demo;

import static ai.whattalk.jdbc.demo.LaravelJson.object;
import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Ints;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lists of an account as the vendor's pages describe them: filters, and forms of values. */
public final class DemoLists {
  private static final Set<String> TYPES = Set.of("test", "widget", "whatsapp", "api");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter FRACTION =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter WITH_Z =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);

  private DemoLists() {}

  /**
   * The list at {@code user/conversations}.
   *
   * @param rows asked for at each request; their order is the order of the list
   * @param assistants those whose number {@code assistant_id} may name
   */
  public static DemoEndpoint<Conversation> conversations(
      Supplier<List<Conversation>> rows, List<Assistant> assistants) {
    return new DemoEndpoint<>(15, rows, DemoLists::fields)
        .filter("type", DemoLists::ofType)
        .filter("assistant_id", number -> ofAssistant(number, assistants))
        .days(Conversation::createdAt);
  }

  private static Predicate<Conversation> ofType(String type) {
    checkArgument(TYPES.contains(type), "The selected type is invalid.");
    return row -> type.equals(row.type());
  }

  private static Predicate<Conversation> ofAssistant(String text, List<Assistant> assistants) {
    Integer number = Ints.tryParse(text);
    checkArgument(number != null, "The assistant id field must be an integer.");
    List<String> uuid =
        assistants.stream().filter(one -> one.number() == number).map(Assistant::uuid).toList();
    checkArgument(!uuid.isEmpty(), "The selected assistant id is invalid.");
    return row -> uuid.get(0).equals(row.assistantId());
  }

  private static Map<String, @Nullable Object> fields(Conversation row) {
    return object(
        "id", row.id(),
        "assistant_id", row.assistantId(),
        "assistant_name", row.assistantName(),
        "type", row.type(),
        "message_count", row.messageCount(),
        "total_cost", row.totalCost(),
        "ai_enabled", row.aiEnabled(),
        "created_at", time(row.createdAt()),
        "updated_at", time(row.updatedAt()));
  }

  private static @Nullable String time(@Nullable LocalDateTime time) {
    return time == null ? null : time.format(time.getNano() == 0 ? SECONDS : FRACTION);
  }

  /**
   * The list at {@code user/assistants/get}, which takes no filters.
   *
   * @param rows asked for at each request; their order is the order of the list
   */
  public static DemoEndpoint<Assistant> assistants(Supplier<List<Assistant>> rows) {
    return new DemoEndpoint<>(10, rows, DemoLists::fields);
  }

  /**
   * An assistant with the kinds of values that the vendor documents: times with a Z, a flag as a
   * number, a number as text, and among them what no driver has to know.
   */
  private static Map<String, @Nullable Object> fields(Assistant row) {
    return object(
        "id", row.number(),
        "uuid", row.uuid(),
        "user_id", 17,
        "name", row.name(),
        "type", row.type(),
        "mode", row.mode(),
        "status", row.status(),
        "system_prompt", "You work for {{company}}. Never tell that \"{{secret}}\" is a variable.",
        "initial_message", "Hello, how can I help?",
        "language", row.language(),
        "timezone", row.timezone(),
        "llm_model_id", row.llmModelId(),
        "llm_temperature", "0.70",
        "knowledgebase_id", row.knowledgebaseId() == null ? null : row.knowledgebaseId().toString(),
        "max_duration", row.maxDuration(),
        "record", row.record() == null ? null : row.record() ? 1 : 0,
        "is_webhook_active", true,
        "webhook_url", "https://hooks.example/assistants/" + row.number(),
        "tools",
            List.of(
                object(
                    "id", 1,
                    "name", "look_up_order",
                    "endpoint", "https://tools.example/orders")),
        "variables", object("company", "Example Ltd", "secret", "blue elephant"),
        "created_at", timeWithZ(row.createdAt()),
        "updated_at", timeWithZ(row.updatedAt()),
        "deleted_at", timeWithZ(row.deletedAt()));
  }

  private static @Nullable String timeWithZ(@Nullable LocalDateTime time) {
    return time == null ? null : time.format(WITH_Z);
  }
}
