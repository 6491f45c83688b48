package ai.whattalk.jdbc.api.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import ai.whattalk.jdbc.api.failure.OneLine;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
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
   * Text with some of its characters left out, which stand between those of a key perhaps.
   *
   * @param kept the other characters
   * @param parts all that stands together then in the key or in an encoding of it, so many
   *     characters each, in lower case
   */
  private record Reading(IntPredicate kept, int partLength, Set<String> parts) {
    static Reading of(Set<String> forms, int partLength, IntPredicate kept) {
      Set<String> parts = new HashSet<>();
      for (String form : forms) {
        StringBuilder text = new StringBuilder();
        form.toLowerCase(Locale.ROOT).chars().filter(kept).forEach(c -> text.append((char) c));
        for (int end = partLength; end <= text.length(); end++) {
          parts.add(text.substring(end - partLength, end));
        }
      }
      return new Reading(kept, partLength, parts);
    }

    /** Marks the characters of a text, in lower case, that are of the key. */
    void hide(CharSequence plain, BitSet hidden) {
      StringBuilder text = new StringBuilder();
      int[] places = new int[plain.length()];
      for (int i = 0; i < plain.length(); i++) {
        if (kept.test(plain.charAt(i))) {
          places[text.length()] = i;
          text.append(plain.charAt(i));
        }
      }
      for (int end = partLength; end <= text.length(); end++) {
        if (parts.contains(text.substring(end - partLength, end))) {
          hidden.set(places[end - partLength], places[end - 1] + 1);
        }
      }
    }
  }

  private final List<Reading> readings;

  MessageText(ApiKey key) {
    String text = key.text();
    if (text.length() < PART) {
      readings = List.of(Reading.of(Set.of(text), text.length(), c -> true));
    } else {
      Set<String> forms = forms(text);
      String letters = text.toLowerCase(Locale.ROOT);
      readings =
          List.of(
              Reading.of(forms, PART, c -> true),
              Reading.of(forms, PART, c -> letters.indexOf(c) >= 0),
              Reading.of(forms, PART, Character::isLetterOrDigit));
    }
  }

  /** The key, also backwards, and what it is in hexadecimal and in Base64, once and twice. */
  private static Set<String> forms(String key) {
    Set<String> forms = new HashSet<>(Set.of(key, HexFormat.of().formatHex(bytes(key))));
    forms.add(new StringBuilder(key).reverse().toString());
    Set<String> encoded = base64(key);
    forms.addAll(encoded);
    encoded.forEach(once -> forms.addAll(base64(once)));
    return forms;
  }

  /** What it is wherever in a longer text. */
  private static Set<String> base64(String text) {
    Set<String> forms = new HashSet<>();
    for (String before : List.of("", " ", "  ")) {
      forms.add(Base64.getEncoder().encodeToString(bytes(before + text)));
      forms.add(Base64.getUrlEncoder().encodeToString(bytes(before + text)));
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
    if (isPlain(text)) {
      BitSet hidden = new BitSet();
      String letters = text.toLowerCase(Locale.ROOT);
      readings.forEach(reading -> reading.hide(letters, hidden));
      if (hidden.isEmpty()) {
        return text;
      }
    }
    StringBuilder plain = new StringBuilder();
    List<String> written = new ArrayList<>();
    for (Matcher next = CHARACTER.matcher(text); next.find(); ) {
      plain.append(Character.toLowerCase(plain(character(next))));
      written.add(next.group());
    }
    BitSet hidden = new BitSet();
    readings.forEach(reading -> reading.hide(plain, hidden));
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < written.size(); i++) {
      if (!hidden.get(i)) {
        shown.append(written.get(i));
      } else if (i == 0 || !hidden.get(i - 1)) {
        shown.append("***");
      }
    }
    return shown.toString();
  }

  /** Whether all is ASCII, and no character is written in another way. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || c == '%' || c == '\\' || (c == '#' && i > 0 && text.charAt(i - 1) == '&')) {
        return false;
      }
    }
    return true;
  }

  private static char character(Matcher found) {
    if (found.group(1) != null) {
      return (char) Integer.parseInt(found.group(1), 16);
    }
    return found.group(2) != null
        ? (char) Integer.parseInt(found.group(2))
        : found.group().charAt(0);
  }

  /** A character without what is only its width or its style. */
  private static char plain(char c) {
    return c < 0x80 ? c : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC).charAt(0);
  }

  /** Method, path and query of a request. */
  String request(HttpUrl url) {
    String query = url.encodedQuery();
    String line = url.encodedPath() + (query == null ? "" : "?" + query);
    return "GET " + OneLine.shorten(masked(line), 2 * MAX_LENGTH);
  }
}
