package ai.whattalk.jdbc.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

  /** Writes one row of a list. */
  interface RowForm<T> {
    void write(JsonGenerator json, T row) throws IOException;
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private LaravelJson() {}

  /**
   * A page.
   *
   * @param url of the list without a query
   * @param list all its rows
   */
  static <T> String page(String url, List<T> list, PageQuery query, RowForm<T> form) {
    int page = query.page();
    int perPage = query.perPage();
    int total = list.size();
    List<T> rows = query.rows(list);
    int lastPage = Math.max(1, (total + perPage - 1) / perPage);
    long first = (long) perPage * (page - 1) + 1;
    return object(
        json -> {
          json.writeNumberField("current_page", page);
          json.writeArrayFieldStart("data");
          for (T row : rows) {
            form.write(json, row);
          }
          json.writeEndArray();
          json.writeStringField("first_page_url", url(url, 1));
          writeNumber(json, "from", rows.isEmpty() ? null : first);
          json.writeNumberField("last_page", lastPage);
          json.writeStringField("last_page_url", url(url, lastPage));
          json.writeArrayFieldStart("links");
          writeLinks(json, url, page, lastPage);
          json.writeEndArray();
          json.writeStringField("next_page_url", page < lastPage ? url(url, page + 1) : null);
          json.writeStringField("path", url);
          json.writeNumberField("per_page", perPage);
          json.writeStringField("prev_page_url", page > 1 ? url(url, page - 1) : null);
          writeNumber(json, "to", rows.isEmpty() ? null : first + rows.size() - 1);
          json.writeNumberField("total", total);
        });
  }

  static String validationErrors(Map<String, String> errors) {
    return object(
        json -> {
          String message = errors.values().iterator().next();
          int more = errors.size() - 1;
          json.writeStringField(
              "message",
              more == 0
                  ? message
                  : String.format(
                      Locale.ROOT,
                      "%s (and %d more error%s)",
                      message,
                      more,
                      more == 1 ? "" : "s"));
          json.writeObjectFieldStart("errors");
          for (Map.Entry<String, String> error : errors.entrySet()) {
            json.writeArrayFieldStart(error.getKey());
            json.writeString(error.getValue());
            json.writeEndArray();
          }
          json.writeEndObject();
        });
  }

  private static String object(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static void writeNumber(JsonGenerator json, String name, @Nullable Number value)
      throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value.longValue());
    }
  }

  private static void writeLinks(JsonGenerator json, String url, int page, int lastPage)
      throws IOException {
    writeLink(json, page > 1 ? url(url, page - 1) : null, "&laquo; Previous", false);
    boolean gap = false;
    for (int n = 1; n <= lastPage; n++) {
      if (n <= 2 || n > lastPage - 2 || Math.abs(n - page) <= LINKS_EACH_SIDE) {
        writeLink(json, url(url, n), Integer.toString(n), n == page);
        gap = false;
      } else if (!gap) {
        writeLink(json, null, "...", false);
        gap = true;
      }
    }
    writeLink(json, page < lastPage ? url(url, page + 1) : null, "Next &raquo;", false);
  }

  private static void writeLink(
      JsonGenerator json, @Nullable String url, String label, boolean active) throws IOException {
    json.writeStartObject();
    json.writeStringField("url", url);
    json.writeStringField("label", label);
    json.writeBooleanField("active", active);
    json.writeEndObject();
  }

  /** As the vendor's page shows it: without the filters. */
  private static String url(String path, int page) {
    return path + "?page=" + page;
  }
}
