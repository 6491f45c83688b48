package ai.whattalk.jdbc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.whattalk.jdbc.demo.EndpointAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Answers the HTTP requests of a simulated API, and keeps a record of them: checks key and path,
 * waits, refuses, fails, or else answers a page. Thread-safe.
 */
final class SimulatedEndpoint {
  private final String key;
  private final SimulatedPages pages;
  private final SimulatedAssistants assistants;
  private final List<SimulatedRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<Integer, Runnable> actions = new ConcurrentHashMap<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private volatile Duration delay = Duration.ZERO;
  private volatile Function<RecordedRequest, @Nullable MockResponse> hook = request -> null;
  private volatile @Nullable RateLimit limit;
  private volatile CountDownLatch missing = new CountDownLatch(0);
  private volatile Predicate<SimulatedRequest> held = request -> false;

  SimulatedEndpoint(String key, SimulatedPages pages, SimulatedAssistants assistants) {
    this.key = key;
    this.pages = pages;
    this.assistants = assistants;
  }

  List<SimulatedRequest> requests() {
    return List.copyOf(requests);
  }

  void clearRequests() {
    requests.clear();
  }

  int mostInFlight() {
    return mostInFlight.get();
  }

  void failPage(int page, int status) {
    statuses.put(page, status);
  }

  void failNothing() {
    statuses.clear();
  }

  void delay(Duration time) {
    delay = time;
  }

  void holdUntilInFlight(int count, Predicate<SimulatedRequest> requestsHeld) {
    missing = new CountDownLatch(count);
    held = requestsHeld;
  }

  void limit(RateLimit rate) {
    limit = rate;
  }

  void answer(Function<RecordedRequest, @Nullable MockResponse> responses) {
    hook = responses;
  }

  /** Does something before the request of that number is answered, counted from now on. */
  void beforeRequest(int number, Runnable action) {
    actions.put(answered.get() + number, action);
  }

  /** Takes {@link #beforeRequest} back. */
  void clearActions() {
    actions.clear();
  }

  /** Ends the waiting before answers. */
  void close() {
    closed.countDown();
    while (missing.getCount() > 0) {
      missing.countDown();
    }
  }

  MockResponse respond(RecordedRequest recorded) throws InterruptedException {
    SimulatedRequest request = SimulatedRequest.of(recorded.getUrl());
    requests.add(request);
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      RateLimit rate = limit;
      MockResponse response = rate == null ? null : rate.count();
      closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
      if (held.test(request)) {
        missing.countDown();
        missing.await();
      }
      if (response == null) {
        response = hook.apply(recorded);
      }
      if (response == null) {
        response = respond(request, recorded);
      }
      return rate == null ? response : rate.mark(response);
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private MockResponse respond(SimulatedRequest request, RecordedRequest recorded) {
    if (!("Bearer " + key).equals(recorded.getHeaders().get("Authorization"))) {
      return error(401, "Unauthenticated.");
    }
    String url = recorded.getUrl().newBuilder().query(null).build().toString();
    if (request.path().equals("/api/user/assistants/get")) {
      EndpointAnswer answer = assistants.answer(url, request.parameters());
      return response(answer.status(), answer.json());
    }
    if (!request.path().equals("/api/user/conversations")) {
      return error(404, "The route " + request.path().substring(1) + " could not be found.");
    }
    String page = request.parameters().getOrDefault("page", "1");
    for (Map.Entry<Integer, Integer> failure : statuses.entrySet()) {
      if (page.equals(failure.getKey().toString())) {
        return error(failure.getValue(), failure.getValue() == 500 ? "Server Error" : "Failure.");
      }
    }
    Runnable action = actions.remove(answered.incrementAndGet());
    if (action != null) {
      action.run();
    }
    EndpointAnswer answer = pages.answer(url, request.parameters());
    return response(answer.status(), answer.json());
  }

  private static MockResponse error(int status, String message) {
    return response(status, "{\"message\": \"" + message + "\"}");
  }

  private static MockResponse response(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", body.startsWith("<") ? "text/html" : "application/json")
        .body(new Buffer().write(body.getBytes(UTF_8)))
        .build();
  }
}
