package ai.whattalk.jdbc.bench;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.SteadyAccount;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows as accounts have them: {@link SteadyAccount} with ids and costs of the usual length. */
final class BenchmarkRows {
  private static final int DIFFERENT_COSTS = 997;

  private BenchmarkRows() {}

  /** The rows, newest first; a multiple of {@value SteadyAccount#DAYS}. */
  static List<Conversation> rows(int count) {
    return SteadyAccount.rows(count).stream().map(BenchmarkRows::usual).toList();
  }

  private static Conversation usual(Conversation row) {
    long number = Long.parseLong(row.id().substring(1));
    return new Conversation(
        id(number),
        row.assistantId(),
        row.assistantName(),
        row.type(),
        row.messageCount(),
        // None ends in 0, which the driver would drop.
        BigDecimal.valueOf(number % DIFFERENT_COSTS * 10 + 3, 4),
        row.aiEnabled(),
        row.createdAt(),
        row.updatedAt());
  }

  /** The rows as lines, values between commas. */
  static List<String> lines(int count) {
    return rows(count).stream()
        .map(
            row ->
                Stream.of(
                        row.id(),
                        row.assistantId(),
                        row.assistantName(),
                        row.type(),
                        row.messageCount(),
                        row.totalCost(),
                        row.aiEnabled(),
                        row.createdAt(),
                        row.updatedAt())
                    .map(String::valueOf)
                    .collect(Collectors.joining(",")))
        .toList();
  }

  static String id(long number) {
    return new UUID(number * 0x9E3779B97F4A7C15L, number).toString();
  }
}
