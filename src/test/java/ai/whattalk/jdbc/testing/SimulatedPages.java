package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.demo.DemoLists;
import ai.whattalk.jdbc.demo.EndpointAnswer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a simulated list: their size, their paginator and the form in which they are
 * written. Thread-safe; one page is made up after another.
 */
final class SimulatedPages {
  private static final String DEFAULT_PER_PAGE = "15";

  /** Answers after which no page is kept any more, so that they take little memory. */
  private static final int ANSWERS_KEPT = 500;

  private final SimulatedList list;

  /** Pages as they were written, by the very list of the rows that were selected. */
  private final Map<List<Conversation>, Map<Map<String, String>, String>> written =
      new IdentityHashMap<>();

  private int answers;
  private volatile int mostPerPage = ScanSettings.MAX_PAGE_SIZE;
  private volatile int fixedPerPage;
  private volatile Set<JsonForm> forms = Set.of();
  private volatile @Nullable CursorPaginator cursors;
  private volatile @Nullable FaultyPages faults;
  private volatile @Nullable Consumer<List<String>> afterEachPage;

  SimulatedPages(SimulatedList list) {
    this.list = list;
  }

  void clampPerPage(int rowsPerPage) {
    mostPerPage = rowsPerPage;
  }

  void fixPerPage(int rowsPerPage) {
    fixedPerPage = rowsPerPage;
  }

  void write(Set<JsonForm> otherForms) {
    forms = otherForms;
  }

  void faults(FaultyPages wrong) {
    faults = wrong;
  }

  void failAgain(SplittableRandom random) {
    FaultyPages wrong = faults;
    if (wrong != null) {
      wrong.again(random);
    }
  }

  boolean isFaultShown() {
    FaultyPages wrong = faults;
    return wrong != null && wrong.isShown();
  }

  void paginateByCursor(Comparator<Conversation> order) {
    cursors = new CursorPaginator(order);
  }

  void paginateByNumber() {
    cursors = null;
  }

  void afterEachPage(Consumer<List<String>> action) {
    afterEachPage = action;
  }

  /**
   * Answers a request for a page.
   *
   * @param url of the request without its query
   * @param parameters of the query, decoded
   */
  synchronized EndpointAnswer answer(String url, Map<String, String> parameters) {
    FilterParameter refused = list.refused(parameters);
    if (refused != null) {
      return refusal(refused);
    }
    EndpointAnswer validated =
        DemoLists.conversations(List::of, List.of()).answer(url, checked(parameters));
    if (validated.status() != 200) {
      return validated;
    }
    List<Conversation> rows = list.select(parameters);
    Object total = list.total(parameters);
    Map<String, String> paging = paging(parameters);
    CursorPaginator paginator = cursors;
    if (paginator != null) {
      rows = paginator.rest(rows, paging);
    }
    FaultyPages wrong = faults;
    if (wrong != null) {
      rows = wrong.list(rows, Integer.parseInt(paging.get("per_page")));
    }
    String json = page(url, rows, paging);
    if (paginator != null) {
      json = paginator.rewrite(json);
    } else if (!total.equals((long) rows.size())) {
      json = JsonForm.withTotal(json, total);
    }
    json = JsonForm.rewrite(json, forms, wrong);
    Consumer<List<String>> listener = afterEachPage;
    if (listener != null) {
      listener.accept(JsonForm.idsOf(json));
    }
    return new EndpointAnswer(200, json);
  }

  /** Keeps no page any more: threads of a server may hold it for a while. */
  synchronized void forget() {
    written.clear();
  }

  /** Written once: of the requests of a test, a third and more are for a page that it had. */
  private String page(String url, List<Conversation> rows, Map<String, String> paging) {
    answers++;
    if (answers % ANSWERS_KEPT == 0) {
      written.clear();
    }
    return written
        .computeIfAbsent(rows, those -> new HashMap<>())
        .computeIfAbsent(
            paging,
            asked -> DemoLists.conversations(() -> rows, List.of()).answer(url, asked).json());
  }

  private Map<String, String> checked(Map<String, String> parameters) {
    Map<String, String> checked = new LinkedHashMap<>(parameters);
    // What it takes is the list's to say.
    checked.remove(FilterParameter.ASSISTANT_ID.parameterName());
    for (FilterParameter parameter : FilterParameter.values()) {
      if (!list.checks(parameter)) {
        checked.remove(parameter.parameterName());
      }
    }
    return checked;
  }

  /** The parameters that do not filter, with the page size that is granted. */
  private Map<String, String> paging(Map<String, String> parameters) {
    Map<String, String> paging = new LinkedHashMap<>(parameters);
    for (FilterParameter parameter : FilterParameter.values()) {
      paging.remove(parameter.parameterName());
    }
    int wanted = Integer.parseInt(parameters.getOrDefault("per_page", DEFAULT_PER_PAGE));
    int granted = fixedPerPage > 0 ? fixedPerPage : Math.min(wanted, mostPerPage);
    paging.put("per_page", Integer.toString(granted));
    return paging;
  }

  private static EndpointAnswer refusal(FilterParameter parameter) {
    String name = parameter.parameterName();
    String message =
        "The %s field must be %s."
            .formatted(
                name.replace('_', ' '),
                parameter == FilterParameter.ASSISTANT_ID ? "an integer" : "valid");
    return new EndpointAnswer(
        422,
        """
        {"message": "%s", "errors": {"%s": ["%s"]}}
        """
            .formatted(message, name, message));
  }
}
