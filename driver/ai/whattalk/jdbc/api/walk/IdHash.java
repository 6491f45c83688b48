package ai.whattalk.jdbc.api.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * 128 bits of a text that nobody can foresee: SipHash-2-4 (Aumasson and Bernstein, 2012) of its
 * UTF-8 with a key that this JVM has made up, so that a server can't name two rows that are taken
 * for one. The first 64 bits are SipHash's, the others those of four more rounds, as its authors
 * make 128. Not thread-safe.
 */
final class IdHash {
  /** Bits of the version in what is kept: see {@link #low}. */
  static final int VERSION_MASK = 0xFFFF;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int ROUNDS = 2;

  /** Steps of two rounds behind the words: half of them for each half of the hash. */
  private static final int LAST_STEPS = 4;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long KEY0 = RANDOM.nextLong();
  private static final long KEY1 = RANDOM.nextLong();

  private final long key0;
  private final long key1;
  private long first;
  private long second;

  IdHash() {
    this(KEY0, KEY1);
  }

  IdHash(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  /** Takes a text. */
  void of(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    long v0 = key0 ^ 0x736f6d6570736575L;
    long v1 = key1 ^ 0x646f72616e646f6dL;
    long v2 = key0 ^ 0x6c7967656e657261L;
    long v3 = key1 ^ 0x7465646279746573L;
    int whole = bytes.length / Long.BYTES;
    for (int step = 0; step <= whole + LAST_STEPS; step++) {
      long word = 0;
      if (step < whole) {
        word = (long) WORDS.get(bytes, step * Long.BYTES);
      } else if (step == whole) {
        word = lastWord(bytes);
      } else if (step == whole + 1) {
        v2 ^= 0xff;
      } else if (step == whole + 1 + LAST_STEPS / 2) {
        first = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
      }
      v3 ^= word;
      for (int round = 0; round < ROUNDS; round++) {
        v0 += v1;
        v2 += v3;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 = Long.rotateLeft(v0, 32) + v3;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 = Long.rotateLeft(v2, 32);
      }
      v0 ^= word;
    }
    second = v0 ^ v1 ^ v2 ^ v3;
  }

  /** The bytes that fill no word, the first one lowest, and in the highest how many came. */
  private static long lastWord(byte[] bytes) {
    long word = (long) bytes.length << (Long.SIZE - Byte.SIZE);
    int rest = bytes.length % Long.BYTES;
    if (rest > 0 && bytes.length > Long.BYTES) {
      long end = (long) WORDS.get(bytes, bytes.length - Long.BYTES);
      return word | end >>> (Long.SIZE - rest * Byte.SIZE);
    }
    for (int i = 0; i < rest; i++) {
      word |= (bytes[i] & 0xffL) << (i * Byte.SIZE);
    }
    return word;
  }

  long first() {
    return first;
  }

  long second() {
    return second;
  }

  /** What is kept of it first. Never 0, which stands for nothing. */
  long high() {
    return first == 0 ? 1 : first;
  }

  /** What is kept beside that: bits of its own, and those of a version. */
  int low(int version) {
    return ((int) second & ~VERSION_MASK) | (version & VERSION_MASK);
  }
}
