package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListParameter;
import com.google.common.cache.Cache;
import java.time.Instant;
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

  /** A fact with the request that showed it: each answer shows some, and hardly one is read. */
  private record Shown(String value, PageRequest request, Instant at) {}

  private final List<ServerFact> all;
  private final Cache<ServerFact, Shown> known;

  /**
   * Starts without any.
   *
   * @param list of which they are
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  ServerFacts(ListDescription list, LongSupplier nanoTime) {
    all = ServerFact.all(list);
    known = LearnedCache.of(all.size(), nanoTime);
  }

  /**
   * Notes a fact; it replaces what was known of it.
   *
   * @param value in plain words, without anything of the account
   * @param request whose answer showed it
   */
  void note(ServerFact fact, String value, PageRequest request) {
    known.put(fact, new Shown(value, request, Instant.now()));
  }

  /** Notes what a parameter does, unless more weighty things are known of it. */
  void note(ServerFact parameter, ParameterVerdict verdict, PageRequest request) {
    if (verdict.outweighs(value(parameter))) {
      note(parameter, verdict.text(), request);
    }
  }

  /** What is known of a fact, or null. */
  @Nullable String value(ServerFact fact) {
    Shown shown = known.getIfPresent(fact);
    return shown == null ? null : shown.value;
  }

  /** All facts in their order, also those of which nothing is known. */
  public List<LearnedFact> all() {
    return all.stream().map(this::learned).toList();
  }

  private LearnedFact learned(ServerFact fact) {
    Shown shown = known.getIfPresent(fact);
    return shown == null
        ? new LearnedFact(fact, fact.unknown(), null, null)
        : new LearnedFact(fact, shown.value, shown(shown.request), shown.at);
  }

  /** Whether a text has the form of a number. */
  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String shown(PageRequest request) {
    HttpUrl url = request.url(ANY_SERVER);
    StringBuilder shown = new StringBuilder("GET ").append(url.encodedPath());
    for (int i = 0; i < url.querySize(); i++) {
      String name = url.queryParameterName(i);
      String value = url.queryParameterValue(i);
      shown.append(i == 0 ? '?' : '&').append(name).append('=');
      shown.append(masked(request.list(), name, value == null ? "" : value));
    }
    return shown.toString();
  }

  /** Shows days, numbers of pages, and what the vendor's page names. */
  private static String masked(ListDescription list, String name, String value) {
    if (name.equals("per_page") || name.equals("page")) {
      return value;
    }
    for (ListParameter parameter : list.parameters()) {
      boolean documented = parameter.isDate() || parameter.documented().contains(value);
      if (documented && parameter.name().equals(name)) {
        return value;
      }
    }
    return name.equals("cursor") ? "<cursor>" : isNumber(value) ? "<number>" : "<text>";
  }
}
