package ai.whattalk.jdbc.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams a page's JSON into rows. Thread-safe. */
final class PageParser {
  // Names come from outside: interning them would keep whatever a server makes up.
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private PageParser() {}

  /**
   * Reads a page; the order of its fields does not matter.
   *
   * @throws MalformedPageException if it is not JSON, or not a page's
   * @throws IOException if the body can't be read to its end
   */
  static Page parse(InputStream body) throws IOException, MalformedPageException {
    try (JsonParser json = JSON.createParser(body)) {
      return page(json);
    } catch (JsonEOFException e) {
      throw new MalformedPageException("but not with JSON: " + e.getOriginalMessage(), true);
    } catch (JacksonException e) {
      throw new MalformedPageException("but not with JSON: " + e.getOriginalMessage());
    } catch (CharConversionException e) {
      throw new MalformedPageException("but not with JSON: " + e.getMessage());
    }
  }

  private static Page page(JsonParser json) throws IOException, MalformedPageException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new MalformedPageException("but not with a JSON object");
    }
    @Nullable List<Conversation> rows = null;
    @Nullable Long currentPage = null;
    @Nullable Long perPage = null;
    @Nullable Long total = null;
    @Nullable Long lastPage = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "data" -> rows = value == JsonToken.START_ARRAY ? rows(json) : null;
        case "current_page" -> currentPage = number(json, 1);
        case "per_page" -> perPage = number(json, 1);
        case "total" -> total = number(json, 0);
        case "last_page" -> lastPage = number(json, 1);
        default -> {}
      }
      json.skipChildren();
    }
    if (rows == null) {
      throw new MalformedPageException("but without a data array");
    }
    return new Page(rows, currentPage, perPage, total, lastPage);
  }

  private static List<Conversation> rows(JsonParser json)
      throws IOException, MalformedPageException {
    List<Conversation> rows = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      rows.add(ConversationParser.parse(json, rows.size() + 1));
    }
    return rows;
  }

  /** A number of the paginator; one that makes no sense is as good as none. */
  private static @Nullable Long number(JsonParser json, long least) throws IOException {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      return null;
    }
    try {
      long number = Numbers.whole(json.getText());
      return number < least ? null : number;
    } catch (IllegalArgumentException | ArithmeticException e) {
      return null;
    }
  }
}
