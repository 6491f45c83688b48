package ai.whattalk.jdbc.bench;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.demo.DemoLists;
import ai.whattalk.jdbc.testing.NumberedPages;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The simulated API in a process of its own, so that its CPU time is nobody's: pages are made up
 * once and then sent. The process ends with its input, each line of which is a latency in
 * milliseconds, and says when that holds. Not thread-safe.
 */
final class BenchmarkServer implements AutoCloseable {
  private static final int KEPT_REQUESTS = 1_000;

  private final AskedProcess process;
  private final String baseUrl;
  private final String key;

  /** Starts one over {@link BenchmarkRows}, or over {@link NumberedPages} of any number. */
  BenchmarkServer(boolean numbered, int count) throws IOException {
    process =
        new AskedProcess(
            List.of("-XX:+UseSerialGC"),
            System.getProperty("java.class.path"),
            BenchmarkServer.class,
            Boolean.toString(numbered),
            Integer.toString(count));
    baseUrl = process.next();
    key = process.next();
  }

  String baseUrl() {
    return baseUrl;
  }

  String key() {
    return key;
  }

  /** The URL of a connection, but for the key. */
  String url() {
    return "jdbc:whattalk:baseUrl=" + baseUrl;
  }

  /** Has it wait before each answer. */
  void latency(int millis) throws IOException {
    process.ask(Integer.toString(millis));
  }

  @Override
  public void close() {
    process.close();
  }

  /** Runs the server. */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[1]);
    boolean numbered = Boolean.parseBoolean(arguments[0]);
    List<Conversation> rows = numbered ? List.of() : BenchmarkRows.rows(count);
    try (SimulatedApi api = new SimulatedApi(rows)) {
      if (numbered) {
        api.answer(request -> NumberedPages.page(request, count));
      } else {
        answer(api, rows, new AtomicInteger());
      }
      System.out.println(api.baseUrl());
      System.out.println(api.key());
      BufferedReader input =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        api.delay(Duration.ofMillis(Integer.parseInt(line)));
        System.out.println(line);
      }
    }
  }

  /** Has pages of all rows be made up once only, and counts all requests. */
  static void answer(SimulatedApi api, List<Conversation> rows, AtomicInteger requests) {
    Map<String, MockResponse> pages = new ConcurrentHashMap<>();
    api.answer(
        request -> {
          if (requests.incrementAndGet() % KEPT_REQUESTS == 0) {
            api.clearRequests();
          }
          return plainPage(request, rows, pages);
        });
  }

  /** A page of all rows; what is filtered, the simulated API answers as it does in tests. */
  private static @Nullable MockResponse plainPage(
      RecordedRequest request, List<Conversation> rows, Map<String, MockResponse> pages) {
    HttpUrl url = request.getUrl();
    if (!url.encodedPath().endsWith("/conversations")
        || !url.queryParameterNames().equals(Set.of("page", "per_page"))) {
      return null;
    }
    return pages.computeIfAbsent(
        url.toString(),
        key -> {
          Map<String, String> parameters = new LinkedHashMap<>();
          url.queryParameterNames().forEach(name -> parameters.put(name, url.queryParameter(name)));
          String path = key.substring(0, key.indexOf('?'));
          return new MockResponse.Builder()
              .addHeader("Content-Type", "application/json")
              .body(DemoLists.conversations(() -> rows, List.of()).answer(path, parameters).json())
              .build();
        });
  }
}
