package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Laravel's cursor paginator: goes on behind the last row of the page before. Thread-safe. */
final class CursorPaginator {
  private static final JsonMapper JSON = new JsonMapper();

  private final Comparator<Conversation> order;
  private final Map<String, Conversation> lastRows = new ConcurrentHashMap<>();

  /** The newest cursor behind each row: it also tells what the row was like. */
  private final Map<String, String> names = new ConcurrentHashMap<>();

  CursorPaginator(Comparator<Conversation> order) {
    this.order = order;
  }

  /** What of a list follows the cursor among the parameters; takes the page number out of them. */
  List<Conversation> rest(List<Conversation> list, Map<String, String> parameters) {
    parameters.remove("page");
    String cursor = parameters.remove("cursor");
    @Nullable Conversation last = cursor == null ? null : lastRows.get(cursor);
    List<Conversation> sorted = list.stream().sorted(order).toList();
    for (Conversation row : list) {
      String name = "after-" + row.id() + "-" + Integer.toHexString(row.hashCode());
      lastRows.put(name, row);
      names.put(row.id(), name);
    }
    return last == null
        ? sorted
        : sorted.stream().filter(row -> order.compare(row, last) > 0).toList();
  }

  /** A page of a length-aware list as one of this. */
  String rewrite(String json) {
    try {
      ObjectNode page = (ObjectNode) JSON.readTree(json);
      boolean more = page.get("last_page").asInt() > 1;
      page.remove(
          List.of(
              "current_page",
              "first_page_url",
              "from",
              "last_page",
              "last_page_url",
              "links",
              "to",
              "total"));
      JsonNode rows = page.get("data");
      page.put(
          "next_cursor", more ? names.get(rows.get(rows.size() - 1).get("id").asText()) : null);
      page.put("prev_cursor", (String) null);
      return JSON.writeValueAsString(page);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
