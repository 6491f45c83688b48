package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.failure.RetryAdvice;
import ai.whattalk.jdbc.api.http.AnswerListener;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiRoute;
import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.http.PageCache;
import ai.whattalk.jdbc.api.http.RequestRate;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.GrantedSize;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of one account's server have shown about one of its lists. The memories of an
 * account's lists have its rate and its cache in common. Shared by the whole process, bounded, and
 * forgotten after ten minutes, since a server may be mended. Thread-safe.
 */
public final class ServerMemory implements AnswerListener {
  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.api");
  private static final int MOST_ACCOUNTS = 64;
  private static final int MOST_VALUES = 256;

  /** Failures after which it is open whether the server takes the key. */
  private static final Set<ApiFailure> SHOWN_OF_KEYS =
      EnumSet.of(
          ApiFailure.UNAUTHENTICATED,
          ApiFailure.FORBIDDEN,
          ApiFailure.NETWORK,
          ApiFailure.PROXY_LOGIN);

  private static final Cache<Account, ServerMemory> ACCOUNTS =
      CacheBuilder.newBuilder().concurrencyLevel(1).maximumSize(MOST_ACCOUNTS).build();

  private record Account(String baseUrl, ApiKey key) {}

  private record SentValue(ListParameter parameter, String value) {}

  private record Companion(ListParameter parameter, String warning) {}

  private final ListDescription list;
  private final LongSupplier nanoTime;
  private final RequestRate rate;
  private final PageCache pages;
  private final ListEvidence evidence;
  private final ServerFacts facts;
  private final AnswerWatch answers;

  /** Why values are not sent, as a warning says it. */
  private final Cache<SentValue, String> leftOut;

  /** What parameters are not sent without, and why. */
  private final Cache<ListParameter, Companion> companions;

  /** The page sizes that the server grants, of {@link #list}. */
  private final Cache<ListDescription, GrantedSize> pageSize;

  private final FailedProbes failedProbes;

  /** The routes over which the server took the key. */
  private final Cache<ApiRoute, Boolean> keyValid;

  /** What was learned of the account's other lists. */
  private final Map<ListDescription, ServerMemory> others = new HashMap<>();

  /**
   * Remembers nothing yet.
   *
   * @param list of which all is that concerns one list
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  public ServerMemory(ListDescription list, LongSupplier nanoTime) {
    this(list, nanoTime, new RequestRate(nanoTime), new PageCache(nanoTime));
  }

  private ServerMemory(
      ListDescription list, LongSupplier nanoTime, RequestRate rate, PageCache pages) {
    this.list = list;
    this.nanoTime = nanoTime;
    this.rate = rate;
    this.pages = pages;
    evidence = new ListEvidence(list, nanoTime);
    facts = new ServerFacts(list, nanoTime);
    answers = new AnswerWatch(list, facts, rate, evidence, nanoTime);
    leftOut = LearnedCache.of(MOST_VALUES, nanoTime);
    companions = LearnedCache.of(MOST_VALUES, nanoTime);
    pageSize = LearnedCache.of(1, nanoTime);
    failedProbes = new FailedProbes(nanoTime);
    keyValid = LearnedCache.of(MOST_ACCOUNTS, nanoTime);
  }

  /** The rate that the server allows its key. */
  public RequestRate rate() {
    return rate;
  }

  /** The pages of all lists that are kept to serve again. */
  public PageCache pages() {
    return pages;
  }

  /** What is known of the server's filters and totals. */
  public ListEvidence evidence() {
    return evidence;
  }

  /** What the table {@code server} tells people. */
  public ServerFacts facts() {
    return facts;
  }

  /** Learns {@link #facts()} from answers. */
  public AnswerWatch answers() {
    return answers;
  }

  /** The memory for one base URL and key that is about its conversations. */
  public static ServerMemory of(String baseUrl, ApiKey key) {
    return ACCOUNTS
        .asMap()
        .computeIfAbsent(
            new Account(baseUrl, key),
            account -> new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime));
  }

  /** This memory for its list, another one for each other list. */
  public synchronized ServerMemory of(ListDescription other) {
    return other == list
        ? this
        : others.computeIfAbsent(other, key -> new ServerMemory(other, nanoTime, rate, pages));
  }

  /** Notes that the server does not take a value, and the warning that says so. */
  void leaveOut(ListParameter parameter, String value, String warning) {
    LOG.fine(OneLine.withoutIds(warning));
    leftOut.put(new SentValue(parameter, value), warning);
  }

  /** The warning why a value is not to be sent, or null if it may be. */
  public @Nullable String leftOut(ListParameter parameter, String value) {
    String dates = parameter.isDate() ? evidence.dates().leftOut() : null;
    return dates == null ? leftOut.getIfPresent(new SentValue(parameter, value)) : dates;
  }

  /**
   * Notes that the server takes a parameter only with another one, and the warning that says so.
   */
  void leaveOutAlone(ListParameter parameter, ListParameter companion, String warning) {
    LOG.fine(OneLine.withoutIds(warning));
    companions.put(parameter, new Companion(companion, warning));
  }

  /** The warning why a parameter of a filter is not to be sent with it; null if it may be. */
  @Nullable String leftOutAlone(ListParameter parameter, ListFilter filter) {
    Companion companion = companions.getIfPresent(parameter);
    return companion == null || filter.values().containsKey(companion.parameter)
        ? null
        : companion.warning;
  }

  /** Which requests that spare others are not made, since they failed. */
  public FailedProbes failedProbes() {
    return failedProbes;
  }

  /** Notes which sizes of pages the server gives, or has not refused so far. */
  public void notePageSize(GrantedSize size) {
    LOG.fine(
        () ->
            "the API grants per_page=" + size.most() + (size.only() ? " and no less" : " at most"));
    pageSize.put(list, size);
  }

  /** The sizes to ask for where that one is wanted: no more than the server is known to grant. */
  public GrantedSize granted(int wanted) {
    GrantedSize granted = pageSize.getIfPresent(list);
    if (granted == null) {
      return new GrantedSize(wanted, list.largestPage(), false);
    }
    return granted.only() || granted.most() <= wanted
        ? granted
        : new GrantedSize(wanted, granted.most(), false);
  }

  @Override
  public boolean isAnswer(PageRequest request, Answer answer) {
    return answers.isAnswer(request, answer);
  }

  @Override
  public void noteAnswer(PageRequest request, Answer answer) {
    answers.noteAnswer(request, answer);
  }

  @Override
  public void noteFailure(PageRequest request, ApiException failure) {
    RetryAdvice advice = failure.retry();
    boolean isStale = advice != null && advice.atOnce();
    if (SHOWN_OF_KEYS.contains(failure.failure()) && !isStale) {
      noteKeyInDoubt();
    }
    if (failure.failure() == ApiFailure.UNAUTHENTICATED) {
      pages.clear();
    }
    answers.noteFailure(request, failure);
  }

  /** Notes that the server took the key. */
  public void noteKeyValid(ApiRoute route) {
    keyValid.put(route, true);
  }

  /** Takes {@link #noteKeyValid} back, for all routes. */
  public void noteKeyInDoubt() {
    keyValid.invalidateAll();
  }

  /** Whether the server took the key within ten minutes, and nothing has put it in doubt since. */
  public boolean isKeyValid(ApiRoute route) {
    return keyValid.getIfPresent(route) != null;
  }
}
