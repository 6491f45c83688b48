package ai.whattalk.jdbc.api;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.TestRows;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several sources in turn. */
class SourceSequenceTest {

  /** Gives numbered rows, and counts how often it is asked. */
  private static final class Numbered implements ConversationSource {
    private final Iterator<Conversation> rows;
    private int asked;
    private boolean closed;

    Numbered(int rows) {
      this.rows = TestRows.numbered(rows).iterator();
    }

    @Override
    public @Nullable Conversation next() {
      asked++;
      return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final Numbered two = new Numbered(2);
  private final Numbered none = new Numbered(0);
  private final Numbered three = new Numbered(3);
  private final SourceSequence sequence = new SourceSequence(List.of(two, none, three));

  @Test
  void givesWhatEachGivesInTurn() {
    assertThat(Execution.ids(sequence)).containsExactly("c1", "c2", "c1", "c2", "c3");
    assertThat(sequence.next()).isNull();
  }

  @Test
  void asksNoneBeforeTheOnesBeforeItEnded() {
    sequence.next();
    sequence.next();

    assertThat(two.asked).isEqualTo(2);
    assertThat(none.asked).isZero();
    assertThat(three.asked).isZero();
  }

  @Test
  void asksNoneAgainThatEnded() {
    Execution.ids(sequence);

    assertThat(two.asked).isEqualTo(3);
    assertThat(none.asked).isEqualTo(1);
  }

  @Test
  void closesAll() {
    sequence.close();

    assertThat(two.closed && none.closed && three.closed).isTrue();
  }
}
