package ai.whattalk.jdbc.testing;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Pages of rows that have an id and a type, as an honest server gives them that narrows by type.
 *
 * @param form what is said beside the rows
 */
public record ListedPages(List<Row> rows, Form form) {
  public static final List<String> TYPES = List.of("api", "test", "whatsapp", "widget");

  /** What a server says beside the rows. */
  public enum Form {
    TOTAL,
    LAST_PAGE,
    SIMPLE,
    BARE
  }

  public record Row(String id, String type) {
    public String json() {
      return "{\"id\": \"" + id + "\", \"type\": \"" + type + "\"}";
    }
  }

  /** A page that is asked for, of rows of a type, or of all. */
  public record Asked(int page, int size, @Nullable String type) {
    public static Asked of(HttpUrl url) {
      return new Asked(
          Integer.parseInt(url.queryParameter("page")),
          Integer.parseInt(url.queryParameter("per_page")),
          url.queryParameter("type"));
    }

    public Asked number(int other) {
      return new Asked(other, size, type);
    }

    public Asked size(int other) {
      return new Asked(page, other, type);
    }
  }

  /** So many rows of any types, with totals. */
  public static ListedPages ofRows(int count, SplittableRandom random) {
    return new ListedPages(
        IntStream.range(0, count)
            .mapToObj(i -> new Row("c" + i, TYPES.get(random.nextInt(TYPES.size()))))
            .toList(),
        Form.TOTAL);
  }

  /** All rows that are asked for. */
  public List<Row> list(Asked asked) {
    return rows.stream().filter(row -> asked.type == null || row.type.equals(asked.type)).toList();
  }

  /** The rows of a page. */
  public List<Row> given(Asked asked) {
    List<Row> list = list(asked);
    int start = Math.min(list.size(), (asked.page - 1) * asked.size);
    return list.subList(start, Math.min(list.size(), start + asked.size));
  }

  /** What is said beside them. */
  public String fields(Asked asked) {
    int total = list(asked).size();
    long pages = Math.max(1, (total - 1) / asked.size + 1);
    String size = ", \"per_page\": " + asked.size;
    return switch (form) {
      case TOTAL -> size + ", \"total\": " + total + ", \"last_page\": " + pages;
      case LAST_PAGE -> size + ", \"last_page\": " + pages;
      case SIMPLE -> size + ", \"next_page_url\": " + (asked.page < pages ? "\"more\"" : "null");
      case BARE -> "";
    };
  }

  /** The body of an answer. */
  public static String page(List<Row> given, String fields) {
    return given.stream().map(Row::json).collect(Collectors.joining(",", "{\"data\": [", "]"))
        + fields
        + "}";
  }
}
