package ai.whattalk.jdbc.api;

import ai.whattalk.jdbc.api.evidence.LearnedFact;
import ai.whattalk.jdbc.api.evidence.ServerFact;
import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.http.ApiRoute;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.PageClient;
import ai.whattalk.jdbc.api.http.RequestLog;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.RequestServer;
import ai.whattalk.jdbc.api.http.RetryingClient;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.page.PageSizes;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.api.walk.ListAccess;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The lists of one account. What is learned of its server is shared with every other object for the
 * same base URL and key. Thread-safe.
 */
public final class AccountApi {
  private final PageClient pages;
  private final RetryingClient client;
  private final ScanSettings scan;
  private final ServerMemory memory;
  private final RequestLog log;
  private final ApiRoute route;

  /** Opens the API over the network; makes no request. */
  public AccountApi(ApiSettings settings) {
    this(settings, null, null);
  }

  /** Opens an embedded account: something answers in place of the network. */
  public AccountApi(ApiSettings settings, Interceptor network) {
    this(settings, network, null);
  }

  public AccountApi(
      ApiSettings settings, @Nullable Interceptor network, @Nullable ServerMemory memory) {
    log = new RequestLog(network == null ? RequestServer.API : RequestServer.DEMO);
    pages = new PageClient(settings, network, log);
    scan = settings.scan();
    route = new ApiRoute(settings.proxy(), settings.trust());
    this.memory =
        memory == null ? ServerMemory.of(pages.baseUrl().toString(), settings.key()) : memory;
    client = new RetryingClient(pages, this.memory.rate(), this.memory, settings.retries());
  }

  /**
   * Lets go in a while of what is kept for later requests of all accounts.
   *
   * @param unwanted asked then whether no account is open
   */
  public static void release(BooleanSupplier unwanted) {
    PageClient.release(unwanted);
  }

  /** Asks for one row, so that a wrong key or URL shows at once. Throws {@link ApiException}. */
  public void validate(RequestScope scope) {
    ListFilter all = ListFilter.all(AccountLists.CONVERSATIONS);
    ListAccess access = access(all.list(), scope);
    PageSizes sizes = access.sizes(1);
    try {
      Answer answer;
      do {
        PageRequest request = new PageRequest(all, sizes.choose(0, 0).perPage(), 1);
        answer = client.fetchOnce(request, scope);
        if (answer instanceof Refusal refusal && !access.changeRefused(sizes, request, refusal)) {
          throw refusal.failure();
        }
      } while (answer instanceof Refusal);
      memory.evidence().note(NumberedFilter.ofText(all), (Page) answer);
      memory.noteKeyValid(route);
    } catch (ApiException e) {
      memory.noteKeyInDoubt();
      throw e;
    }
  }

  /**
   * Like {@link #validate}, but makes no request if {@link #isKeyValid}. Throws {@link
   * ApiException}.
   */
  public void validateUnlessRecent(RequestScope scope) {
    if (!isKeyValid()) {
      validate(scope);
    }
  }

  /**
   * Whether validating succeeded within the last ten minutes for the same base URL, key, proxy and
   * trust store, and no request with that key has since been refused or got no answer.
   */
  public boolean isKeyValid() {
    return memory.isKeyValid(route);
  }

  /**
   * Bounds the silence between two reads of later requests; zero is no bound. What takes longer is
   * not tried again.
   */
  public void setReadTimeout(Duration timeout) {
    pages.setReadTimeout(timeout);
  }

  /** The requests that this object has made. */
  public RequestLog log() {
    return log;
  }

  /** What is known of the server, whichever object learned it: one of each {@link ServerFact}. */
  public List<LearnedFact> facts() {
    return memory.facts().all();
  }

  /** A list of the account, for one execution; makes no request. */
  public AccountList list(ListDescription list, RequestScope scope) {
    return new AccountList(access(list, scope));
  }

  private ListAccess access(ListDescription list, RequestScope scope) {
    RetryingClient reading = client.replaying(memory.pages(), route, scan.cacheTtl());
    return new ListAccess(list, reading, scan, memory.of(list), scope, false);
  }
}
