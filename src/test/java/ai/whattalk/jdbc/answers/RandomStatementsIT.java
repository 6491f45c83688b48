package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.ComparisonReport;
import ai.whattalk.jdbc.testing.DefaultZone;
import ai.whattalk.jdbc.testing.NestedQueryGenerator;
import ai.whattalk.jdbc.testing.PostgresComparison;
import ai.whattalk.jdbc.testing.PostgresComparison.Kind;
import ai.whattalk.jdbc.testing.PostgresDatabase;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.RandomQuery;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Generated queries that nest joins, groups, windows, set operations and subqueries give
 * PostgreSQL's rows, or are refused by a rule. A failure names its seed; to replay seeds: {@code
 * -Drandom.seed=<first> -Drandom.count=<how many>}.
 */
final class RandomStatementsIT {
  @RegisterExtension static final DefaultZone ZONE = new DefaultZone("Europe/Istanbul");

  @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

  private static final long FIRST_SEED = Long.getLong("random.seed", 1);
  private static final int COUNT = RandomCases.count("random.count", 15);

  private final ComparisonReport report = new ComparisonReport();
  @AutoClose private PostgresComparison comparison;

  @BeforeEach
  void start() throws SQLException {
    comparison = new PostgresComparison(TestRows.conversations(80, 18), POSTGRES.connection());
  }

  @Test
  void giveTheSameRows() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed++) {
      RandomQuery query = new NestedQueryGenerator(seed).query();
      report.add(seed, query.sql(), comparison.compare(query));
    }

    assertThat(report.differences()).isEmpty();
    assertThat(report.refusals()).hasSizeLessThanOrEqualTo(COUNT / 15);
    assertThat(report.count(Kind.SAME)).isGreaterThanOrEqualTo(COUNT * 8 / 10);
  }
}
