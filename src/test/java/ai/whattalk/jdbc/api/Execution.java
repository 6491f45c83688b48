package ai.whattalk.jdbc.api;

import ai.whattalk.jdbc.testing.SimulatedApi;
import java.util.ArrayList;
import java.util.List;

/** One execution on a simulated server, with the parts that count and narrow its lists. */
final class Execution {
  final List<String> warnings = new ArrayList<>();
  final ListSampler sampler;
  final FilterProof proof;
  final ListTotals totals;
  final ConversationLists lists;

  /**
   * Begins without a request.
   *
   * @param notes what earlier executions have learned
   */
  Execution(SimulatedApi server, int pageSize, ServerNotes notes) {
    ApiSettings settings = server.settings(pageSize);
    RequestLog log = new RequestLog(RequestServer.API);
    PatientClient client =
        new PatientClient(
            new PageClient(settings, null, log),
            ListEndpoint.CONVERSATIONS,
            notes.rate(),
            notes.answers(),
            settings.retries());
    CallScope scope = new CallScope(warnings::add);
    sampler = new ListSampler(client, settings.scan(), notes, scope);
    proof = new FilterProof(sampler, notes.evidence(), scope);
    totals = new ListTotals(sampler, notes.evidence(), proof);
    lists = new ConversationLists(client, settings.scan(), notes, scope);
  }

  /** The ids of all rows that a source gives, in their order. */
  static List<String> ids(ConversationSource source) {
    List<String> ids = new ArrayList<>();
    for (ListRow row = source.next(); row != null; row = source.next()) {
      ids.add(row.id());
    }
    return ids;
  }
}
