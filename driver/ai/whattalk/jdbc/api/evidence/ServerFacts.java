package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.Conversation;
import com.google.common.cache.Cache;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of one account's server, for people to read: nothing is decided by it. Forgotten
 * after ten minutes, as {@link ServerMemory} is. Thread-safe.
 */
public final class ServerFacts {
  /** Stands for the server, whose name is not shown. */
  private static final HttpUrl ANY_SERVER = HttpUrl.get("http://localhost/");

  private final Cache<ServerFact, LearnedFact> known;

  /**
   * Starts without any.
   *
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  ServerFacts(LongSupplier nanoTime) {
    known = LearnedCache.of(ServerFact.values().length, nanoTime);
  }

  /**
   * Notes a fact; it replaces what was known of it.
   *
   * @param value in plain words, without anything of the account
   * @param request whose answer showed it
   */
  void note(ServerFact fact, String value, PageRequest request) {
    known.put(fact, new LearnedFact(fact, value, shown(request), Instant.now()));
  }

  /** Notes what a parameter does, unless more weighty things are known of it. */
  void note(ServerFact parameter, ParameterVerdict verdict, PageRequest request) {
    if (verdict.outweighs(value(parameter))) {
      note(parameter, verdict.text(), request);
    }
  }

  /** What is known of a fact, or null. */
  @Nullable String value(ServerFact fact) {
    LearnedFact learned = known.getIfPresent(fact);
    return learned == null ? null : learned.value();
  }

  /** All facts in their order, also those of which nothing is known. */
  public List<LearnedFact> all() {
    return Arrays.stream(ServerFact.values())
        .map(
            fact -> {
              LearnedFact learned = known.getIfPresent(fact);
              return learned == null ? new LearnedFact(fact, fact.unknown(), null, null) : learned;
            })
        .toList();
  }

  /** Whether an {@code assistant_id} has the form of a number. */
  static boolean isNumber(String assistantId) {
    return !assistantId.isEmpty() && assistantId.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A request as it is sent, since what stands in the URL is what the server was asked. */
  static HttpUrl url(PageRequest request) {
    return request.url(ANY_SERVER);
  }

  private static String shown(PageRequest request) {
    HttpUrl url = url(request);
    StringBuilder shown = new StringBuilder("GET ").append(url.encodedPath());
    for (int i = 0; i < url.querySize(); i++) {
      String name = url.queryParameterName(i);
      String value = url.queryParameterValue(i);
      shown.append(i == 0 ? '?' : '&').append(name).append('=');
      shown.append(masked(name, value == null ? "" : value));
    }
    return shown.toString();
  }

  private static String masked(String name, String value) {
    return switch (name) {
      case "date_from", "date_to", "per_page", "page" -> value;
      case "type" -> Conversation.DOCUMENTED_TYPES.contains(value) ? value : "<text>";
      case "cursor" -> "<cursor>";
      default -> isNumber(value) ? "<number>" : "<text>";
    };
  }
}
