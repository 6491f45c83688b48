package ai.whattalk.jdbc.clients;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * An account of 550 conversations behind the simulated API, and a local Spark that reads it through
 * the packaged driver. The Spark lives as long as the JVM.
 */
final class SimulatedAccount implements AutoCloseable {
  static final String DRIVER = "ai.whattalk.jdbc.WhatTalkDriver";

  /** Newest first. */
  static final List<Conversation> ROWS = TestRows.conversations(550, 7);

  /** The queries of a scan of everything. */
  static final List<String> ALL_PAGES =
      List.of(page(1), page(2), page(3), page(4), page(5), page(6));

  private final SimulatedApi api = new SimulatedApi(ROWS);
  private final SparkSession spark = localSpark();

  /** Connecting asks for a row, the first time; that request is forgotten. */
  SimulatedAccount() {
    conversations();
    api.clearRequests();
  }

  /** The one Spark of the JVM. */
  static SparkSession localSpark() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 1)
        .config("spark.local.dir", Path.of("target").toAbsolutePath().toString())
        .config("spark.sql.warehouse.dir", Path.of("target", "warehouse").toUri().toString())
        .getOrCreate();
  }

  SimulatedApi api() {
    return api;
  }

  SparkSession spark() {
    return spark;
  }

  String url() {
    return "jdbc:whattalk:baseUrl=" + api.baseUrl();
  }

  DataFrameReader reader() {
    return spark
        .read()
        .format("jdbc")
        .option("driver", DRIVER)
        .option("url", url())
        .option("password", api.key());
  }

  Dataset<Row> conversations() {
    return reader().option("dbtable", "conversations").load();
  }

  /** The table with timestamps that have no zone in Spark either. */
  Dataset<Row> wallClockConversations() {
    return reader().option("dbtable", "conversations").option("preferTimestampNTZ", true).load();
  }

  @Override
  public void close() {
    api.close();
  }

  /** The schema of the table, with one of Spark's types for timestamps. */
  static String schema(String timestamp) {
    return "struct<id:string,assistant_id:string,assistant_name:string,type:string,"
        + "message_count:int,total_cost:decimal(20,10),ai_enabled:boolean,"
        + "created_at:%1$s,updated_at:%1$s>".formatted(timestamp);
  }

  /** The query of a page without filters, and the end of those with filters. */
  static String page(int number) {
    return "per_page=100&page=" + number;
  }

  static List<Conversation> rowsOf(Predicate<Conversation> condition) {
    return ROWS.stream().filter(condition).toList();
  }

  static boolean isFrom(Conversation row, LocalDateTime start) {
    return row.createdAt() != null && !row.createdAt().isBefore(start);
  }

  static long countOfType(String type, LocalDateTime start) {
    return rowsOf(row -> Objects.equals(row.type(), type) && isFrom(row, start)).size();
  }

  static List<String> ids(List<Conversation> rows) {
    return rows.stream().map(Conversation::id).toList();
  }

  static List<String> ids(Dataset<Row> read) {
    return read.select("id").as(Encoders.STRING()).collectAsList();
  }
}
