package ai.whattalk.jdbc.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers {@code GET /user/conversations} over given rows as the vendor's page describes it: {@code
 * type}, {@code assistant_id} (the integer of an assistant of the account), {@code date_from},
 * {@code date_to} (its day included), {@code per_page} (1–100, 15 if absent) and {@code page}, with
 * Laravel's length-aware paginator, and 422 for what it does not take. Thread-safe.
 */
public final class ConversationsEndpoint implements DemoEndpoint {
  private static final int DEFAULT_PER_PAGE = 15;

  private final Supplier<List<Conversation>> rows;
  private final Map<Integer, String> assistants = new HashMap<>();

  /**
   * Creates an endpoint.
   *
   * @param rows asked for at each request; their order is the order of the list
   * @param assistants those that {@code assistant_id} may name
   */
  public ConversationsEndpoint(Supplier<List<Conversation>> rows, List<Assistant> assistants) {
    this.rows = rows;
    assistants.forEach(assistant -> this.assistants.put(assistant.number(), assistant.uuid()));
  }

  @Override
  public EndpointAnswer answer(String url, Map<String, String> parameters) {
    ListQuery filters = new ListQuery(parameters, assistants);
    PageQuery query = new PageQuery(parameters, DEFAULT_PER_PAGE);
    Map<String, String> errors = new LinkedHashMap<>(filters.errors());
    errors.putAll(query.errors());
    if (!errors.isEmpty()) {
      return EndpointAnswer.refusal(errors);
    }
    List<Conversation> list = rows.get().stream().filter(filters::selects).toList();
    return new EndpointAnswer(200, LaravelJson.page(url, list, query, ConversationJson::write));
  }
}
