package ai.whattalk.jdbc.api.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands for the ids of rows. */
class IdHashTest {
  private static final int LONGEST = 300;

  @Test
  void beginsWithTheSipHashOfTheText() {
    Random random = new Random(18);
    StringBuilder text = new StringBuilder();
    for (int length = 0; length < LONGEST; length++) {
      long key0 = random.nextLong();
      long key1 = random.nextLong();
      IdHash hash = new IdHash(key0, key1);
      hash.of(text.toString());
      assertThat(hash.first())
          .as("of " + length + " characters")
          .isEqualTo(Hashing.sipHash24(key0, key1).hashString(text, UTF_8).asLong());
      text.append((char) random.nextInt(length % 2 == 0 ? 0x80 : Character.MAX_VALUE));
    }
  }

  @Test
  void goesOnWithBitsOfItsOwn() {
    IdHash hash = new IdHash();
    Set<Long> seconds = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      hash.of("550e8400-e29b-41d4-a716-" + i);
      assertThat(hash.second()).isNotEqualTo(hash.first());
      seconds.add(hash.second() & 0xFFFF_0000L);
    }
    // Of 65,536 values, that many differ if each is as likely as any other.
    assertThat(seconds).hasSizeBetween(9_000, 9_500);
  }

  @Test
  void isOfTheKey() {
    IdHash one = new IdHash(1, 2);
    IdHash other = new IdHash(1, 3);
    one.of("id");
    other.of("id");
    assertThat(one.first()).isNotEqualTo(other.first());
    assertThat(one.second()).isNotEqualTo(other.second());
  }
}
