package ai.whattalk.jdbc.api;

/**
 * A Bearer key. Its text is reachable from within this package only, and is in no {@code toString}.
 *
 * @param text visible ASCII, not empty
 */
public record ApiKey(String text) {

  /** Refuses text that can't stand in an HTTP header; the message does not repeat it. */
  public ApiKey {
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("a key is visible ASCII without spaces");
    }
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "ApiKey[***]";
  }
}
