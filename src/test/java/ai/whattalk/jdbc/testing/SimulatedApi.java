package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.ApiKey;
import ai.whattalk.jdbc.api.ApiSettings;
import ai.whattalk.jdbc.api.Conversation;
import ai.whattalk.jdbc.api.FilterParameter;
import ai.whattalk.jdbc.api.RetrySettings;
import ai.whattalk.jdbc.api.ScanSettings;
import ai.whattalk.jdbc.demo.DemoEndpoint;
import ai.whattalk.jdbc.demo.EndpointAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * The API on a real HTTP server at 127.0.0.1, with switches for the ways in which a server may
 * differ from its documentation. Switches may be set at any time, and return this. Every instance
 * has a key of its own, so that what the driver remembers of one server is not taken for another.
 * Thread-safe.
 */
public final class SimulatedApi implements AutoCloseable {
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    // It warns of each connection that is given up before a request was sent.
    SERVER_LOG.setLevel(Level.SEVERE);
  }

  private final MockWebServer server = new MockWebServer();
  private final String key = "key-" + UUID.randomUUID();
  private final List<SimulatedRequest> requests = new CopyOnWriteArrayList<>();
  private final Set<FilterParameter> ignored = ConcurrentHashMap.newKeySet();
  private final Set<JsonForm> forms = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final String scheme;
  private volatile List<Conversation> rows;
  private volatile boolean dateToEndsAtMidnight;
  private volatile boolean assistantIdRefused;
  private volatile boolean assistantIdLoose;
  private volatile int mostPerPage = ScanSettings.MAX_PAGE_SIZE;
  private volatile int fixedPerPage;
  private volatile Duration delay = Duration.ZERO;
  private volatile Function<RecordedRequest, @Nullable MockResponse> hook = request -> null;
  private volatile @Nullable CursorPaginator cursors;
  private volatile @Nullable RateLimit limit;
  private volatile Consumer<List<String>> afterEachPage = rows -> {};
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();

  /** Starts a server over rows, in the order in which it lists them. */
  public SimulatedApi(List<Conversation> rows) {
    this(rows, null);
  }

  /** The same with HTTPS, if there are sockets for it. */
  public SimulatedApi(List<Conversation> rows, @Nullable SSLSocketFactory tls) {
    this.rows = List.copyOf(rows);
    scheme = tls == null ? "http" : "https";
    if (tls != null) {
      server.useHttps(tls);
    }
    server.setServerSocketFactory(new PromptServerSocketFactory());
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            // The server would keep every request for somebody who takes it.
            server.takeRequest(0, TimeUnit.MILLISECONDS);
            return respond(request);
          }
        });
    try {
      server.start(InetAddress.getByName("127.0.0.1"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The URL to which the driver appends {@code /user/conversations}. */
  public String baseUrl() {
    return scheme + "://127.0.0.1:" + server.getPort() + "/api";
  }

  /** The key that the server takes. */
  public String key() {
    return key;
  }

  /** Settings for this server, with pages of that many rows, one request at a time, no retries. */
  public ApiSettings settings(int pageSize) {
    return new ApiSettings(
        URI.create(baseUrl()),
        new ApiKey(key),
        new ScanSettings(pageSize, 0, true),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        new RetrySettings(0, Duration.ZERO),
        null,
        null);
  }

  /** The requests so far, refused ones included. */
  public List<SimulatedRequest> requests() {
    return List.copyOf(requests);
  }

  /** The queries of {@link #requests()}, as they stood in the URLs. */
  public List<String> queries() {
    return requests.stream().map(SimulatedRequest::query).toList();
  }

  public SimulatedApi clearRequests() {
    requests.clear();
    return this;
  }

  /** Replaces the rows. */
  public SimulatedApi rows(List<Conversation> newRows) {
    rows = List.copyOf(newRows);
    return this;
  }

  /** Takes these parameters without narrowing by them. */
  public SimulatedApi ignore(FilterParameter... parameters) {
    ignored.addAll(List.of(parameters));
    return this;
  }

  /** Narrows by nothing at all. */
  public SimulatedApi ignoreAllFilters() {
    return ignore(FilterParameter.values());
  }

  /** Takes {@code date_to} for the midnight at which that day begins. */
  public SimulatedApi endDateToAtMidnight() {
    dateToEndsAtMidnight = true;
    return this;
  }

  /** Gives at most that many rows per page, whatever is asked for. */
  public SimulatedApi clampPerPage(int rowsPerPage) {
    mostPerPage = rowsPerPage;
    return this;
  }

  /** Gives that many rows per page, whatever is asked for. */
  public SimulatedApi fixPerPage(int rowsPerPage) {
    fixedPerPage = rowsPerPage;
    return this;
  }

  /** Answers 422 to an {@code assistant_id} that is no integer. */
  public SimulatedApi refuseAssistantId() {
    assistantIdRefused = true;
    return this;
  }

  /** Compares an {@code assistant_id} as an integer, so that a UUID brings nothing. */
  public SimulatedApi compareAssistantIdLoosely() {
    assistantIdLoose = true;
    return this;
  }

  /** Answers a page of that number with a status and a Laravel error. */
  public SimulatedApi failPage(int page, int status) {
    statuses.put(page, status);
    return this;
  }

  /** Takes {@link #failPage} back. */
  public SimulatedApi failNothing() {
    statuses.clear();
    return this;
  }

  /** Writes pages in other forms than the documented one. */
  public SimulatedApi write(JsonForm... otherForms) {
    forms.addAll(List.of(otherForms));
    return this;
  }

  /** Takes {@link #write} back. */
  public SimulatedApi writeAsDocumented() {
    forms.clear();
    return this;
  }

  /** Answers with Laravel's cursor paginator, in an order that the rows have. */
  public SimulatedApi paginateByCursor(Comparator<Conversation> order) {
    cursors = new CursorPaginator(order);
    return this;
  }

  /** Takes {@link #paginateByCursor} back. */
  public SimulatedApi paginateByNumber() {
    cursors = null;
    return this;
  }

  /** Does something with the ids of each page once it is made up, before another one is. */
  public SimulatedApi afterEachPage(Consumer<List<String>> action) {
    afterEachPage = action;
    return this;
  }

  /** The most requests that were under way at the same time. */
  public int mostInFlight() {
    return mostInFlight.get();
  }

  /** Waits before each answer. */
  public SimulatedApi delay(Duration time) {
    delay = time;
    return this;
  }

  /** Refuses requests that are too many. */
  public SimulatedApi limit(RateLimit rate) {
    limit = rate;
    return this;
  }

  /** Answers a request in another way wherever the function gives a response. */
  public SimulatedApi answer(Function<RecordedRequest, @Nullable MockResponse> responses) {
    hook = responses;
    return this;
  }

  @Override
  public void close() {
    closed.countDown();
    server.close();
  }

  private MockResponse respond(RecordedRequest recorded) throws InterruptedException {
    SimulatedRequest request = SimulatedRequest.of(recorded.getUrl());
    requests.add(request);
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      RateLimit rate = limit;
      MockResponse response = rate == null ? null : rate.count();
      closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
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
    if (!request.path().equals("/api/user/conversations")) {
      return error(404, "The route " + request.path().substring(1) + " could not be found.");
    }
    String page = request.parameters().getOrDefault("page", "1");
    for (Map.Entry<Integer, Integer> failure : statuses.entrySet()) {
      if (page.equals(failure.getKey().toString())) {
        return error(failure.getValue(), failure.getValue() == 500 ? "Server Error" : "Failure.");
      }
    }
    return page(request, recorded);
  }

  private synchronized MockResponse page(SimulatedRequest request, RecordedRequest recorded) {
    Map<String, String> parameters = new LinkedHashMap<>(request.parameters());
    Predicate<Conversation> narrowed = row -> true;
    ignored.forEach(parameter -> parameters.remove(parameter.parameterName()));
    if (parameters.containsKey("assistant_id") && assistantIdRefused) {
      return json(
          422,
          """
          {"message": "The assistant id field must be an integer.",
           "errors": {"assistant_id": ["The assistant id field must be an integer."]}}
          """);
    }
    if (parameters.containsKey("assistant_id") && assistantIdLoose) {
      narrowed = row -> false;
    }
    String dateTo = parameters.get("date_to");
    if (dateTo != null && dateToEndsAtMidnight) {
      parameters.remove("date_to");
      narrowed = narrowed.and(row -> isNotAfterMidnight(row, LocalDate.parse(dateTo)));
    }
    if (Integer.parseInt(parameters.getOrDefault("per_page", "15")) > mostPerPage) {
      parameters.put("per_page", Integer.toString(mostPerPage));
    }
    if (fixedPerPage > 0) {
      parameters.put("per_page", Integer.toString(fixedPerPage));
    }
    List<Conversation> list = rows.stream().filter(narrowed).toList();
    CursorPaginator paginator = cursors;
    if (paginator != null) {
      list = paginator.rest(list, parameters);
    }
    List<Conversation> answered = list;
    EndpointAnswer answer =
        new DemoEndpoint(() -> answered)
            .answer(recorded.getUrl().newBuilder().query(null).build().toString(), parameters);
    String body = answer.json();
    if (paginator != null && answer.status() == 200) {
      body = paginator.rewrite(body);
    }
    if (answer.status() == 200) {
      EnumSet<JsonForm> written = EnumSet.noneOf(JsonForm.class);
      written.addAll(forms);
      body = JsonForm.rewrite(body, written);
      afterEachPage.accept(JsonForm.idsOf(body));
    }
    return json(answer.status(), body);
  }

  private static boolean isNotAfterMidnight(Conversation row, LocalDate day) {
    return row.createdAt() != null && !row.createdAt().isAfter(day.atStartOfDay());
  }

  private MockResponse error(int status, String message) {
    return json(status, "{\"message\": \"" + message + "\"}");
  }

  private MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
