package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.LearnedCache;
import ai.whattalk.jdbc.api.http.RequestRate;
import ai.whattalk.jdbc.api.page.ListEndpoint;
import ai.whattalk.jdbc.api.resource.FilterParameter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of one account's server from its answers, of one list but for the rate. Shared
 * by the whole process, bounded, and forgotten after ten minutes, since a server may be mended.
 * Thread-safe.
 */
public final class ServerMemory {
  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.api");
  private static final long KEPT_NANOS = LearnedCache.KEPT.toNanos();
  private static final int MAX_ACCOUNTS = 64;
  private static final int MAX_NOTES = 256;

  private static final Map<Account, ServerMemory> ACCOUNTS = bounded(MAX_ACCOUNTS);

  private record Account(String baseUrl, ApiKey key) {}

  private sealed interface Subject {}

  private record LeftOut(FilterParameter parameter, String value) implements Subject {}

  /** Of identifiers in one form: a server that compares integers may not compare UUIDs. */
  private record AssistantHonoured(boolean integer) implements Subject {
    public static AssistantHonoured of(String assistantId) {
      return new AssistantHonoured(ServerFacts.isNumber(assistantId));
    }
  }

  private enum PageSize implements Subject {
    GRANTED
  }

  private enum Seen implements Subject {
    KEY_VALID
  }

  private record Note(String text, long writtenNanos) {}

  private final LongSupplier nanoTime;
  private final RequestRate rate;
  private final ListEvidence evidence;
  private final ServerFacts facts;
  private final AnswerWatch answers;
  private final Map<Subject, Note> notes = bounded(MAX_NOTES);

  /** Those on the lists other than conversations. */
  private final Map<ListEndpoint, ServerMemory> others = new EnumMap<>(ListEndpoint.class);

  /**
   * Creates empty notes.
   *
   * @param nanoTime as {@link System#nanoTime()} counts
   */
  public ServerMemory(LongSupplier nanoTime) {
    this(nanoTime, new RequestRate(nanoTime));
  }

  private ServerMemory(LongSupplier nanoTime, RequestRate rate) {
    this.nanoTime = nanoTime;
    this.rate = rate;
    evidence = new ListEvidence(nanoTime);
    facts = new ServerFacts(nanoTime);
    answers = new AnswerWatch(facts, rate, evidence);
  }

  /** The rate that the server allows its key. */
  public RequestRate rate() {
    return rate;
  }

  /** What is known of the server's filters and totals. */
  public ListEvidence evidence() {
    return evidence;
  }

  /** What people are told of the server. */
  public ServerFacts facts() {
    return facts;
  }

  /** What learns {@link #facts()} from answers. */
  public AnswerWatch answers() {
    return answers;
  }

  /** The notes on one base URL and key, whatever concerns one list alone being conversations'. */
  public static ServerMemory of(String baseUrl, ApiKey key) {
    synchronized (ACCOUNTS) {
      return ACCOUNTS.computeIfAbsent(
          new Account(baseUrl, key), account -> new ServerMemory(System::nanoTime));
    }
  }

  /** These notes for conversations, others for each other list. */
  public synchronized ServerMemory of(ListEndpoint list) {
    return list == ListEndpoint.CONVERSATIONS
        ? this
        : others.computeIfAbsent(list, key -> new ServerMemory(nanoTime, rate));
  }

  /** Notes that the server does not take a value, and the warning that says so. */
  void leaveOut(FilterParameter parameter, String value, String warning) {
    LOG.fine(warning);
    write(new LeftOut(parameter, value), warning);
  }

  /** The warning why a value is not to be sent, or null if it may be. */
  @Nullable String leftOut(FilterParameter parameter, String value) {
    return read(new LeftOut(parameter, value));
  }

  /** Notes that an {@code assistant_id} brought rows of that assistant and of no other. */
  void assistantHonoured(String assistantId) {
    if (!isAssistantHonoured(assistantId)) {
      LOG.fine("the API filters by assistant_id");
    }
    write(AssistantHonoured.of(assistantId), "");
  }

  /** Whether that was seen of an identifier in the same form as this one. */
  boolean isAssistantHonoured(String assistantId) {
    return read(AssistantHonoured.of(assistantId)) != null;
  }

  /** Notes that the server gives pages of that size at most, or took no larger one so far. */
  public void pageSizeGranted(int size) {
    LOG.fine(() -> "the API grants per_page=" + size);
    write(PageSize.GRANTED, Integer.toString(size));
  }

  /** The size to ask for where that one is wanted: no more than the server is known to grant. */
  public int grantedPageSize(int wanted) {
    String granted = read(PageSize.GRANTED);
    return granted == null ? wanted : Math.min(wanted, Integer.parseInt(granted));
  }

  /** Notes that the server took the key. */
  public void keyValid() {
    write(Seen.KEY_VALID, "");
  }

  /** Takes {@link #keyValid} back. */
  public synchronized void keyInDoubt() {
    notes.remove(Seen.KEY_VALID);
  }

  public boolean isKeyValid() {
    return read(Seen.KEY_VALID) != null;
  }

  private synchronized void write(Subject subject, String text) {
    notes.put(subject, new Note(text, nanoTime.getAsLong()));
  }

  private synchronized @Nullable String read(Subject subject) {
    Note note = notes.get(subject);
    if (note == null) {
      return null;
    }
    if (nanoTime.getAsLong() - note.writtenNanos >= KEPT_NANOS) {
      notes.remove(subject);
      return null;
    }
    return note.text;
  }

  /** A map that drops what was used longest ago. */
  private static <K, V> Map<K, V> bounded(int size) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > size;
      }
    };
  }
}
