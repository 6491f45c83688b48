package ai.whattalk.jdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.examples.ConversationArchive;
import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SimulatedRequest;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/spark}: 50,000 conversations of a year, and those of three days more. */
final class ConversationArchiveTest {
  private static final int ROWS = 12_000;
  private static final LocalDate FIRST = LocalDate.of(2024, 7, 1);
  private static final LocalDate END = LocalDate.of(2025, 7, 1);
  private static final List<String> NAMES =
      List.of("Müşteri Hizmetleri", "Ödeme Asistanı", "İstanbul ılık IŞIK", "客服 🙂");
  private static final List<String> COSTS = List.of("0", "0.0000000001", "1234567890.5", "-0.75");

  private final SparkSession spark = SimulatedAccount.localSpark();

  @Test
  void readsEachRowOnceAndThenNewDaysOnly(@TempDir Path directory) throws Exception {
    String folder = directory.resolve("conversations").toString();
    List<Conversation> rows = rows(FIRST, END, ROWS);
    try (SimulatedApi api = new SimulatedApi(rows)) {
      String url = "jdbc:whattalk:baseUrl=" + api.baseUrl();
      ConversationArchive.addDays(spark, url, api.key(), FIRST, END, folder);

      assertThat(archived(folder)).isEqualTo(expected(rows));
      assertThat(spark.read().parquet(folder).count()).isEqualTo(ROWS);
      assertThat(months(directory)).hasSize(12).contains("2024-07", "2025-06");
      assertThat(files(directory)).hasSize(12);
      // Its pages, the days beside each month, and what shows how the server takes dates.
      assertThat(api.requests()).hasSizeBetween(ROWS / 100, ROWS / 100 + 60);
      assertThat(listings(api))
          .allSatisfy(request -> assertThat(daysOf(request)).isBetween(28L, 34L));
      assertThat(
              listings(api).stream()
                  .map(request -> YearMonth.from(first(request).plusDays(2)))
                  .collect(Collectors.toSet()))
          .hasSize(12);

      Set<Path> before = files(directory);
      List<Conversation> more = rows(END, END.plusDays(3), 300);
      api.rows(Stream.concat(more.stream(), rows.stream()).toList()).clearRequests();
      LocalDate newDay = ConversationArchive.firstNewDay(spark, folder);
      assertThat(newDay).isEqualTo(END);
      ConversationArchive.addDays(spark, url, api.key(), newDay, END.plusDays(3), folder);

      assertThat(spark.read().parquet(folder).count()).isEqualTo(ROWS + 300);
      assertThat(archived(folder))
          .isEqualTo(expected(Stream.concat(more.stream(), rows.stream()).toList()));
      assertThat(files(directory)).hasSize(13).containsAll(before);
      assertThat(listings(api))
          .isNotEmpty()
          .allSatisfy(request -> assertThat(first(request)).isAfterOrEqualTo(END.minusDays(2)));

      api.clearRequests();
      LocalDate next = ConversationArchive.firstNewDay(spark, folder);
      ConversationArchive.addDays(spark, url, api.key(), next, END.plusDays(3), folder);
      assertThat(spark.read().parquet(folder).count()).isEqualTo(ROWS + 300);
      assertThat(api.requests()).isEmpty();
    }
  }

  /** So many rows from one day on and before another, at equal distances, newest first. */
  private static List<Conversation> rows(LocalDate from, LocalDate to, int count) {
    long seconds = ChronoUnit.SECONDS.between(from.atStartOfDay(), to.atStartOfDay());
    List<Conversation> rows = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      LocalDateTime created =
          from.atStartOfDay().plusSeconds(seconds * i / count).plusNanos(i % 7 * 1_000_000L);
      rows.add(
          new Conversation(
              from + "-" + i,
              i % 11 == 0 ? null : TestRows.SUPPORT,
              NAMES.get(i % NAMES.size()),
              i % 3 == 0 ? "api" : "whatsapp",
              i % 13 == 0 ? null : i,
              i % 17 == 0 ? null : new BigDecimal(COSTS.get(i % COSTS.size())),
              i % 5 == 0 ? null : i % 2 == 0,
              created,
              i % 19 == 0 ? null : created.plusHours(1)));
    }
    return List.copyOf(rows);
  }

  private static Set<Row> expected(List<Conversation> rows) {
    return rows.stream()
        .map(
            row ->
                RowFactory.create(
                    row.id(),
                    row.assistantId(),
                    row.assistantName(),
                    row.type(),
                    row.messageCount(),
                    row.totalCost() == null ? null : row.totalCost().setScale(10),
                    row.aiEnabled(),
                    row.createdAt(),
                    row.updatedAt(),
                    row.createdAt().toString().substring(0, 7)))
        .collect(Collectors.toSet());
  }

  private Set<Row> archived(String folder) {
    Dataset<Row> rows = spark.read().parquet(folder);
    assertThat(rows.schema().catalogString())
        .isEqualTo(SimulatedAccount.schema("timestamp_ntz").replaceFirst(">$", ",month:string>"));
    return new HashSet<>(rows.collectAsList());
  }

  private static List<String> months(Path directory) throws Exception {
    try (Stream<Path> folders = Files.list(directory.resolve("conversations"))) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.startsWith("month="))
          .map(name -> name.substring("month=".length()))
          .sorted()
          .toList();
    }
  }

  private static Set<Path> files(Path directory) throws Exception {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).collect(Collectors.toSet());
    }
  }

  /** All requests but the one of connecting, which asks for a row. */
  private static List<SimulatedRequest> listings(SimulatedApi api) {
    return api.requests().stream()
        .filter(request -> !"1".equals(request.parameter("per_page")))
        .toList();
  }

  private static LocalDate first(SimulatedRequest request) {
    return LocalDate.parse(request.parameter("date_from"));
  }

  private static long daysOf(SimulatedRequest request) {
    return ChronoUnit.DAYS.between(first(request), LocalDate.parse(request.parameter("date_to")));
  }
}
