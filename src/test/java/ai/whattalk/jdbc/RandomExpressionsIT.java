package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.whattalk.jdbc.testing.ComparisonReport;
import ai.whattalk.jdbc.testing.ExpressionQueryGenerator;
import ai.whattalk.jdbc.testing.PostgresComparison;
import ai.whattalk.jdbc.testing.PostgresComparison.Kind;
import ai.whattalk.jdbc.testing.PostgresComparison.Verdict;
import ai.whattalk.jdbc.testing.PostgresServer;
import ai.whattalk.jdbc.testing.TestRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Generated expressions without parentheses mean what they mean in PostgreSQL. A failure names its
 * seed; to replay seeds: {@code -Drandom.seed=<first> -Drandom.count=<how many>}.
 */
final class RandomExpressionsIT {
  private static final long FIRST_SEED = Long.getLong("random.seed", 1);
  private static final int COUNT = Integer.getInteger("random.count", 300);

  /** Expressions of one query. */
  private static final int TOGETHER = 10;

  private final TimeZone zoneBefore = TimeZone.getDefault();
  private final ExpressionQueryGenerator generator = new ExpressionQueryGenerator();
  private final ComparisonReport report = new ComparisonReport();
  private PostgresComparison comparison;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(
        PostgresServer.isAvailable(),
        "No PostgreSQL to compare with: the build brings one for Linux on x86-64 only");
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Istanbul"));
    comparison = new PostgresComparison(TestRows.conversations(80, 18));
  }

  @AfterEach
  void stop() throws Exception {
    TimeZone.setDefault(zoneBefore);
    if (comparison != null) {
      comparison.close();
    }
  }

  @Test
  void meanTheSame() {
    Map<Boolean, List<Long>> waiting = Map.of(true, new ArrayList<>(), false, new ArrayList<>());
    for (long seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed++) {
      if (comparison.isValid(generator.query(List.of(seed)).sql())) {
        List<Long> together = waiting.get(generator.rowsOf(seed));
        together.add(seed);
        if (together.size() == TOGETHER) {
          compareTogether(together);
          together.clear();
        }
      } else {
        compare(seed);
      }
    }
    waiting.values().forEach(this::compareTogether);

    assertThat(report.differences()).isEmpty();
    assertThat(report.refusals()).hasSizeLessThanOrEqualTo(COUNT / 20);
    assertThat(report.count(Kind.SAME)).isGreaterThanOrEqualTo(COUNT * 8 / 10);
  }

  private void compareTogether(List<Long> seeds) {
    if (seeds.isEmpty()) {
      return;
    }
    if (comparison.compare(generator.query(seeds)).kind() == Kind.SAME) {
      report.addSame(seeds.size());
    } else {
      seeds.forEach(this::compare);
    }
  }

  private void compare(long seed) {
    Verdict verdict = comparison.compare(generator.query(List.of(seed)));
    report.add(seed, generator.expression(seed), verdict);
  }
}
