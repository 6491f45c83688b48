package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListRow;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Streams a page's JSON into rows. Thread-safe. */
public final class PageParser {
  // Names come from outside: interning them would keep whatever a server makes up.
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /** A server that ignores the page size may list a whole account in one page, up to that. */
  private static final int MAX_ROWS = 50_000;

  /** Knows whether its reader has asked for more than there is. Jackson reads arrays only. */
  private static final class Body extends FilterInputStream {
    private long bytes;
    private boolean isAtEnd;

    Body(InputStream body) {
      super(body);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      isAtEnd = read < 0;
      bytes += Math.max(0, read);
      return read;
    }

    /** Leaves that to who opened it, and may look whether something is left. */
    @Override
    public void close() {}
  }

  private PageParser() {}

  /**
   * Reads a page of a list; the order of its fields does not matter.
   *
   * @param unreadable makes the failure of what was found in place of a value
   * @throws MalformedPageException if it is not JSON, or not a page's
   * @throws IOException if the body can't be read to its end
   */
  public static Page parse(
      ListDescription list, InputStream body, Function<String, ApiException> unreadable)
      throws IOException, MalformedPageException {
    Body bytes = new Body(body);
    boolean isObject = false;
    try (JsonParser json = JSON.createParser(bytes)) {
      JsonToken first = json.nextToken();
      isObject = first == null || first == JsonToken.START_OBJECT;
      if (first == JsonToken.START_OBJECT) {
        return page(new RowValues(list, unreadable), json);
      }
    } catch (JacksonException | CharConversionException e) {
      if (!isObject || !bytes.isAtEnd) {
        throw new MalformedPageException("but not with JSON: " + fault(e));
      }
    }
    // A connection that is lost where the length of the body is not known beforehand.
    throw isObject
        ? new MalformedPageException(
            "but not with JSON: the answer breaks off after " + bytes.bytes + " bytes", true)
        : new MalformedPageException("but not with a JSON object");
  }

  private static String fault(IOException e) {
    if (e instanceof StreamConstraintsException) {
      return "a number or a text is too long, or the nesting too deep";
    }
    JsonLocation at = e instanceof JacksonException json ? json.getLocation() : null;
    return "it is wrong" + (at == null ? "" : " at byte " + at.getByteOffset());
  }

  private static Page page(RowValues form, JsonParser json)
      throws IOException, MalformedPageException {
    @Nullable List<ListRow> rows = null;
    PaginatorFields fields = new PaginatorFields();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("data")) {
        rows = value == JsonToken.START_ARRAY ? rows(form, json) : null;
      } else if ((name.equals("meta") || name.equals("links")) && value == JsonToken.START_OBJECT) {
        // Where Laravel's API resources put them.
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String inner = json.currentName();
          json.nextToken();
          fields.read(inner, json);
          json.skipChildren();
        }
      } else {
        fields.read(name, json);
      }
      json.skipChildren();
    }
    if (fields.failed() != null) {
      throw new MalformedPageException("but " + fields.failed(), true);
    }
    if (rows == null) {
      throw new MalformedPageException("but without a data array" + fields.reason());
    }
    return fields.page(rows);
  }

  private static List<ListRow> rows(RowValues form, JsonParser json)
      throws IOException, MalformedPageException {
    List<ListRow> rows = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (rows.size() == MAX_ROWS) {
        throw new MalformedPageException("but with more than " + MAX_ROWS + " rows in one page");
      }
      rows.add(form.read(json, rows.size() + 1));
    }
    return rows;
  }
}
