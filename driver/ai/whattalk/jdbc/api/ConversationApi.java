package ai.whattalk.jdbc.api;

import java.time.Duration;
import java.util.List;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint {@code GET /user/conversations} of one account. What is learned of its server is
 * shared with every other object for the same base URL and key. Thread-safe.
 */
public final class ConversationApi {
  private final PageClient client;
  private final PatientClient patient;
  private final ScanSettings scan;
  private final ServerNotes notes;
  private final RequestLog log;

  /** Opens the API over the network; makes no request. */
  public ConversationApi(ApiSettings settings) {
    this(settings, null, null);
  }

  /** Opens an embedded account: something answers in place of the network. */
  public ConversationApi(ApiSettings settings, Interceptor network) {
    this(settings, network, null);
  }

  ConversationApi(
      ApiSettings settings, @Nullable Interceptor network, @Nullable ServerNotes notes) {
    log = new RequestLog(network == null ? RequestServer.API : RequestServer.DEMO);
    client = new PageClient(settings, network, log);
    scan = settings.scan();
    this.notes =
        notes == null ? ServerNotes.of(client.endpoint().toString(), settings.key()) : notes;
    patient = new PatientClient(client, this.notes, settings.retries());
  }

  /** Asks for one row, so that a wrong key or URL shows at once. Throws {@link ApiException}. */
  public void validate(CallScope scope) {
    notes.keyInDoubt();
    Answer answer = patient.fetchOnce(new PageRequest(ConversationFilter.NONE, 1, 1), scope);
    if (answer instanceof Refusal refusal) {
      throw refusal.failure();
    }
    notes.evidence().saw(ConversationFilter.NONE, (Page) answer);
    notes.keyValid();
  }

  /**
   * Like {@link #validate}, but makes no request if one succeeded for the same base URL and key
   * within the last ten minutes. Throws {@link ApiException}.
   */
  public void validateUnlessRecent(CallScope scope) {
    if (!notes.isKeyValid()) {
      validate(scope);
    }
  }

  /**
   * Bounds the silence between two reads of later requests; zero is no bound. What takes longer is
   * not tried again.
   */
  public void setReadTimeout(Duration timeout) {
    client.setReadTimeout(timeout);
  }

  /** The requests that this object has made. */
  public RequestLog log() {
    return log;
  }

  /** What is known of the server, whichever object learned it: one of each {@link ServerFact}. */
  public List<LearnedFact> facts() {
    return notes.facts().all();
  }

  /** Reads one list. Makes no request before the first row is asked for. */
  public ConversationSource read(ReadRequest request, CallScope scope) {
    return lists(scope).read(request);
  }

  /** The account's lists, for one execution; makes no request. */
  public ConversationLists lists(CallScope scope) {
    return new ConversationLists(patient, scan, notes, scope);
  }
}
