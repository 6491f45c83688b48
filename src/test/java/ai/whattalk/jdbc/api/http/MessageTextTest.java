package ai.whattalk.jdbc.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.RandomCases;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keys in texts of others, in whatever form they come back. */
class MessageTextTest {
  private static final String KEY = "key-12345678-abcdefgh";
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/=|:!*";

  private static String text(SplittableRandom random, int length) {
    return random
        .ints(length, 0, ALPHABET.length())
        .mapToObj(i -> ALPHABET.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static String each(String text, IntFunction<String> form) {
    return text.chars().mapToObj(form).collect(Collectors.joining());
  }

  /** A form in which a server may repeat a key, or a part of it. */
  private static String form(SplittableRandom random, String key) {
    byte[] bytes = key.getBytes(UTF_8);
    return switch (random.nextInt(17)) {
      case 0 -> key;
      case 1 -> key.toUpperCase(Locale.ROOT);
      case 2 -> key.toLowerCase(Locale.ROOT);
      case 3 -> URLEncoder.encode(key, UTF_8);
      case 4 ->
          each(key, c -> String.format(Locale.ROOT, random.nextBoolean() ? "%%%02x" : "%c", c));
      case 5 -> each(key, c -> "&#" + c + ";");
      case 6 -> each(key, c -> String.format(Locale.ROOT, "&#x%02X;", c));
      case 7 -> each(key, c -> String.format(Locale.ROOT, "\\u%04x", c));
      case 8 -> HexFormat.of().formatHex(bytes);
      case 9 -> Base64.getEncoder().encodeToString(bytes);
      case 10 -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      case 11 -> Base64.getEncoder().encodeToString(("Bearer " + key).getBytes(UTF_8));
      case 12 -> new StringBuilder(key).reverse().toString();
      case 13 -> each(key, c -> (char) c + " ").strip();
      case 14 -> each(key, c -> (char) c + "\u00b7");
      case 15 -> each(key, c -> String.valueOf((char) (c - ' ' + '\uff00')));
      default -> "\u200b" + each(key, c -> (char) c + "\u200b");
    };
  }

  @Test
  void noFormOfAKeyIsShown() {
    int count = RandomCases.count("keys.count", 2_000);
    long first = Long.getLong("keys.seed", 1);
    for (long seed = first; seed < first + count; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String key = text(random, random.nextInt(12, 80));
      int begin = random.nextInt(0, key.length() - 11);
      String part =
          random.nextBoolean()
              ? key
              : key.substring(begin, random.nextInt(begin + 12, key.length() + 1));
      String form = form(random, part);

      String shown = new MessageText(new ApiKey(key)).clean("(" + form + ")");

      // In Base64, what stands around a key or its part changes the letters at its ends.
      assertThat(shown)
          .as("seed %d: %s as %s", seed, part, form)
          .matches("\\((Q[mVhcy]{0,7})?[^ ]{0,4}\\*\\*\\*[^ ]{0,4}\\)");
    }
  }

  @Test
  void aKeyThatIsEncodedTwiceIsHidden() {
    for (int before = 0; before < 9; before++) {
      String once =
          Base64.getEncoder().encodeToString((" ".repeat(before % 3) + KEY).getBytes(UTF_8));
      String twice =
          Base64.getEncoder().encodeToString((" ".repeat(before / 3) + once).getBytes(UTF_8));

      assertThat(new MessageText(new ApiKey(KEY)).clean("no " + twice + " here"))
          .matches("no [^ ]{0,8}\\*\\*\\*[^ ]{0,8} here");
    }
  }

  @Test
  void whatIsNoKeyStays() {
    MessageText text = new MessageText(new ApiKey(KEY));

    assertThat(text.clean("100%25 of key-123, &#107;ey%2D, \\u006bey and ef\n🙂 stay"))
        .isEqualTo("100%25 of key-123, &#107;ey%2D, \\u006bey and ef 🙂 stay");
  }

  @Test
  void aShortKeyIsHiddenAsAWhole() {
    MessageText text = new MessageText(new ApiKey("s3cret"));

    assertThat(text.clean("no s3cret, no S3CRET; s3cre")).isEqualTo("no ***, no ***; s3cre");
  }
}
