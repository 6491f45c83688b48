package ai.whattalk.examples;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Copies conversations to Parquet, a folder a month, and later on those of the days since.
 * Arguments: the JDBC URL, the folder, and for the first time the first day. The API key is that of
 * {@code WHATTALK_API_KEY} where this program starts; executors get it from there.
 *
 * <p>A conversation is read once, when the day on which it was made is over everywhere.
 */
public final class ConversationArchive {
  private ConversationArchive() {}

  /** Runs the program. */
  public static void main(String[] arguments) {
    String url = arguments[0];
    String folder = arguments[1];
    SparkSession spark = SparkSession.builder().appName("conversations").getOrCreate();
    LocalDate first =
        arguments.length > 2 ? LocalDate.parse(arguments[2]) : firstNewDay(spark, folder);
    String key = System.getenv().getOrDefault("WHATTALK_API_KEY", "");
    // The first day that is not over everywhere, whatever zone the account's times are of.
    LocalDate end = LocalDate.now(ZoneOffset.ofHours(-12));
    addDays(spark, url, key, first, end, folder);
    spark.read().parquet(folder).groupBy("month").count().orderBy("month").show(1_000);
    spark.stop();
  }

  /** Adds the days from one on and before another. The folder must not have them yet. */
  public static void addDays(
      SparkSession spark, String url, String key, LocalDate first, LocalDate end, String folder) {
    spark
        .read()
        .option("driver", "ai.whattalk.jdbc.WhatTalkDriver")
        .option("password", key)
        .option("customSchema", "created_at STRING, updated_at STRING")
        .jdbc(url, "conversations", months(first, end), new Properties())
        .withColumn("month", col("created_at").substr(1, 7))
        .withColumn("created_at", col("created_at").cast("timestamp_ntz"))
        .withColumn("updated_at", col("updated_at").cast("timestamp_ntz"))
        .write()
        .partitionBy("month")
        .mode(SaveMode.Append)
        .parquet(folder);
  }

  /** A condition for each month, which is a partition: the first and the last may be shorter. */
  private static String[] months(LocalDate first, LocalDate end) {
    List<String> months = new ArrayList<>();
    for (LocalDate day = first; day.isBefore(end); day = day.plusMonths(1).withDayOfMonth(1)) {
      LocalDate next = day.plusMonths(1).withDayOfMonth(1);
      LocalDate to = next.isBefore(end) ? next : end;
      months.add("created_at >= '" + day + "' AND created_at < '" + to + "'");
    }
    return months.toArray(String[]::new);
  }

  /** The day after the last one of which the folder has a conversation. */
  public static LocalDate firstNewDay(SparkSession spark, String folder) {
    Row last = spark.read().parquet(folder).agg(max("created_at")).head();
    return last.<LocalDateTime>getAs(0).toLocalDate().plusDays(1);
  }
}
