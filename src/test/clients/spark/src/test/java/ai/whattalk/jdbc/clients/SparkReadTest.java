package ai.whattalk.jdbc.clients;

import static ai.whattalk.jdbc.clients.SimulatedAccount.ALL_PAGES;
import static ai.whattalk.jdbc.clients.SimulatedAccount.ROWS;
import static ai.whattalk.jdbc.clients.SimulatedAccount.ids;
import static ai.whattalk.jdbc.clients.SimulatedAccount.isFrom;
import static ai.whattalk.jdbc.clients.SimulatedAccount.page;
import static ai.whattalk.jdbc.clients.SimulatedAccount.rowsOf;
import static ai.whattalk.jdbc.clients.SimulatedAccount.schema;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.jdbc.JdbcDialect;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole tables and filters, read by Spark as a JDBC source. */
final class SparkReadTest {
  private final SimulatedAccount account = new SimulatedAccount();
  private final SimulatedApi api = account.api();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void findsTheSchemaWithoutARequest() {
    assertThat(account.conversations().schema().catalogString()).isEqualTo(schema("timestamp"));
    assertThat(account.wallClockConversations().schema().catalogString())
        .isEqualTo(schema("timestamp_ntz"));
    assertThat(api.queries()).isEmpty();
  }

  @Test
  void readsEveryValue() {
    assertThat(account.conversations().collectAsList())
        .containsExactlyElementsOf(rows(time -> time == null ? null : Timestamp.valueOf(time)));
    assertThat(api.queries()).hasSameElementsAs(ALL_PAGES).hasSize(ALL_PAGES.size());
  }

  @Test
  void readsWallClocks() {
    JdbcDialect dialect = new WallClockDialect();
    JdbcDialects.registerDialect(dialect);
    try {
      assertThat(account.wallClockConversations().collectAsList())
          .containsExactlyElementsOf(rows(time -> time));
    } finally {
      JdbcDialects.unregisterDialect(dialect);
    }
  }

  @Test
  void countsAndSums() {
    assertThat(account.conversations().count()).isEqualTo(ROWS.size());

    Row sums =
        account
            .conversations()
            .agg(
                functions.sum("message_count"),
                functions.sum("total_cost"),
                functions.max("created_at"))
            .head();
    assertThat(sums.getLong(0)).isEqualTo(messages(ROWS));
    assertThat(sums.getDecimal(1)).isEqualByComparingTo(cost(ROWS));
    assertThat(sums.getTimestamp(2)).isEqualTo(Timestamp.valueOf(ROWS.get(0).createdAt()));
  }

  @Test
  void sendsFiltersToTheApi() {
    LocalDateTime january = LocalDateTime.of(2025, 1, 1, 0, 0);
    assertRead(
        account.conversations().where(col("created_at").geq(Timestamp.valueOf(january))),
        row -> isFrom(row, january),
        "date_from=2024-12-31");
    assertRead(
        account.conversations().where("type = 'widget'"),
        row -> Objects.equals(row.type(), "widget"),
        "type=widget");
    assertRead(
        account
            .conversations()
            .where("created_at >= '2025-01-01' AND created_at < '2025-02-01' AND type = 'api'"),
        row ->
            isFrom(row, january)
                && row.createdAt().isBefore(january.plusMonths(1))
                && Objects.equals(row.type(), "api"),
        "type=api&date_from=2024-12-31&date_to=2025-02-0[12]");
    assertRead(
        account.conversations().where(col("assistant_id").equalTo(TestRows.SUPPORT)),
        row -> TestRows.SUPPORT.equals(row.assistantId()),
        "assistant_id=[0-9]+");
    assertRead(
        account.wallClockConversations().where(col("created_at").geq(january)),
        row -> isFrom(row, january),
        "date_from=2024-12-31");
  }

  @Test
  void checksTheOtherFiltersItself() {
    assertRead(
        account
            .conversations()
            .where("ai_enabled AND total_cost > 0.5 AND message_count BETWEEN 10 AND 40"),
        row ->
            Boolean.TRUE.equals(row.aiEnabled())
                && row.totalCost() != null
                && row.totalCost().compareTo(new BigDecimal("0.5")) > 0
                && row.messageCount() != null
                && row.messageCount() >= 10
                && row.messageCount() <= 40,
        "");
    assertRead(
        account.conversations().where("assistant_name LIKE 'Müşteri%' OR type IS NULL"),
        row ->
            row.type() == null
                || row.assistantName() != null && row.assistantName().startsWith("Müşteri"),
        "");
    assertRead(
        account.conversations().where("created_at IS NULL"), row -> row.createdAt() == null, "");
    assertRead(account.conversations().where("assistant_name = 'O''Brien \\\\'"), row -> false, "");
  }

  @Test
  void readsOnlyTheColumnsThatAreAskedFor() {
    Dataset<Row> costs = account.conversations().where("type = 'widget'").select("total_cost");
    assertThat(costs.queryExecution().executedPlan().toString())
        .contains("ReadSchema: struct<total_cost:decimal(20,10)>");
    assertThat(costs.collectAsList()).isNotEmpty().allMatch(row -> row.size() == 1);
  }

  @Test
  void readsNoFurtherThanALimit() {
    assertThat(ids(account.conversations().limit(5))).isEqualTo(ids(ROWS.subList(0, 5)));
    assertThat(api.queries()).containsExactly(page(1));

    api.clearRequests();
    assertThat(
            ids(
                account
                    .reader()
                    .option(
                        "query",
                        "SELECT id FROM conversations WHERE created_at IS NOT NULL"
                            + " ORDER BY created_at DESC LIMIT 3")
                    .load()))
        .isEqualTo(ids(ROWS.subList(0, 3)));
  }

  /** Reads rows, with parameters that match a pattern. */
  private void assertRead(Dataset<Row> read, Predicate<Conversation> expected, String parameters) {
    api.clearRequests();
    assertThat(ids(read)).isEqualTo(ids(rowsOf(expected)));
    String start = parameters.isEmpty() ? "" : parameters + "&";
    assertThat(api.queries())
        .filteredOn(query -> !query.startsWith("assistants"))
        .isNotEmpty()
        .allMatch(query -> query.matches(start + "per_page.*"));
  }

  private static List<Row> rows(Function<LocalDateTime, Object> timestamp) {
    List<Row> rows = new ArrayList<>();
    for (Conversation row : ROWS) {
      BigDecimal cost = row.totalCost();
      rows.add(
          RowFactory.create(
              row.id(),
              row.assistantId(),
              row.assistantName(),
              row.type(),
              row.messageCount(),
              cost == null ? null : cost.setScale(10),
              row.aiEnabled(),
              timestamp.apply(row.createdAt()),
              timestamp.apply(row.updatedAt())));
    }
    return rows;
  }

  private static long messages(List<Conversation> rows) {
    return rows.stream()
        .map(Conversation::messageCount)
        .filter(Objects::nonNull)
        .mapToLong(Integer::longValue)
        .sum();
  }

  private static BigDecimal cost(List<Conversation> rows) {
    return rows.stream()
        .map(Conversation::totalCost)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Takes the wall clock of a timestamp, as Spark's dialects for other databases do. Its default
   * one takes the clock that UTC shows at that moment.
   */
  private static final class WallClockDialect extends JdbcDialect {
    @Override
    public boolean canHandle(String url) {
      return url.startsWith("jdbc:whattalk:");
    }

    @Override
    public LocalDateTime convertJavaTimestampToTimestampNTZ(Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
  }
}
