package ai.whattalk.jdbc.clients;

import static ai.whattalk.jdbc.clients.SimulatedAccount.ALL_PAGES;
import static ai.whattalk.jdbc.clients.SimulatedAccount.DRIVER;
import static ai.whattalk.jdbc.clients.SimulatedAccount.ROWS;
import static ai.whattalk.jdbc.clients.SimulatedAccount.ids;
import static ai.whattalk.jdbc.clients.SimulatedAccount.isFrom;
import static ai.whattalk.jdbc.clients.SimulatedAccount.rowsOf;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Properties;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several connections side by side, each of which reads a part of the table. */
final class SparkPartitionsTest {
  private final SimulatedAccount account = new SimulatedAccount();
  private final SimulatedApi api = account.api();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void readsOnePartitionForEachPredicate() {
    String[] months = {
      "\"created_at\" >= '2025-04-01 00:00:00.0' AND \"created_at\" < '2025-05-01 00:00:00.0'",
      "\"created_at\" >= '2025-05-01 00:00:00.0' AND \"created_at\" < '2025-06-01 00:00:00.0'",
      "created_at >= DATE '2025-06-01' AND created_at < DATE '2025-07-01'"
    };
    Properties properties = new Properties();
    properties.setProperty("driver", DRIVER);
    properties.setProperty("password", api.key());
    Dataset<Row> quarter =
        account.spark().read().jdbc(account.url(), "conversations", months, properties);
    assertThat(quarter.rdd().getNumPartitions()).isEqualTo(months.length);

    List<Conversation> expected = rowsOf(row -> isFrom(row, LocalDateTime.of(2025, 4, 1, 0, 0)));
    assertThat(ids(quarter)).containsExactlyInAnyOrderElementsOf(ids(expected));
    assertThat(api.queries())
        // The days beside each month: the last one until date_to is known to include its day.
        .satisfiesExactlyInAnyOrder(
            query -> assertThat(query).matches("date_from=2025-03-31&date_to=2025-05-0[12]&.*"),
            query -> assertThat(query).matches("date_from=2025-04-30&date_to=2025-06-0[12]&.*"),
            query -> assertThat(query).matches("date_from=2025-05-31&date_to=2025-07-0[12]&.*"));
  }

  @Test
  void readsPartitionsOfAColumn() {
    Dataset<Row> partitions =
        account
            .reader()
            .option("dbtable", "conversations")
            .option("partitionColumn", "created_at")
            .option("lowerBound", "2025-01-01 00:00:00")
            .option("upperBound", "2025-07-01 00:00:00")
            .option("numPartitions", 6)
            .load();
    assertThat(partitions.rdd().getNumPartitions()).isEqualTo(6);

    assertThat(ids(partitions)).containsExactlyInAnyOrderElementsOf(ids(ROWS));
    // The first partition takes rows without a date too, for which the API has no parameter.
    assertThat(api.requests().stream().filter(request -> request.parameter("date_from") == null))
        .hasSize(ALL_PAGES.size());
    assertThat(api.requests().stream().map(request -> request.parameter("date_from")).distinct())
        .hasSize(6);

    api.clearRequests();
    assertThat(ids(partitions.where("created_at >= '2025-06-01'")))
        .containsExactlyInAnyOrderElementsOf(
            ids(rowsOf(row -> isFrom(row, LocalDateTime.of(2025, 6, 1, 0, 0)))));
    assertThat(api.requests()).allMatch(request -> request.parameter("date_from") != null);
  }
}
