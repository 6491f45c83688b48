package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.whattalk.jdbc.testing.ComparisonReport;
import ai.whattalk.jdbc.testing.NestedQueryGenerator;
import ai.whattalk.jdbc.testing.PostgresComparison;
import ai.whattalk.jdbc.testing.PostgresComparison.Kind;
import ai.whattalk.jdbc.testing.PostgresServer;
import ai.whattalk.jdbc.testing.RandomQuery;
import ai.whattalk.jdbc.testing.TestRows;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Generated queries that nest joins, groups, windows, set operations and subqueries give
 * PostgreSQL's rows, or are refused by a rule. A failure names its seed; to replay seeds: {@code
 * -Drandom.seed=<first> -Drandom.count=<how many>}.
 */
final class RandomStatementsIT {
  private static final long FIRST_SEED = Long.getLong("random.seed", 1);
  private static final int COUNT = Integer.getInteger("random.count", 200);

  private final TimeZone zoneBefore = TimeZone.getDefault();
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
  void giveTheSameRows() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed++) {
      RandomQuery query = new NestedQueryGenerator(seed).query();
      report.add(seed, query.sql(), comparison.compare(query));
    }

    assertThat(report.differences()).isEmpty();
    assertThat(report.refusals()).hasSizeLessThanOrEqualTo(COUNT / 20);
    assertThat(report.count(Kind.SAME)).isGreaterThanOrEqualTo(COUNT * 8 / 10);
  }
}
