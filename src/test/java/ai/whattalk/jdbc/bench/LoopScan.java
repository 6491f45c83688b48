package ai.whattalk.jdbc.bench;

import ai.whattalk.jdbc.demo.Conversation;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A scan without the driver, written by hand on OkHttp and Jackson; no checks, no retries. To be
 * fast, it reads Jackson's stream, and times by their digits; to be short, Jackson's trees, and
 * times by java.time's formatter. Not thread-safe.
 */
final class LoopScan implements AutoCloseable {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final OkHttpClient client = new OkHttpClient();
  private final JsonFactory json = new JsonFactory();
  private final ObjectMapper trees =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private final ExecutorService workers;
  private final String url;
  private final String key;
  private final int inFlight;
  private final boolean isShort;

  /** A loop with so many requests in flight. */
  LoopScan(String baseUrl, String key, int inFlight, boolean isShort) {
    url = baseUrl + "/user/conversations?per_page=100&page=";
    this.key = key;
    this.inFlight = inFlight;
    this.isShort = isShort;
    workers = Executors.newFixedThreadPool(inFlight);
  }

  private record Page(List<Conversation> rows, int last) {}

  /** Reads all rows, and gives the sum of their hashes. */
  long run() throws Exception {
    Page first = page(1);
    long sum = sum(first);
    if (inFlight == 1) {
      for (int number = 2; number <= first.last(); number++) {
        sum += sum(page(number));
      }
      return sum;
    }
    Queue<Future<Page>> asked = new ArrayDeque<>();
    int next = 2;
    while (next <= first.last() || !asked.isEmpty()) {
      while (next <= first.last() && asked.size() < inFlight) {
        int number = next++;
        asked.add(workers.submit(() -> page(number)));
      }
      sum += sum(asked.remove().get());
    }
    return sum;
  }

  private static long sum(Page page) {
    long sum = 0;
    for (Conversation row : page.rows()) {
      sum += row.hashCode();
    }
    return sum;
  }

  private Page page(int number) throws IOException {
    Request request =
        new Request.Builder().url(url + number).header("Authorization", "Bearer " + key).build();
    try (Response response = client.newCall(request).execute()) {
      InputStream body = response.body().byteStream();
      return isShort ? ofTree(trees.readTree(body)) : ofStream(body);
    }
  }

  private static Page ofTree(JsonNode page) {
    List<Conversation> rows = new ArrayList<>();
    for (JsonNode row : page.get("data")) {
      rows.add(
          new Conversation(
              row.get("id").textValue(),
              row.get("assistant_id").textValue(),
              row.get("assistant_name").textValue(),
              row.get("type").textValue(),
              row.get("message_count").intValue(),
              row.get("total_cost").decimalValue(),
              row.get("ai_enabled").booleanValue(),
              LocalDateTime.parse(row.get("created_at").textValue(), SECONDS),
              LocalDateTime.parse(row.get("updated_at").textValue(), SECONDS)));
    }
    return new Page(rows, page.get("last_page").intValue());
  }

  private Page ofStream(InputStream body) throws IOException {
    try (JsonParser parser = json.createParser(body)) {
      List<Conversation> rows = new ArrayList<>();
      int last = 0;
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("data")) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            rows.add(row(parser));
          }
        } else if (name.equals("last_page")) {
          last = parser.getIntValue();
        } else if (value.isStructStart()) {
          parser.skipChildren();
        }
      }
      return new Page(rows, last);
    }
  }

  private static Conversation row(JsonParser parser) throws IOException {
    String id = "";
    String assistantId = null;
    String assistantName = null;
    String type = null;
    Integer messageCount = null;
    BigDecimal totalCost = null;
    Boolean aiEnabled = null;
    LocalDateTime createdAt = null;
    LocalDateTime updatedAt = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "id" -> id = parser.getText();
        case "assistant_id" -> assistantId = parser.getText();
        case "assistant_name" -> assistantName = parser.getText();
        case "type" -> type = parser.getText();
        case "message_count" -> messageCount = parser.getIntValue();
        case "total_cost" -> totalCost = parser.getDecimalValue();
        case "ai_enabled" -> aiEnabled = parser.getBooleanValue();
        case "created_at" -> createdAt = time(parser.getText());
        case "updated_at" -> updatedAt = time(parser.getText());
        default -> parser.skipChildren();
      }
    }
    return new Conversation(
        id,
        assistantId,
        assistantName,
        type,
        messageCount,
        totalCost,
        aiEnabled,
        createdAt,
        updatedAt);
  }

  /** Faster than a formatter. */
  private static LocalDateTime time(String text) {
    return LocalDateTime.of(
        Integer.parseInt(text, 0, 4, 10),
        Integer.parseInt(text, 5, 7, 10),
        Integer.parseInt(text, 8, 10, 10),
        Integer.parseInt(text, 11, 13, 10),
        Integer.parseInt(text, 14, 16, 10),
        Integer.parseInt(text, 17, 19, 10));
  }

  @Override
  public void close() {
    workers.shutdownNow();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
