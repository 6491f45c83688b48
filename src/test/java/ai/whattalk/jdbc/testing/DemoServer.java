package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.Assistant;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.demo.DemoApi;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Servers that have the rows of the demo account, and record what they are asked for. */
public final class DemoServer {
  private final List<Conversation> conversations = new ArrayList<>();
  private final List<Assistant> assistants = new ArrayList<>();

  /** Reads the demo account. */
  public DemoServer() {
    AccountApi api = DemoApi.open(new ScanSettings(100, 4, true), Clock.systemUTC());
    RequestScope scope = new RequestScope(warning -> {});
    read(
        api.list(AccountLists.CONVERSATIONS, scope)
            .read(new ReadRequest(ConversationList.ALL, ReadRequest.ALL)),
        row -> conversations.add(ConversationList.conversation(row)));
    read(
        api.list(AccountLists.ASSISTANTS, scope)
            .read(new ReadRequest(AssistantList.ALL, ReadRequest.ALL)),
        row -> assistants.add(AssistantList.assistant(row)));
  }

  private static void read(RowSource rows, Consumer<ListRow> consumer) {
    for (ListRow row = rows.next(); row != null; row = rows.next()) {
      consumer.accept(row);
    }
  }

  /** A server of which nothing is known yet. */
  public SimulatedApi start() {
    SimulatedApi server = new SimulatedApi(conversations);
    server.assistants().rows(assistants);
    return server;
  }
}
