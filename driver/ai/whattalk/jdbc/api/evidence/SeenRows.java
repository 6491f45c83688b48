package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import com.google.common.cache.Cache;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first pages of some lists, for what they show of each other: a row that one list has is
 * missing from another one only if that is narrowed. Bounded. Not thread-safe.
 */
final class SeenRows {
  private static final int MOST_LISTS = 32;
  private static final int MOST_ROWS = 100;

  /**
   * How a list begins.
   *
   * @param rows its first ones
   * @param whole whether these are all
   * @param total rows in the list, as the server says, or null
   */
  record Head(PageRequest request, List<ListRow> rows, boolean whole, @Nullable Long total) {

    ListFilter filter() {
      return request.filter().filter();
    }

    /** The filter that asks for this list without a parameter. */
    NumberedFilter without(ListParameter parameter) {
      return SeenRows.without(request, parameter);
    }
  }

  private final Cache<NumberedFilter, Head> heads = LearnedCache.of(MOST_LISTS, System::nanoTime);

  /** Takes in a page; gives it as the head of its list, or null if it is another page. */
  @Nullable Head add(PageRequest request, Page page) {
    if (request.page() != 1 || request.cursor() != null) {
      return null;
    }
    List<ListRow> rows = page.rows();
    boolean few = rows.size() <= MOST_ROWS;
    Head head =
        new Head(
            request,
            few ? rows : List.copyOf(rows.subList(0, MOST_ROWS)),
            few && page.isWhole(),
            page.total());
    Head known = heads.getIfPresent(request.filter());
    if (known == null || known.rows.size() <= head.rows.size() || head.whole) {
      heads.put(request.filter(), head);
    }
    return head;
  }

  static NumberedFilter without(PageRequest request, ListParameter parameter) {
    return request.filter().with(request.filter().filter().without(parameter));
  }

  Collection<Head> heads() {
    return List.copyOf(heads.asMap().values());
  }

  @Nullable Head head(NumberedFilter filter) {
    return heads.getIfPresent(filter);
  }

  /** Rows of other lists that a list does not have; none if that can't be told. */
  Stream<ListRow> missingFrom(Head list) {
    if (!list.whole) {
      return Stream.empty();
    }
    Set<String> ids = new HashSet<>();
    list.rows.forEach(row -> ids.add(row.id()));
    return heads().stream()
        .flatMap(head -> head.rows.stream())
        .filter(row -> !ids.contains(row.id()));
  }
}
