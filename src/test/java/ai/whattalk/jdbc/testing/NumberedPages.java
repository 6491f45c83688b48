package ai.whattalk.jdbc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.zip.CRC32;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Pages of a list of any length, which differs in ids and costs only and is kept nowhere. */
public final class NumberedPages {

  private NumberedPages() {}

  /** The page that a request asks for. */
  public static MockResponse page(RecordedRequest request, int count) {
    int page = Integer.parseInt(request.getUrl().queryParameter("page"));
    int perPage = Integer.parseInt(request.getUrl().queryParameter("per_page"));
    StringBuilder body = new StringBuilder("{\"data\": [");
    for (int row = (page - 1) * perPage; row < Math.min(page * perPage, count); row++) {
      body.append(row % perPage == 0 ? "" : ",")
          .append("{\"id\": \"")
          .append(id(row))
          .append("\", \"assistant_id\": \"a1b2c3d4-5678-90ab-cdef-1234567890ab\"")
          .append(", \"assistant_name\": \"Support Assistant\", \"type\": \"widget\"")
          .append(", \"message_count\": 12, \"ai_enabled\": true, \"total_cost\": ")
          .append(cost(row).toPlainString())
          .append(", \"created_at\": \"2025-01-25 14:30:00\"")
          .append(", \"updated_at\": \"2025-01-25 15:45:00\"}");
    }
    body.append("], \"current_page\": ")
        .append(page)
        .append(", \"per_page\": ")
        .append(perPage)
        .append(", \"total\": ")
        .append(count)
        .append(", \"last_page\": ")
        .append((count - 1) / perPage + 1)
        .append('}');
    return new MockResponse.Builder().body(body.toString()).build();
  }

  private static String id(int row) {
    return "550e8400-e29b-41d4-a716-" + row;
  }

  private static BigDecimal cost(int row) {
    return BigDecimal.valueOf(row, 4);
  }

  /** What {@link HeapScan} writes of them. */
  public static String expected(int count) {
    CRC32 ids = new CRC32();
    BigDecimal cost = BigDecimal.ZERO;
    for (int row = 0; row < count; row++) {
      ids.update(id(row).getBytes(UTF_8));
      cost = cost.add(cost(row));
    }
    return count + " " + ids.getValue() + " " + cost.toPlainString();
  }
}
