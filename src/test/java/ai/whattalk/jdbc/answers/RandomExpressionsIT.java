package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ComparisonReport;
import ai.whattalk.jdbc.testing.DefaultZone;
import ai.whattalk.jdbc.testing.ExpressionQueryGenerator;
import ai.whattalk.jdbc.testing.PostgresComparison;
import ai.whattalk.jdbc.testing.PostgresComparison.Kind;
import ai.whattalk.jdbc.testing.PostgresComparison.Verdict;
import ai.whattalk.jdbc.testing.PostgresDatabase;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Generated expressions without parentheses mean what they mean in PostgreSQL. A failure names its
 * seed; to replay seeds: {@code -Drandom.seed=<first> -Drandom.count=<how many>}.
 */
final class RandomExpressionsIT {
  @RegisterExtension static final DefaultZone ZONE = new DefaultZone("Europe/Istanbul");

  @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

  private static final long FIRST_SEED = Long.getLong("random.seed", 1);
  private static final int COUNT = RandomCases.count("random.count", 30);

  /** Expressions of one query. */
  private static final int TOGETHER = 10;

  private final ExpressionQueryGenerator generator = new ExpressionQueryGenerator();
  private final ComparisonReport report = new ComparisonReport();
  @AutoClose private PostgresComparison comparison;

  @BeforeEach
  void start() throws SQLException {
    comparison = new PostgresComparison(TestRows.conversations(80, 18), POSTGRES.connection());
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
