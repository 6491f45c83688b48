package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.PageClient;
import ai.whattalk.jdbc.api.http.RequestLog;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.RequestServer;
import ai.whattalk.jdbc.api.http.RetryingClient;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.walk.ListAccess;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.util.ArrayList;
import java.util.List;

/** One execution on a simulated server, with the parts that count and narrow its lists. */
final class Execution {
  final List<String> warnings = new ArrayList<>();
  final ListSampler sampler;
  final FilterProof proof;
  final ListTotals totals;
  final AccountList lists;

  /**
   * Begins without a request.
   *
   * @param memory what earlier executions have learned
   */
  Execution(SimulatedApi server, int pageSize, ServerMemory memory) {
    ApiSettings settings = server.settings(pageSize);
    RequestLog log = new RequestLog(RequestServer.API);
    RetryingClient client =
        new RetryingClient(
            new PageClient(settings, null, log),
            memory.rate(),
            memory.answers(),
            settings.retries());
    RequestScope scope = new RequestScope(warnings::add);
    sampler =
        new ListSampler(
            new ListAccess(
                AccountLists.CONVERSATIONS, client, settings.scan(), memory, scope, false));
    proof = new FilterProof(AccountLists.CONVERSATIONS, sampler, memory.evidence(), scope);
    totals = new ListTotals(sampler, memory.evidence(), proof);
    lists = new AccountApi(settings, null, memory).list(AccountLists.CONVERSATIONS, scope);
  }

  /** The ids of all rows that a source gives, in their order. */
  static List<String> ids(RowSource source) {
    List<String> ids = new ArrayList<>();
    for (ListRow row = source.next(); row != null; row = source.next()) {
      ids.add(row.id());
    }
    return ids;
  }
}
