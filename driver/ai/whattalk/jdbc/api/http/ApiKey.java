package ai.whattalk.jdbc.api.http;

import org.jspecify.annotations.Nullable;

/**
 * A Bearer key. Its text is reachable from within this package only, and is in no {@code toString}.
 */
public final class ApiKey {
  private final String text;
  private final String origin;

  /** A key of which nobody needs to know where it was given. */
  public ApiKey(String text) {
    this(text, "");
  }

  /**
   * Refuses text that can't stand in an HTTP header; the message does not repeat it.
   *
   * @param text visible ASCII, not empty
   * @param origin where it was given, for messages; no part of its equality
   */
  public ApiKey(String text, String origin) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("a key is visible ASCII without spaces");
    }
    this.text = text;
    this.origin = origin;
  }

  String text() {
    return text;
  }

  /** What follows "the API key" in messages: " from …", or nothing. */
  String origin() {
    return origin.isEmpty() ? "" : " from " + origin;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ApiKey key && key.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Hides the key. */
  @Override
  public String toString() {
    return "ApiKey[***]";
  }
}
