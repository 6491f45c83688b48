package ai.whattalk.jdbc.demo;

import ai.whattalk.jdbc.api.Conversation;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers {@code GET /user/conversations} over given rows as the vendor's page describes it: {@code
 * type}, {@code assistant_id}, {@code date_from}, {@code date_to} (its day included), {@code
 * per_page} (1–100, 15 if absent) and {@code page}, with Laravel's length-aware paginator, and 422
 * for what it does not take. Thread-safe.
 */
public final class DemoEndpoint {
  private final Supplier<List<Conversation>> rows;

  /**
   * Creates an endpoint.
   *
   * @param rows asked for at each request; their order is the order of the list
   */
  public DemoEndpoint(Supplier<List<Conversation>> rows) {
    this.rows = rows;
  }

  /**
   * Answers a request.
   *
   * @param url of the request without its query, for the links in the answer
   * @param parameters of the query, decoded
   */
  public EndpointAnswer answer(String url, Map<String, String> parameters) {
    ListQuery query = new ListQuery(parameters);
    if (!query.errors().isEmpty()) {
      return new EndpointAnswer(422, LaravelJson.validationErrors(query.errors()));
    }
    List<Conversation> list = rows.get().stream().filter(query::selects).toList();
    long first = Math.min(list.size(), (long) query.perPage() * (query.page() - 1));
    long end = Math.min(list.size(), first + query.perPage());
    List<Conversation> page = list.subList((int) first, (int) end);
    return new EndpointAnswer(
        200, LaravelJson.page(url, page, query.page(), query.perPage(), list.size()));
  }
}
