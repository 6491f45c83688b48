package ai.whattalk.jdbc.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * A list of numbered pages that stands still, made up from a seed: of any form and size, and with
 * faults, of which each shows in what the server says or gives. Answers in place of the network.
 * Thread-safe.
 */
public final class UnreliableList implements Interceptor {
  /** Requests after which none is answered. */
  public static final int MOST_REQUESTS = 400;

  private static final MediaType JSON = MediaType.get("application/json");

  /** What an answer has beside its rows. */
  private enum Form {
    LENGTH_AWARE,
    TOTAL,
    LAST_PAGE,
    SIMPLE,
    CURSOR,
    BARE
  }

  private final Form form;
  private final ListFault fault;
  private final int rows;
  private final int mostPerPage;
  private final int fixedPerPage;
  private final boolean saysPerPage;
  private final boolean saysCurrentPage;
  private final boolean links;
  private final int wrongPerPage;
  private final int wrongBy;
  private final Set<Integer> faultyRequests;
  private final Set<Integer> hidden;
  private final int faultyPage;
  private final long seed;
  private final List<String> log = new ArrayList<>();
  private int requests;

  public UnreliableList(int seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    form = Form.values()[random.nextInt(Form.values().length)];
    fault = fault(form, random);
    rows = random.nextInt(4) == 0 ? random.nextInt(6) : random.nextInt(70);
    // Behind a page with fewer rows than asked for, a list of rows alone may end.
    boolean mayEnd =
        form == Form.BARE && (fault == ListFault.EMPTY_ALWAYS || fault == ListFault.EMPTY_ONCE);
    boolean clamped = random.nextInt(3) == 0 && !mayEnd;
    mostPerPage = clamped ? random.nextInt(1, 12) : 100;
    // Without a count, nothing tells short pages of one size from full ones of another.
    boolean fixed =
        random.nextInt(5) == 0
            && (!Set.of(ListFault.SHORT_ALWAYS, ListFault.EMPTY_ALWAYS, ListFault.EMPTY_ONCE)
                    .contains(fault)
                || form != Form.BARE && isCounted());
    fixedPerPage = fixed ? random.nextInt(2, 20) : 0;
    saysPerPage = form != Form.BARE && random.nextInt(3) > 0;
    saysCurrentPage = form != Form.BARE && random.nextBoolean();
    links = fault == ListFault.TOTAL_TOO_LOW || random.nextBoolean();
    wrongPerPage = random.nextInt(6) == 0 ? random.nextInt(1, 30) : 0;
    wrongBy = random.nextInt(4) == 0 ? random.nextInt(1, 200) : random.nextInt(1, 12);
    faultyRequests =
        IntStream.range(0, random.nextInt(1, 3))
            .mapToObj(i -> random.nextInt(1, 8))
            .collect(Collectors.toSet());
    hidden =
        IntStream.range(0, 1 + random.nextInt(10))
            .mapToObj(i -> random.nextInt(70))
            .collect(Collectors.toSet());
    faultyPage = random.nextInt(2, 6);
  }

  private static ListFault fault(Form form, SplittableRandom random) {
    while (true) {
      ListFault fault = ListFault.values()[random.nextInt(ListFault.values().length)];
      boolean possible =
          switch (fault) {
            case TOTAL_TOO_HIGH, TOTAL_TOO_LOW -> form == Form.LENGTH_AWARE || form == Form.TOTAL;
            case OTHER_LAST_PAGE -> form == Form.LENGTH_AWARE;
            // A short page is the last one of a list of rows alone.
            case SHORT_ONCE, SHORT_ALWAYS, HIDDEN -> form != Form.BARE && form != Form.CURSOR;
            // Without a count, rows that come in place of others are such as were moved.
            case DOUBLED -> form == Form.LENGTH_AWARE || form == Form.TOTAL;
            case ALWAYS_GOES_ON, BARE_ONCE, BARE_ALWAYS -> form != Form.BARE;
            case EMPTY_ALWAYS, PAGE_IGNORED, ALL_ROWS_ALWAYS, SMALLER -> form != Form.CURSOR;
            case UNLISTED, OTHER_PER_PAGE, OTHER_TO, NEVER_GOES_ON -> false;
            default -> true;
          };
      if (possible) {
        return fault;
      }
    }
  }

  /** The rows that somebody can get who asks for enough pages of all sizes. */
  public Set<String> ids() {
    return IntStream.range(0, rows)
        .filter(i -> fault != ListFault.HIDDEN || !hidden.contains(i) || isCounted())
        .mapToObj(i -> "c" + i)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean isCounted() {
    return form == Form.LENGTH_AWARE || form == Form.TOTAL;
  }

  /**
   * Whether the server does nothing that contradicts itself, and says so if it ignores the size.
   */
  public boolean isHonest() {
    boolean saysSize = fixedPerPage == 0 || saysPerPage || isCounted();
    return fault == ListFault.NONE && wrongPerPage == 0 && saysSize;
  }

  public synchronized int requests() {
    return requests;
  }

  @Override
  public String toString() {
    return "%s %s, %d rows, at most %d, fixed %d, says size %b (%d), links %b, by %d, requests %s"
            .formatted(
                form,
                fault,
                rows,
                mostPerPage,
                fixedPerPage,
                saysPerPage,
                wrongPerPage,
                links,
                wrongBy,
                faultyRequests)
        + ", page %d, hidden %s%s"
            .formatted(faultyPage, hidden, log.subList(Math.max(0, log.size() - 40), log.size()));
  }

  @Override
  public synchronized Response intercept(Chain chain) {
    requests++;
    if (requests > MOST_REQUESTS) {
      throw new IllegalStateException("too many requests");
    }
    HttpUrl url = chain.request().url();
    String body = answer(url);
    log.add("\n    " + url.query() + ": " + body.replaceAll("\\{\"id\": \"(c\\d+)\"\\}", "$1"));
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("")
        .body(ResponseBody.create(body, JSON))
        .build();
  }

  private String answer(HttpUrl url) {
    int asked = Integer.parseInt(String.valueOf(url.queryParameter("per_page")));
    String cursor = url.queryParameter("cursor");
    String number = url.queryParameter("page");
    int page = number == null ? 1 : Integer.parseInt(number);
    boolean now = faultyRequests.contains(requests) && requests > 1;
    if (now && fault == ListFault.REFUSED_ONCE
        || requests > 1 && fault == ListFault.REFUSED_ALWAYS && requests >= faultyPage) {
      return requests % 2 == 0
          ? "{\"status\": false, \"error\": \"try later\"}"
          : "{\"success\": false, \"data\": []}";
    }
    int size = fixedPerPage > 0 ? fixedPerPage : Math.min(asked, mostPerPage);
    int said = size;
    if (fault == ListFault.SMALLER) {
      size = (size + 1) / 2;
      said = isCounted() ? said : size;
    }
    int start = cursor == null ? (page - 1) * size : Integer.parseInt(cursor);
    List<Integer> given = given(size);
    int end = Math.min(given.size(), start + size);
    List<Integer> rest = start >= end ? List.of() : given.subList(start, end);
    boolean next = end < given.size();
    if (next || isCounted() || fault == ListFault.HIDDEN) {
      // Nothing tells how many rows the last page should have, where none are counted.
      rest = fault.page(rest, size, page == faultyPage, now, hidden::contains);
    }
    if (fault == ListFault.PAGE_IGNORED) {
      rest = given.subList(0, Math.min(size, given.size()));
    } else if (fault == ListFault.ALL_ROWS_ALWAYS) {
      rest = given;
    }
    if (fault == ListFault.EMPTY_ONCE && now && faultyPage % 2 == 0) {
      next = false;
    }
    String data =
        rest.stream().map(i -> "{\"id\": \"c" + i + "\"}").collect(Collectors.joining(", "));
    boolean bare =
        fault == ListFault.BARE_ONCE && now || fault == ListFault.BARE_ALWAYS && requests > 1;
    return "{\"data\": [" + data + "]" + (bare ? "" : fields(page, said, end, next)) + "}";
  }

  /** The list from which pages of a size are cut. */
  private List<Integer> given(int size) {
    return fault.list(IntStream.range(0, rows).boxed().toList(), size, seed, hidden::contains);
  }

  private String fields(int page, int size, int end, boolean next) {
    int total = given(size).size();
    int counted =
        switch (fault) {
          case TOTAL_TOO_HIGH -> total + wrongBy;
          case TOTAL_TOO_LOW -> Math.max(0, total - wrongBy);
          default -> total;
        };
    int pages = Math.max(1, (counted + size - 1) / size);
    if (fault == ListFault.OTHER_LAST_PAGE) {
      pages = Math.max(1, pages + (wrongBy % 2 == 0 ? wrongBy : -wrongBy));
    }
    StringBuilder fields = new StringBuilder();
    boolean goesOn = fault == ListFault.ALWAYS_GOES_ON || next;
    switch (form) {
      case LENGTH_AWARE -> fields.append(", \"total\": ").append(counted);
      case TOTAL -> fields.append(", \"total\": ").append(counted);
      case CURSOR ->
          fields.append(", \"next_cursor\": ").append(goesOn ? "\"" + end + "\"" : "null");
      default -> {}
    }
    if (form == Form.LENGTH_AWARE || form == Form.LAST_PAGE) {
      fields.append(", \"last_page\": ").append(pages);
    }
    if (form == Form.SIMPLE || (links && form != Form.CURSOR && form != Form.BARE)) {
      fields.append(", \"next_page_url\": ").append(goesOn ? "\"https://other\"" : "null");
    }
    if (saysPerPage) {
      fields.append(", \"per_page\": ").append(wrongPerPage > 0 ? wrongPerPage : size);
    }
    if (saysCurrentPage && form != Form.CURSOR) {
      fields.append(", \"current_page\": ").append(page);
    }
    return fields.toString();
  }
}
