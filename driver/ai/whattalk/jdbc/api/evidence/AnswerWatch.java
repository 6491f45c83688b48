package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.http.AnswerListener;
import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.http.RequestRate;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.page.Paginator;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.ListDescription;
import com.google.common.cache.Cache;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Learns {@link ServerFacts} from each answer, whatever it was asked for, and whether totals are to
 * be doubted. Shared by all that read from one account's server. Thread-safe.
 */
public final class AnswerWatch implements AnswerListener {
  private static final String NOT_SAID = "not said";
  private static final String WRONG = "said, and seen to be wrong: pages had ";

  /** What a server answers where it has no list of that kind, or not for this key. */
  private static final Set<ApiFailure> SHOWN_OF_LISTS =
      EnumSet.of(
          ApiFailure.FORBIDDEN,
          ApiFailure.NOT_FOUND,
          ApiFailure.SERVER_ERROR,
          ApiFailure.NOT_THE_API);

  private static final int MOST_LISTS = 16;

  private final Cache<ListDescription, Boolean> paginated;
  private final ListDescription list;
  private final ServerFacts facts;
  private final RequestRate rate;
  private final ListEvidence evidence;
  private final OrderWatch order;
  private final ParameterWatch parameters;
  private final DayWatch days;

  /** The largest size that was granted as asked for, or shown to be more than is granted. */
  private int largestAsked;

  /** A size that was given where less was asked for, or 0. */
  private int givenUnasked;

  /** The smallest size that was refused, or 0. */
  private int refused;

  /** Rows of the longest list that was seen to end where its total says. */
  private long longestTrue;

  AnswerWatch(
      ListDescription list,
      ServerFacts facts,
      RequestRate rate,
      ListEvidence evidence,
      LongSupplier nanoTime) {
    paginated = LearnedCache.of(MOST_LISTS, nanoTime);
    this.list = list;
    this.facts = facts;
    this.rate = rate;
    this.evidence = evidence;
    order = new OrderWatch(list, facts);
    SeenRows seen = new SeenRows();
    parameters = new ParameterWatch(facts, evidence, seen);
    days = new DayWatch(list, facts, seen);
  }

  /** Rows alone are none where pages of the list had more than that within ten minutes. */
  @Override
  public boolean isAnswer(PageRequest request, Answer answer) {
    if (answer instanceof Page page && page.isBare()) {
      return paginated.getIfPresent(request.list()) == null;
    }
    if (answer instanceof Page) {
      paginated.put(request.list(), true);
    }
    return true;
  }

  @Override
  public synchronized void noteAnswer(PageRequest request, Answer answer) {
    facts.note(ServerFact.RATE_LIMIT, rate.learned(), request);
    if (request.list() != list) {
      noteOther(request, answer instanceof Page ? "there" : "refused (422)");
    } else if (answer instanceof Page page) {
      noteSize(request, page);
      facts.note(ServerFact.PAGINATOR, name(page.paginator()), request);
      noteTotal(request, page);
      order.note(request, page);
      parameters.note(request, page);
      days.note(request, page);
    } else if (answer instanceof Refusal refusal) {
      if (refusal.names("per_page")) {
        refused = refused == 0 ? request.perPage() : Math.min(refused, request.perPage());
        largestAsked = 0;
        facts.note(ServerFact.PAGE_SIZE, request.perPage() + " is refused (422)", request);
      }
      parameters.noteRefusal(request, refusal);
    }
  }

  @Override
  public synchronized void noteFailure(PageRequest request, ApiException failure) {
    if (failure.failure() == ApiFailure.THROTTLED) {
      facts.note(ServerFact.RATE_LIMIT, rate.learned(), request);
    } else if (request.list() != list && SHOWN_OF_LISTS.contains(failure.failure())) {
      String failed = failure.failure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      noteOther(request, "not there (" + failed + ")");
    }
  }

  /** Takes in that the pages of a list had fewer rows than its total says. */
  public synchronized void noteTotalTooHigh(PageRequest request) {
    facts.note(ServerFact.TOTALS, WRONG + "fewer rows than that", request);
  }

  /** Notes what is seen of the list in which numbers are looked up. */
  private void noteOther(PageRequest request, String seen) {
    if (list.lookup() != null && request.list() == list.lookup().list()) {
      facts.note(ServerFact.of(list.lookup()), seen, request);
    }
  }

  private static String name(Paginator paginator) {
    return switch (paginator) {
      case LENGTH_AWARE -> "length-aware: numbered pages, and how many there are";
      case SIMPLE -> "simple: numbered pages, and whether another follows";
      case CURSOR -> "cursor: pages that name the next one";
      case NONE -> "none: rows alone";
    };
  }

  private void noteSize(PageRequest request, Page page) {
    if (facts.value(ServerFact.PAGE_SIZE) == null) {
      largestAsked = 0;
      givenUnasked = 0;
      refused = 0;
    }
    int asked = request.perPage();
    int rows = page.rows().size();
    Long said = page.perPage();
    if (rows > asked) {
      givenUnasked = rows;
      largestAsked = Math.max(largestAsked, asked);
      facts.note(
          ServerFact.PAGE_SIZE,
          rows + ", though no more than " + asked + " were asked for",
          request);
    } else if (asked < largestAsked) {
      return;
    } else if (rows == asked) {
      largestAsked = asked;
      String limit = refused == 0 ? "" : "; " + refused + " is refused (422)";
      facts.note(ServerFact.PAGE_SIZE, "as asked for, up to " + asked + limit, request);
    } else if (said != null && said < asked && said >= rows && said > 0) {
      largestAsked = asked;
      facts.note(
          ServerFact.PAGE_SIZE,
          said == givenUnasked
              ? said + ", whatever is asked for"
              : said + " where " + asked + " were asked for",
          request);
    }
  }

  private void noteTotal(PageRequest request, Page page) {
    Long total = page.total();
    boolean contradictsItself = request.cursor() == null && page.contradictsItself(request.page());
    if (contradictsItself) {
      evidence.noteDoubt();
    }
    String known = facts.value(ServerFact.TOTALS);
    if (known != null && known.startsWith(WRONG)) {
      return;
    }
    if (known == null) {
      longestTrue = 0;
    }
    int asked = request.perPage();
    int rows = page.rows().size();
    boolean sizeKnown = page.perPage() != null && page.perPage() == asked && rows <= asked;
    long end = (request.page() - 1) * asked + rows;
    boolean endKnown = request.cursor() == null && (request.page() == 1 || sizeKnown);
    if (total == null) {
      facts.note(ServerFact.TOTALS, NOT_SAID, request);
    } else if (endKnown && rows > 0 && end > total && (rows == asked || request.page() == 1)) {
      facts.note(ServerFact.TOTALS, WRONG + "more rows than that", request);
    } else if (contradictsItself) {
      facts.note(ServerFact.TOTALS, WRONG + "a row twice, or others than was said", request);
    } else if (endKnown && sizeKnown && rows > 0 && rows < asked && end == total) {
      longestTrue = Math.max(longestTrue, total);
      facts.note(
          ServerFact.TOTALS, "said; seen to be true of lists of up to " + longestTrue, request);
    } else if (known == null || known.equals(NOT_SAID)) {
      facts.note(ServerFact.TOTALS, "said; not compared with the rows yet", request);
    }
  }
}
