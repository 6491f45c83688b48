package ai.whattalk.jdbc.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.page.ListEndpoint;
import ai.whattalk.jdbc.api.resource.FilterParameter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is remembered of a server, for whom and how long. */
class ServerMemoryTest {
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE);
  private final ServerMemory notes = new ServerMemory(nanoTime::get);

  @Test
  void remembersForTenMinutes() {
    notes.leaveOut(FilterParameter.TYPE, "a", "refused");
    notes.assistantHonoured("a-1");
    notes.keyValid();

    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
    assertThat(notes.leftOut(FilterParameter.TYPE, "a")).isEqualTo("refused");
    assertThat(notes.isAssistantHonoured("b-2")).isTrue();
    assertThat(notes.isKeyValid()).isTrue();

    nanoTime.incrementAndGet();
    assertThat(notes.leftOut(FilterParameter.TYPE, "a")).isNull();
    assertThat(notes.isAssistantHonoured("b-2")).isFalse();
    assertThat(notes.isKeyValid()).isFalse();
  }

  @Test
  void remembersParameterAndValue() {
    notes.leaveOut(FilterParameter.TYPE, "a", "refused");

    assertThat(notes.leftOut(FilterParameter.TYPE, "b")).isNull();
    assertThat(notes.leftOut(FilterParameter.ASSISTANT_ID, "a")).isNull();
  }

  @Test
  void remembersABoundedNumberOfValues() {
    for (int i = 0; i <= 256; i++) {
      notes.leaveOut(FilterParameter.TYPE, "a" + i, "refused");
    }

    assertThat(notes.leftOut(FilterParameter.TYPE, "a0")).isNull();
    assertThat(notes.leftOut(FilterParameter.TYPE, "a1")).isNotNull();
  }

  @Test
  void keepsNotesByBaseUrlAndKey() {
    ServerMemory same = ServerMemory.of("http://notes.example/api", new ApiKey("k"));

    assertThat(ServerMemory.of("http://notes.example/api", new ApiKey("k"))).isSameAs(same);
    assertThat(ServerMemory.of("http://notes.example/api", new ApiKey("l"))).isNotSameAs(same);
    assertThat(ServerMemory.of("http://notes.example/v2", new ApiKey("k"))).isNotSameAs(same);
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
    ServerMemory assistants = notes.of(ListEndpoint.ASSISTANTS);
    assistants.pageSizeGranted(10);
    assistants.evidence().provenTotal(7);

    assertThat(notes.of(ListEndpoint.ASSISTANTS)).isSameAs(assistants);
    assertThat(notes.of(ListEndpoint.CONVERSATIONS)).isSameAs(notes);
    assertThat(notes.grantedPageSize(100)).isEqualTo(100);
    assertThat(notes.evidence().provenTotal()).isZero();
    assertThat(assistants.rate()).isSameAs(notes.rate());
  }
}
