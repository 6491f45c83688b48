package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is wrong with the pages of a simulated list, made up at random. Thread-safe. */
final class FaultyPages {
  private static final int MOST_PAGES = 5;
  private static final int MOST_REQUESTS = 6;
  private static final int MOST_WRONG_BY = 30;

  private final ListFault fault;
  private final Predicate<String> chosenIds;
  private final long seed;
  private final int faultyPage;
  private final long wrongBy;
  private final Set<Integer> faultyRequests = new HashSet<>();
  private int requests;

  /** Whether a page was sent that has a row twice, or not as many as its total wants. */
  private boolean shown;

  FaultyPages(ListFault fault, Predicate<String> chosenIds, SplittableRandom random) {
    this.fault = fault;
    this.chosenIds = chosenIds;
    seed = random.nextInt();
    faultyPage = random.nextInt(1, MOST_PAGES);
    wrongBy = random.nextInt(1, MOST_WRONG_BY);
  }

  /** Has what is wrong once be so again, in one or two of the next answers. */
  synchronized void again(SplittableRandom random) {
    requests = 0;
    faultyRequests.clear();
    for (int i = 0; i < 2; i++) {
      faultyRequests.add(random.nextInt(1, MOST_REQUESTS));
    }
  }

  /** Whether the rows of a page have shown that the totals are not those of the rows. */
  synchronized boolean isShown() {
    return shown;
  }

  /** The list from which pages are cut. */
  List<Conversation> list(List<Conversation> rows, int size) {
    return fault.list(rows, size, seed, row -> chosenIds.test(row.id()));
  }

  /** Rewrites a page. */
  synchronized void rewrite(ObjectNode page) {
    requests++;
    long number = page.get("current_page").asLong();
    long size = page.get("per_page").asLong();
    ArrayNode data = (ArrayNode) page.get("data");
    List<JsonNode> rows = new ArrayList<>();
    data.forEach(rows::add);
    List<JsonNode> given =
        fault.page(
            rows,
            (int) size,
            number == faultyPage,
            faultyRequests.contains(requests),
            row -> chosenIds.test(row.get("id").asText()));
    if (given.size() < rows.size()) {
      List<JsonNode> kept = List.copyOf(given);
      data.removeAll();
      data.addAll(kept);
    }
    long before = (number - 1) * size;
    long expected = Math.max(0, Math.min(size, page.get("total").asLong() - before));
    Set<String> ids = new HashSet<>();
    data.forEach(row -> ids.add(row.get("id").asText()));
    shown |= ids.size() != expected || ids.size() < data.size();
    long last = page.get("last_page").asLong();
    switch (fault) {
      case OTHER_LAST_PAGE ->
          page.put("last_page", Math.max(1, wrongBy % 2 == 0 ? last + wrongBy : last - wrongBy));
      case OTHER_PER_PAGE -> page.put("per_page", size == wrongBy ? size + 1 : wrongBy);
      case OTHER_TO -> page.put("to", page.get("to").asLong() + wrongBy);
      case ALWAYS_GOES_ON -> page.put("next_page_url", "https://other.example/");
      case NEVER_GOES_ON -> page.put("next_page_url", (@Nullable String) null);
      default -> {}
    }
  }
}
