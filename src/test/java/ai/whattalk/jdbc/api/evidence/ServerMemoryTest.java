package ai.whattalk.jdbc.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiRoute;
import ai.whattalk.jdbc.api.page.GrantedSize;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.testing.ConversationList;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is remembered of a server, for whom and how long. */
class ServerMemoryTest {
  private static final ApiRoute DIRECT = new ApiRoute(null, null);

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE);
  private final ServerMemory memory = new ServerMemory(AccountLists.CONVERSATIONS, nanoTime::get);

  @Test
  void remembersForTenMinutes() {
    memory.leaveOut(ConversationList.TYPE, "a", "refused");
    memory.evidence().numbers().noteTextObeyed("a-1");
    memory.noteKeyValid(DIRECT);

    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
    assertThat(memory.leftOut(ConversationList.TYPE, "a")).isEqualTo("refused");
    assertThat(memory.evidence().numbers().isTextObeyed("b-2")).isTrue();
    assertThat(memory.isKeyValid(DIRECT)).isTrue();

    nanoTime.incrementAndGet();
    assertThat(memory.leftOut(ConversationList.TYPE, "a")).isNull();
    assertThat(memory.evidence().numbers().isTextObeyed("b-2")).isFalse();
    assertThat(memory.isKeyValid(DIRECT)).isFalse();
  }

  @Test
  void remembersParameterAndValue() {
    memory.leaveOut(ConversationList.TYPE, "a", "refused");

    assertThat(memory.leftOut(ConversationList.TYPE, "b")).isNull();
    assertThat(memory.leftOut(ConversationList.ASSISTANT_ID, "a")).isNull();
  }

  @Test
  void remembersABoundedNumberOfValues() {
    for (int i = 0; i <= 256; i++) {
      memory.leaveOut(ConversationList.TYPE, "a" + i, "refused");
    }

    assertThat(memory.leftOut(ConversationList.TYPE, "a0")).isNull();
    assertThat(memory.leftOut(ConversationList.TYPE, "a1")).isNotNull();
  }

  @Test
  void keepsNotesByBaseUrlAndKey() {
    ServerMemory same = ServerMemory.of("http://memory.example/api", new ApiKey("k"));

    assertThat(ServerMemory.of("http://memory.example/api", new ApiKey("k"))).isSameAs(same);
    assertThat(ServerMemory.of("http://memory.example/api", new ApiKey("l"))).isNotSameAs(same);
    assertThat(ServerMemory.of("http://memory.example/v2", new ApiKey("k"))).isNotSameAs(same);
  }

  @Test
  void keepsABoundedNumberOfAccounts() {
    ServerMemory first = ServerMemory.of("http://bounded.example", new ApiKey("k"));
    for (int i = 0; i < 64; i++) {
      ServerMemory.of("http://bounded.example", new ApiKey("k" + i));
    }

    assertThat(ServerMemory.of("http://bounded.example", new ApiKey("k"))).isNotSameAs(first);
  }

  @Test
  void keepsWhatConcernsAListForThatListAndTheRateForAll() {
    ServerMemory assistants = memory.of(AccountLists.ASSISTANTS);
    assistants.notePageSize(new GrantedSize(10));
    assistants.evidence().noteProvenTotal(7);

    assertThat(memory.of(AccountLists.ASSISTANTS)).isSameAs(assistants);
    assertThat(memory.of(AccountLists.CONVERSATIONS)).isSameAs(memory);
    assertThat(memory.granted(100)).isEqualTo(new GrantedSize(100));
    assertThat(memory.evidence().provenTotal()).isZero();
    assertThat(assistants.rate()).isSameAs(memory.rate());
  }
}
