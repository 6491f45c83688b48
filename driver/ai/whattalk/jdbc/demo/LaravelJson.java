package ai.whattalk.jdbc.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON as Laravel does: the length-aware paginator, and the errors of a validation. */
final class LaravelJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  /** Pages on either side of the current one that the links name. */
  private static final int LINKS_EACH_SIDE = 3;

  private LaravelJson() {}

  /** An object of names and values, in turn; a value may be an object, a list, or null. */
  static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  /**
   * A page.
   *
   * @param url of the list without a query
   * @param rows those that are on the page
   * @param total rows of the list
   */
  static String page(
      String url, List<Map<String, @Nullable Object>> rows, int page, int perPage, int total) {
    int lastPage = Math.max(1, (total + perPage - 1) / perPage);
    long first = (long) perPage * (page - 1) + 1;
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("current_page", page);
    json.put("data", rows);
    json.put("first_page_url", url(url, 1));
    json.put("from", rows.isEmpty() ? null : first);
    json.put("last_page", lastPage);
    json.put("last_page_url", url(url, lastPage));
    json.put("links", links(url, page, lastPage));
    json.put("next_page_url", page < lastPage ? url(url, page + 1) : null);
    json.put("path", url);
    json.put("per_page", perPage);
    json.put("prev_page_url", page > 1 ? url(url, page - 1) : null);
    json.put("to", rows.isEmpty() ? null : first + rows.size() - 1);
    json.put("total", total);
    return text(json);
  }

  /** What is wrong, by parameter. */
  static String validationErrors(Map<String, String> errors) {
    String message = errors.values().iterator().next();
    int more = errors.size() - 1;
    if (more > 0) {
      message =
          String.format(
              Locale.ROOT, "%s (and %d more error%s)", message, more, more == 1 ? "" : "s");
    }
    Map<String, @Nullable Object> lists = new LinkedHashMap<>();
    errors.forEach((parameter, error) -> lists.put(parameter, List.of(error)));
    return text(object("message", message, "errors", lists));
  }

  private static List<Object> links(String url, int page, int lastPage) {
    List<Object> links = new ArrayList<>();
    links.add(link(page > 1 ? url(url, page - 1) : null, "&laquo; Previous", false));
    boolean gap = false;
    for (int n = 1; n <= lastPage; n++) {
      if (n <= 2 || n > lastPage - 2 || Math.abs(n - page) <= LINKS_EACH_SIDE) {
        links.add(link(url(url, n), Integer.toString(n), n == page));
        gap = false;
      } else if (!gap) {
        links.add(link(null, "...", false));
        gap = true;
      }
    }
    links.add(link(page < lastPage ? url(url, page + 1) : null, "Next &raquo;", false));
    return links;
  }

  private static Object link(@Nullable String url, String label, boolean active) {
    return object("url", url, "label", label, "active", active);
  }

  /** As the vendor's page shows it: without the filters. */
  private static String url(String path, int page) {
    return path + "?page=" + page;
  }

  private static String text(Object value) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(UTF_8);
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> object) {
      json.writeStartObject();
      for (Map.Entry<?, ?> field : object.entrySet()) {
        json.writeFieldName((String) field.getKey());
        write(json, field.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else {
      json.writePOJO(value);
    }
  }
}
