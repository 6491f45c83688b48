package ai.whattalk.jdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import org.junit.jupiter.api.Test;

/** Pages that a {@link ListSampler} keeps. */
final class KeptSamplesTest {

  private static ConversationFilter from(int day) {
    return ConversationFilter.NONE.withDays(TestRows.LAST_DAY.minusDays(day), null);
  }

  @Test
  void keepsTheNewestOfMany() {
    try (SimulatedApi server = new SimulatedApi(TestRows.conversations(40, 1))) {
      CallScope scope = new CallScope(warning -> {});
      ConversationLists lists = new ConversationApi(server.settings(100)).lists(scope);
      for (int day = 0; day < 300; day++) {
        lists.sampleAssistants(from(day));
      }
      server.clearRequests();

      lists.sampleAssistants(from(299));
      assertThat(server.requests()).isEmpty();

      lists.sampleAssistants(from(0));
      assertThat(server.requests()).hasSize(1);
    }
  }
}
