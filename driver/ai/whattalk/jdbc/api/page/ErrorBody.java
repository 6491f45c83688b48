package ai.whattalk.jdbc.api.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The JSON by which the platform explains an error: Laravel's {@code {"message": …, "errors":
 * {field: [text, …]}}}, or {@code {"success": false, "error": …, "error_code": …}}, in which all
 * but {@code error} may be absent.
 *
 * @param message the summary
 * @param code what stands for the summary in programs
 * @param errors texts by the field they are about, or null if there is no such object
 */
public record ErrorBody(
    @Nullable String message, @Nullable String code, @Nullable Map<String, List<String>> errors) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Reads what there is of it; anything else (HTML, the start of a longer text) says nothing. */
  public static ErrorBody parse(byte[] body) {
    @Nullable String message = null;
    @Nullable String error = null;
    @Nullable String code = null;
    @Nullable Map<String, List<String>> errors = null;
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new ErrorBody(null, null, null);
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("message") && value == JsonToken.VALUE_STRING) {
          message = json.getText();
        } else if (name.equals("error")
            || (name.equals("errors") && value == JsonToken.START_ARRAY)) {
          String said = ErrorTexts.read(json);
          error = said.isEmpty() ? error : said;
        } else if (name.equals("error_code")
            && (value == JsonToken.VALUE_STRING || value.isNumeric())) {
          code = json.getText();
        } else if (name.equals("errors") && value == JsonToken.START_OBJECT) {
          errors = new LinkedHashMap<>();
          readErrors(json, errors);
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException | RuntimeException e) {
      // What was read before counts.
    }
    if (error != null && !error.equals(message)) {
      message = message == null ? error : message + " (" + error + ")";
    }
    return new ErrorBody(message, code, errors);
  }

  private static void readErrors(JsonParser json, Map<String, List<String>> errors)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      List<String> texts = new ArrayList<>();
      errors.put(json.currentName(), texts);
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        texts.add(json.getText());
      } else if (value == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          if (json.currentToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
          }
          json.skipChildren();
        }
      } else {
        json.skipChildren();
      }
    }
  }

  /** All of it in one text, each sentence once; empty if the server said nothing. */
  public String text() {
    StringJoiner details = new StringJoiner("; ", " (", ")").setEmptyValue("");
    if (code != null) {
      details.add("error_code: " + code);
    }
    if (errors != null) {
      errors.forEach(
          (field, texts) -> {
            for (String text : texts) {
              if (!text.equals(message)) {
                details.add(field + ": " + text);
              }
            }
          });
    }
    return ((message == null ? "" : message) + details).strip();
  }
}
