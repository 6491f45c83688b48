package ai.whattalk.jdbc.api.page;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import java.util.StringJoiner;

/** What a server says of errors in a text, or in objects and arrays of texts. */
final class ErrorTexts {
  /** Fields whose texts are sentences. */
  private static final Set<String> SENTENCES = Set.of("message", "error", "title", "detail");

  private static final int LONGEST = 10_000;

  private ErrorTexts() {}

  /** The texts in the value at which a parser stands, which is then at its end; empty for none. */
  static String read(JsonParser json) throws IOException {
    StringJoiner texts = new StringJoiner("; ");
    int depth = 0;
    do {
      JsonToken token = json.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      String name = depth == 0 ? null : json.currentName();
      boolean isText = token == JsonToken.VALUE_STRING || (name != null && token.isNumeric());
      if (isText && !json.getText().isBlank() && texts.length() < LONGEST) {
        boolean isSentence = name == null || SENTENCES.contains(name);
        texts.add(isSentence ? json.getText() : name + ": " + json.getText());
      }
    } while (depth > 0 && json.nextToken() != null);
    return texts.toString();
  }
}
