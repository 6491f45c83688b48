package ai.whattalk.jdbc.clients;

import static ai.whattalk.jdbc.clients.SimulatedAccount.DRIVER;
import static ai.whattalk.jdbc.clients.SimulatedAccount.ROWS;
import static ai.whattalk.jdbc.clients.SimulatedAccount.countOfType;
import static ai.whattalk.jdbc.clients.SimulatedAccount.page;
import static ai.whattalk.jdbc.clients.SimulatedAccount.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLSyntaxErrorException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SQL of the user's, in Spark and in the driver. */
final class SparkQueryTest {
  private final SimulatedAccount account = new SimulatedAccount();
  private final SimulatedApi api = account.api();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void leavesAQueryToTheDriver() {
    Dataset<Row> types =
        account
            .reader()
            .option(
                "query",
                """
                SELECT "type", COUNT(*) AS conversations, AVG(total_cost) AS average
                FROM conversations
                WHERE created_at >= '2025-06-01' AND type IN ('api', 'widget')
                GROUP BY "type"\
                """)
            .load();
    LocalDateTime june = LocalDateTime.of(2025, 6, 1, 0, 0);
    assertThat(types.select("type", "conversations").collectAsList())
        .containsExactlyInAnyOrder(
            RowFactory.create("api", countOfType("api", june)),
            RowFactory.create("widget", countOfType("widget", june)));
    assertThat(api.queries()).containsExactly("date_from=2025-05-31&" + page(1));
  }

  @Test
  void joinsWithADataFrame() {
    Dataset<Row> prices =
        account
            .spark()
            .createDataFrame(
                List.of(RowFactory.create("api", 3), RowFactory.create("widget", 5)),
                new StructType()
                    .add("type", DataTypes.StringType)
                    .add("price", DataTypes.IntegerType));
    prices.createOrReplaceTempView("prices");
    account.conversations().createOrReplaceTempView("conversations");

    Dataset<Row> earned =
        account
            .spark()
            .sql(
                """
                SELECT p.type, SUM(p.price) AS earned
                FROM conversations c JOIN prices p ON p.type = c.type
                WHERE c.created_at >= '2025-06-01'
                GROUP BY p.type
                """);
    LocalDateTime june = LocalDateTime.of(2025, 6, 1, 0, 0);
    assertThat(earned.collectAsList())
        .containsExactlyInAnyOrder(
            RowFactory.create("api", 3 * countOfType("api", june)),
            RowFactory.create("widget", 5 * countOfType("widget", june)));
    assertThat(api.queries()).containsExactly("date_from=2025-05-31&" + page(1));
  }

  @Test
  void showsTheTablesOfACatalog() {
    String catalog = "spark.sql.catalog.account";
    account
        .spark()
        .conf()
        .set(catalog, "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog");
    account.spark().conf().set(catalog + ".driver", DRIVER);
    account.spark().conf().set(catalog + ".url", account.url());
    account.spark().conf().set(catalog + ".password", api.key());

    assertThat(
            account.spark().sql("SHOW NAMESPACES IN account").as(Encoders.STRING()).collectAsList())
        .containsExactly("whattalk");
    assertThat(
            account
                .spark()
                .sql("SHOW TABLES IN account.whattalk")
                .select("tableName")
                .as(Encoders.STRING())
                .collectAsList())
        .containsExactlyInAnyOrder("assistants", "conversations", "conversation_types");
    assertThat(account.spark().table("account.whattalk.conversations").schema().catalogString())
        .isEqualTo(schema("timestamp"));
    assertThat(api.queries()).isEmpty();

    Dataset<Row> types =
        account
            .spark()
            .sql(
                """
                SELECT type, COUNT(*) AS conversations FROM account.whattalk.conversations
                WHERE type IS NOT NULL GROUP BY type
                """);
    Map<String, Long> expected =
        ROWS.stream()
            .filter(row -> row.type() != null)
            .collect(Collectors.groupingBy(Conversation::type, Collectors.counting()));
    assertThat(types.collectAsList())
        .extracting(row -> Map.entry(row.getString(0), row.getLong(1)))
        .containsExactlyInAnyOrderElementsOf(expected.entrySet());
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(
            () -> account.reader().option("query", "SELECT idd FROM conversations").load())
        .isInstanceOfSatisfying(
            SQLSyntaxErrorException.class, e -> assertThat(e.getSQLState()).isEqualTo("42S22"))
        .hasMessageContaining("idd");
    assertThatThrownBy(
            () ->
                account
                    .reader()
                    .option("password", "wrong")
                    .option("dbtable", "conversations")
                    .load())
        .cause()
        .isInstanceOfSatisfying(
            SQLInvalidAuthorizationSpecException.class,
            e -> assertThat(e.getSQLState()).isEqualTo("28000"));
  }
}
