package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.RetrySettings;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.Conversation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
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

  /** Messages have few of them, so that no part of one is taken for a part of the key by chance. */
  private static final String KEY_LETTERS = "bhjkqxyz";

  static {
    // It warns of each connection that is given up before a request was sent.
    SERVER_LOG.setLevel(Level.SEVERE);
  }

  private final MockWebServer server = new MockWebServer();
  private final String key =
      new SecureRandom()
          .ints(40, 0, KEY_LETTERS.length())
          .mapToObj(i -> KEY_LETTERS.substring(i, i + 1))
          .collect(Collectors.joining());
  private final String scheme;
  private final SimulatedList list;
  private final SimulatedPages pages;
  private final SimulatedEndpoint endpoint;

  /** Starts a server over rows, in the order in which it lists them. */
  public SimulatedApi(List<Conversation> rows) {
    this(rows, null);
  }

  /** Starts a server that speaks HTTPS, if there are sockets for it. */
  public SimulatedApi(List<Conversation> rows, @Nullable SSLSocketFactory tls) {
    list = new SimulatedList(rows);
    pages = new SimulatedPages(list);
    endpoint = new SimulatedEndpoint(key, pages, list.assistants());
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
            return endpoint.respond(request);
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
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        new RetrySettings(0, Duration.ZERO),
        null,
        null);
  }

  /** The requests so far, refused ones included. */
  public List<SimulatedRequest> requests() {
    return endpoint.requests();
  }

  /** The requests so far as {@link SimulatedRequest#shown()}. */
  public List<String> queries() {
    return requests().stream().map(SimulatedRequest::shown).toList();
  }

  public SimulatedApi clearRequests() {
    endpoint.clearRequests();
    return this;
  }

  /** Replaces the rows. */
  public SimulatedApi rows(List<Conversation> newRows) {
    list.replace(newRows);
    return this;
  }

  /** Takes these parameters without narrowing by them. */
  public SimulatedApi ignore(FilterParameter... parameters) {
    for (FilterParameter parameter : parameters) {
      list.takeForRows(parameter, FilterMeaning.IGNORED);
    }
    return this;
  }

  /** Takes parameters that are sent together for others. */
  public SimulatedApi read(ParameterReading reading) {
    list.read(reading);
    return this;
  }

  /** Narrows by nothing at all. */
  public SimulatedApi ignoreAllFilters() {
    return ignore(FilterParameter.values());
  }

  /** Takes a parameter to mean something else, in the rows and in the total. */
  public SimulatedApi take(FilterParameter parameter, FilterMeaning meaning) {
    list.takeForRows(parameter, meaning);
    return this;
  }

  /**
   * Takes a parameter to mean something else where rows are counted, and not where they are read.
   */
  public SimulatedApi takeForTotal(FilterParameter parameter, FilterMeaning meaning) {
    list.takeForTotal(parameter, meaning);
    return this;
  }

  /** Takes types that are not documented, too. */
  public SimulatedApi takeAnyType() {
    list.takeAnyType();
    return this;
  }

  /** Answers 422 to some values of a parameter. */
  public SimulatedApi refuse(FilterParameter parameter, Predicate<String> values) {
    list.refuse(parameter, values);
    return this;
  }

  /** Says something else than the number of the rows. */
  public SimulatedApi total(TotalRule rule) {
    list.total(rule);
    return this;
  }

  /** Does something before the request of that number is answered, counted from now on. */
  public SimulatedApi beforeRequest(int number, Runnable action) {
    endpoint.beforeRequest(number, action);
    return this;
  }

  /** Takes {@link #beforeRequest} back. */
  public SimulatedApi clearActions() {
    endpoint.clearActions();
    return this;
  }

  /** Takes {@code date_to} for the midnight at which that day begins. */
  public SimulatedApi endDateToAtMidnight() {
    return take(FilterParameter.DATE_TO, FilterMeaning.UP_TO_MIDNIGHT);
  }

  /** Gives at most that many rows per page, whatever is asked for. */
  public SimulatedApi clampPerPage(int rowsPerPage) {
    pages.clampPerPage(rowsPerPage);
    return this;
  }

  /** Gives that many rows per page, whatever is asked for. */
  public SimulatedApi fixPerPage(int rowsPerPage) {
    pages.fixPerPage(rowsPerPage);
    return this;
  }

  /** The list of assistants, and the numbers that {@code assistant_id} takes. */
  public SimulatedAssistants assistants() {
    return list.assistants();
  }

  /**
   * Takes an {@code assistant_id} as documented: the number of a listed assistant, and 422 for all
   * that is no integer.
   */
  public SimulatedApi takeAssistantNumbersOnly() {
    return refuseAssistantId();
  }

  /** Answers 422 to an {@code assistant_id} that is no integer. */
  public SimulatedApi refuseAssistantId() {
    return refuse(FilterParameter.ASSISTANT_ID, value -> !value.matches("[0-9]+"));
  }

  /** Compares an {@code assistant_id} as an integer, so that a UUID brings nothing. */
  public SimulatedApi compareAssistantIdLoosely() {
    return take(FilterParameter.ASSISTANT_ID, FilterMeaning.NOTHING);
  }

  /** Answers a page of that number with a status and a Laravel error. */
  public SimulatedApi failPage(int page, int status) {
    endpoint.failPage(page, status);
    return this;
  }

  /** Takes {@link #failPage} back. */
  public SimulatedApi failNothing() {
    endpoint.failNothing();
    return this;
  }

  /** Writes pages in other forms than the documented one. */
  public SimulatedApi write(JsonForm... otherForms) {
    pages.write(Set.of(otherForms));
    return this;
  }

  /** Takes {@link #write} back. */
  public SimulatedApi writeAsDocumented() {
    pages.write(Set.of());
    return this;
  }

  /** Gives pages that are wrong: see {@link FaultyPages}. */
  SimulatedApi faults(FaultyPages wrong) {
    pages.faults(wrong);
    return this;
  }

  /** Whether the rows of a page have shown that the totals are not those of the rows. */
  public boolean isFaultShown() {
    return pages.isFaultShown();
  }

  /** Has pages be wrong again that are so once: one or two of the next. */
  public SimulatedApi failAgain(SplittableRandom random) {
    pages.failAgain(random);
    return this;
  }

  /** Answers with Laravel's cursor paginator, in an order that the rows have. */
  public SimulatedApi paginateByCursor(Comparator<Conversation> order) {
    pages.paginateByCursor(order);
    return this;
  }

  /** Takes {@link #paginateByCursor} back. */
  public SimulatedApi paginateByNumber() {
    pages.paginateByNumber();
    return this;
  }

  /** Does something with the ids of each page once it is made up, before another one is. */
  public SimulatedApi afterEachPage(Consumer<List<String>> action) {
    pages.afterEachPage(action);
    return this;
  }

  /**
   * Answers none of certain requests before so many of them have been under way at the same time;
   * once they were, all are answered at once.
   */
  public SimulatedApi holdUntilInFlight(int count, Predicate<SimulatedRequest> held) {
    endpoint.holdUntilInFlight(count, held);
    return this;
  }

  /** The most requests that were under way at the same time. */
  public int mostInFlight() {
    return endpoint.mostInFlight();
  }

  /** Waits before each answer. */
  public SimulatedApi delay(Duration time) {
    endpoint.delay(time);
    return this;
  }

  /** Refuses requests that are too many. */
  public SimulatedApi limit(RateLimit rate) {
    endpoint.limit(rate);
    return this;
  }

  /** Answers a request in another way wherever the function gives a response. */
  public SimulatedApi answer(Function<RecordedRequest, @Nullable MockResponse> responses) {
    endpoint.answer(responses);
    return this;
  }

  @Override
  public void close() {
    endpoint.close();
    server.close();
    pages.forget();
  }
}
