package ai.whattalk.jdbc.api.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.whattalk.jdbc.api.failure.OneLine;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Makes text that others wrote fit for a message: one line, short, without the key. */
final class MessageText {
  private static final int MAX_LENGTH = 300;

  /**
   * So many characters of the key that stand together are hidden; fewer are not known from words.
   */
  private static final int PART = 8;

  /** A character, as it is or as URLs, HTML and JSON write one. */
  private static final Pattern CHARACTER =
      Pattern.compile(
          "(?:%|&#x|\\\\u00)([0-9a-f]{2});?|&#([0-9]{1,3});|.",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /**
   * All that stands together in the key or in an encoding of it, {@link #PART} characters each, in
   * lower case. A key that is shorter is the only one.
   */
  private final Set<String> parts = new HashSet<>();

  private final int partLength;

  MessageText(ApiKey key) {
    String text = key.text();
    partLength = Math.min(PART, text.length());
    for (String form : text.length() < PART ? List.of(text) : forms(text)) {
      for (int end = partLength; end <= form.length(); end++) {
        parts.add(form.substring(end - partLength, end).toLowerCase(Locale.ROOT));
      }
    }
  }

  /** The key, and what it is in hexadecimal and in Base64, wherever in a longer text. */
  private static List<String> forms(String key) {
    List<String> forms = new ArrayList<>(List.of(key, HexFormat.of().formatHex(bytes(key))));
    for (String before : List.of("", " ", "  ")) {
      forms.add(Base64.getEncoder().encodeToString(bytes(before + key)));
      forms.add(Base64.getUrlEncoder().encodeToString(bytes(before + key)));
    }
    return forms;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }

  /** Text of a server or a library in one short line. */
  String clean(String text) {
    // Masked before it is cut, which could leave a piece of the key that is too short to know.
    return OneLine.shorten(masked(OneLine.of(text)), MAX_LENGTH);
  }

  /** Text with stars in place of the key and of long parts of it, in any case and encoding. */
  String masked(String text) {
    StringBuilder plain = new StringBuilder();
    List<String> written = new ArrayList<>();
    for (Matcher next = CHARACTER.matcher(text); next.find(); ) {
      plain.append(Character.toLowerCase(character(next)));
      written.add(next.group());
    }
    StringBuilder shown = new StringBuilder();
    int hiddenEnd = 0;
    for (int i = 0; i < written.size(); i++) {
      int end = i + partLength;
      if (end <= plain.length() && parts.contains(plain.substring(i, end))) {
        shown.append(i < hiddenEnd ? "" : "***");
        hiddenEnd = end;
      }
      shown.append(i < hiddenEnd ? "" : written.get(i));
    }
    return shown.toString();
  }

  private static char character(Matcher found) {
    if (found.group(1) != null) {
      return (char) Integer.parseInt(found.group(1), 16);
    }
    return found.group(2) != null
        ? (char) Integer.parseInt(found.group(2))
        : found.group().charAt(0);
  }

  /** Method, path and query of a request. */
  String request(HttpUrl url) {
    String query = url.encodedQuery();
    String line = url.encodedPath() + (query == null ? "" : "?" + query);
    return "GET " + OneLine.shorten(masked(line), 2 * MAX_LENGTH);
  }
}
