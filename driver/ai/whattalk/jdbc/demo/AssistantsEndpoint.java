package ai.whattalk.jdbc.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers {@code GET /user/assistants/get} over given rows as the vendor's page describes it:
 * {@code per_page} (1–100, 10 if absent) and {@code page}, and no filters. Thread-safe.
 */
public final class AssistantsEndpoint implements DemoEndpoint {
  private static final int DEFAULT_PER_PAGE = 10;

  private final Supplier<List<Assistant>> rows;

  /**
   * Creates an endpoint.
   *
   * @param rows asked for at each request; their order is the order of the list
   */
  public AssistantsEndpoint(Supplier<List<Assistant>> rows) {
    this.rows = rows;
  }

  @Override
  public EndpointAnswer answer(String url, Map<String, String> parameters) {
    PageQuery query = new PageQuery(parameters, DEFAULT_PER_PAGE);
    return query.errors().isEmpty()
        ? new EndpointAnswer(200, LaravelJson.page(url, rows.get(), query, AssistantJson::write))
        : EndpointAnswer.refusal(query.errors());
  }
}
