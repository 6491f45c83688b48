package ai.whattalk.jdbc.api;

import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.PageClient;
import ai.whattalk.jdbc.api.http.RequestLog;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.RequestServer;
import ai.whattalk.jdbc.api.http.RetryingClient;
import ai.whattalk.jdbc.api.page.ListEndpoint;
import ai.whattalk.jdbc.api.resource.ConversationSource;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.total.FilterProof;
import ai.whattalk.jdbc.api.total.ListSampler;
import ai.whattalk.jdbc.api.total.ListTotals;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.util.ArrayList;
import java.util.List;

/** One execution on a simulated server, with the parts that count and narrow its lists. */
public final class Execution {
  public final List<String> warnings = new ArrayList<>();
  public final ListSampler sampler;
  public final FilterProof proof;
  public final ListTotals totals;
  public final ConversationLists lists;

  /**
   * Begins without a request.
   *
   * @param notes what earlier executions have learned
   */
  public Execution(SimulatedApi server, int pageSize, ServerMemory notes) {
    ApiSettings settings = server.settings(pageSize);
    RequestLog log = new RequestLog(RequestServer.API);
    RetryingClient client =
        new RetryingClient(
            new PageClient(settings, null, log),
            ListEndpoint.CONVERSATIONS,
            notes.rate(),
            notes.answers(),
            settings.retries());
    RequestScope scope = new RequestScope(warnings::add);
    sampler = new ListSampler(client, settings.scan(), notes, scope);
    proof = new FilterProof(sampler, notes.evidence(), scope);
    totals = new ListTotals(sampler, notes.evidence(), proof);
    lists = new ConversationLists(client, settings.scan(), notes, scope);
  }

  /** The ids of all rows that a source gives, in their order. */
  public static List<String> ids(ConversationSource source) {
    List<String> ids = new ArrayList<>();
    for (ListRow row = source.next(); row != null; row = source.next()) {
      ids.add(row.id());
    }
    return ids;
  }
}
