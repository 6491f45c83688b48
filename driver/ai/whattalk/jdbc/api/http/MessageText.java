package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.failure.OneLine;
import okhttp3.HttpUrl;

/** Makes text that others wrote fit for a message: one line, short, without the key. */
final class MessageText {
  private static final int MAX_LENGTH = 300;

  private final String key;

  /** The key as it would stand in a query. */
  private final String encodedKey;

  MessageText(ApiKey key) {
    this.key = key.text();
    encodedKey = encoded(this.key);
  }

  private static String encoded(String text) {
    HttpUrl url =
        new HttpUrl.Builder()
            .scheme("https")
            .host("localhost")
            .addQueryParameter(text, null)
            .build();
    return String.valueOf(url.encodedQuery());
  }

  /** Text of a server or a library in one short line. */
  String clean(String text) {
    // Masked first: cutting could leave a part of the key that no longer looks like it.
    return OneLine.shorten(OneLine.of(masked(text)), MAX_LENGTH);
  }

  /** Text without the key. */
  String masked(String text) {
    return text.replace(key, "***").replace(encodedKey, "***");
  }

  /** Method, path and query of a request. */
  String request(HttpUrl url) {
    String query = url.encodedQuery();
    String line = url.encodedPath() + (query == null ? "" : "?" + query);
    return "GET " + OneLine.shorten(masked(line), 2 * MAX_LENGTH);
  }
}
