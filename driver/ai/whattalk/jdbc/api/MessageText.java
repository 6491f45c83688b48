package ai.whattalk.jdbc.api;

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
    return shorten(oneLine(masked(text)), MAX_LENGTH);
  }

  /** Text without the key. */
  String masked(String text) {
    return text.replace(key, "***").replace(encodedKey, "***");
  }

  /** Method, path and query of a request. */
  String request(HttpUrl url) {
    String query = url.encodedQuery();
    String line = url.encodedPath() + (query == null ? "" : "?" + query);
    return "GET " + shorten(masked(line), 2 * MAX_LENGTH);
  }

  /** At most so many characters, the last one telling that something is missing. */
  static String shorten(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /** Without line breaks, control characters and invisible ones. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isBlank(c)) {
                if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                  line.append(' ');
                }
              } else if (Character.getType(c) != Character.FORMAT) {
                line.appendCodePoint(c);
              }
            });
    return line.toString().strip();
  }

  private static boolean isBlank(int c) {
    return Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
