package ai.whattalk.jdbc.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values are read in a short way where they are written as usual, and are the same ones then. */
class UsualFormsTest {
  private static final int TEXTS = 100_000;
  private static final long SEED = 18;
  private static final String CHARACTERS = "0123456789-+:. TZez,/\u0660\u00a0";

  private static final List<String> TIMES =
      List.of(
          "2025-01-25 14:30:00",
          "2025-01-25T14:30:00Z",
          "2025-01-25T14:30:00.123456Z",
          "2024-02-29 23:59:59.9",
          "2023-02-29 00:00:00",
          "2025-12-31T23:59:59.12Z",
          "0000-00-00 00:00:00",
          "-0001-11-30 00:00:00",
          "0000-01-01 00:00:00",
          "9999-12-31 23:59:59",
          "2025-01-25",
          "2025-01-25 14:30",
          "2025-01-25 14:30:00 +02:00",
          "1737815400");

  private static final List<String> COSTS =
      List.of(
          "0",
          "-0.00",
          "12",
          "12.50",
          "0.0123456789",
          "1234567890.123456789",
          "9999999999.9999999999",
          "99999999999",
          "00012.3400",
          "-7.1",
          "+1",
          "1.",
          ".5",
          "-",
          "",
          "1e3",
          "1.2.3",
          "0.00000000005",
          "100");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-01-25 14:30:00",
        "1969-12-31T23:59:59.999999Z",
        "2024-02-29T00:00:00Z",
        "2025-01-25 14:30:00.1"
      })
  void timesAsLaravelWritesThemAreReadInTheShortWay(String text) {
    assertThat(time(text)).isEqualTo(LaravelTimestamp.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "12", "12.50", "0.0000", "-3.25", "1234567890.12345678"})
  void costsAsPhpWritesThemAreReadInTheShortWay(String text) {
    assertThat(cost(text)).isEqualTo(PhpNumbers.cost(text));
  }

  @Test
  void timesThatAreReadInTheShortWayAreThoseOfThePatterns() {
    assertAgree(TIMES, UsualFormsTest::time, LaravelTimestamp::parse);
  }

  @Test
  void costsThatAreReadInTheShortWayAreThoseOfThePattern() {
    assertAgree(COSTS, UsualFormsTest::cost, PhpNumbers::cost);
  }

  /** Tries texts, and others that differ in a few characters. */
  private static <T> void assertAgree(
      List<String> texts, Function<String, @Nullable T> usual, Function<String, @Nullable T> any) {
    Random random = new Random(SEED);
    int taken = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = i < texts.size() ? texts.get(i) : changed(texts.get(i % texts.size()), random);
      T value = usual.apply(text);
      if (value != null) {
        taken++;
        assertThat(value).as(text).isEqualTo(orNull(any, text));
      }
    }
    assertThat(taken).isGreaterThan(TEXTS / 50);
  }

  private static <T> @Nullable T orNull(Function<String, @Nullable T> any, String text) {
    try {
      return any.apply(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return null;
    }
  }

  private static String changed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int changes = random.nextInt(3); changes >= 0; changes--) {
      char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      int at = random.nextInt(changed.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> changed.insert(at, c);
        case 1 -> changed.delete(at, Math.min(at + 1, changed.length()));
        default -> changed.replace(at, Math.min(at + 1, changed.length()), String.valueOf(c));
      }
    }
    return changed.toString();
  }

  /** Not at the beginning of the array, nor up to its end. */
  private static @Nullable Long time(String text) {
    return LaravelTimestamp.usual(("9" + text + "9").toCharArray(), 1, text.length());
  }

  private static @Nullable BigDecimal cost(String text) {
    return PhpNumbers.plainCost(("9" + text + "9").toCharArray(), 1, text.length());
  }

  @Test
  void equalTextsOfAPageAreOne() {
    SharedTexts texts = new SharedTexts();
    String first = texts.of("xassistant".toCharArray(), 1, 9);
    assertThat(texts.of("assistant".toCharArray(), 0, 9)).isSameAs(first).isEqualTo("assistant");
    assertThat(texts.of("assistent".toCharArray(), 0, 9)).isEqualTo("assistent");
    assertThat(texts.of("".toCharArray(), 0, 0)).isEmpty();
    for (int i = 0; i < 10_000; i++) {
      String text = "voice-" + i;
      assertThat(texts.of(text.toCharArray(), 0, text.length())).isEqualTo(text);
    }
  }
}
