package ai.whattalk.jdbc.testing;

import java.util.function.Supplier;

/** Generates expressions over the columns of {@code conversations}, and aggregates of them. */
final class ExpressionGenerator {
  private final RandomSource random;
  private final ConditionGenerator condition;

  ExpressionGenerator(RandomSource random, ConditionGenerator condition) {
    this.random = random;
    this.condition = condition;
  }

  /** An expression of any type. */
  String any(String alias) {
    return random.oneOf(
        () -> alias + random.pick("id", "assistant_id", "assistant_name", "type", "message_count"),
        () -> alias + random.pick("total_cost", "ai_enabled", "created_at", "updated_at"),
        () -> whole(alias),
        () -> decimal(alias),
        () -> text(alias),
        () -> time(alias),
        () -> "(" + condition.condition(alias) + ")");
  }

  /** Something of which there are few different values, without open digits. */
  String group(String a) {
    return random.oneOf(
        () -> a + random.pick("type", "assistant_id", "assistant_name", "ai_enabled", "total_cost"),
        () -> a + random.pick("type", "assistant_id", "message_count"),
        () -> extract(a),
        () -> "CAST(" + a + "created_at AS DATE)",
        () -> "DATE_TRUNC('" + random.pick("year", "quarter", "month") + "', " + a + "created_at)",
        () -> "CASE WHEN " + a + "message_count > 30 THEN 'long' ELSE 'short' END",
        () -> "CASE WHEN " + a + "ai_enabled THEN " + a + "type ELSE 'person' END",
        () -> "COALESCE(" + a + "type, 'none')",
        () -> "UPPER(" + a + "type)",
        () -> a + "message_count / 10",
        () -> a + "message_count % 3");
  }

  /** A whole number. */
  String whole(String a) {
    int n = random.number(2, 7);
    return random.oneOf(
        () -> a + "message_count",
        () -> extract(a),
        () -> a + "message_count " + random.pick("+", "-", "*", "/", "%") + " " + n,
        () -> "-" + a + "message_count",
        () -> "ABS(" + a + "message_count - 30)",
        () -> "COALESCE(" + a + "message_count, " + n + ")",
        () -> "NULLIF(" + a + "message_count, " + n + ")",
        () -> "CHAR_LENGTH(" + a + random.pick("type", "id", "assistant_id") + ")",
        () -> "POSITION('i' IN " + a + "type)",
        () -> "MOD(" + a + "message_count, " + n + ")",
        () -> "CASE WHEN " + condition.condition(a) + " THEN 1 ELSE 0 END",
        () -> "CASE " + a + "type WHEN 'widget' THEN 1 WHEN 'api' THEN 2 END");
  }

  /** A decimal, exact or not. */
  String decimal(String a) {
    return random.oneOf(
        () -> a + "total_cost",
        () -> a + "total_cost * 2",
        () -> a + "total_cost * " + a + "message_count",
        () -> a + "total_cost + 0.125",
        () -> a + "total_cost - " + a + "message_count",
        () -> "COALESCE(" + a + "total_cost, 0)",
        () -> "ROUND(" + a + "total_cost, " + random.number(0, 3) + ")",
        () -> random.pick("ABS(", "FLOOR(", "CEIL(", "SIGN(") + a + "total_cost)",
        () -> "CAST(" + a + "total_cost AS DECIMAL(12, 2))",
        () -> random.approximate(a + "total_cost / 3"),
        () -> random.approximate(a + "total_cost / (" + a + "message_count + 1)"),
        () -> "CASE WHEN " + a + "total_cost > 1 THEN " + a + "total_cost ELSE 0.5 END");
  }

  /** Text. */
  String text(String a) {
    return random.oneOf(
        () -> random.pick("UPPER(", "LOWER(", "TRIM(") + a + "type)",
        () -> "SUBSTRING(" + a + "id FROM 2 FOR 5)",
        () -> random.pick("LEFT(", "RIGHT(") + a + "type, 3)",
        () -> a + "type || '-' || " + a + "assistant_id",
        () -> "COALESCE(" + a + "type, " + a + "assistant_id, 'none')",
        () -> "REPLACE(" + a + "type, 'w', 'ww')",
        () -> "NULLIF(" + a + "type, 'test')",
        () -> "CAST(" + a + "message_count AS VARCHAR)",
        () -> "CAST(CAST(" + a + "created_at AS DATE) AS VARCHAR)",
        () -> "CASE WHEN " + a + "ai_enabled THEN 'yes' WHEN NOT " + a + "ai_enabled THEN 'no' END",
        () -> "CASE " + a + "type WHEN 'api' THEN 'a' ELSE 'other one' END");
  }

  /** A date or timestamp. */
  String time(String a) {
    String column = a + random.pick("created_at", "updated_at");
    return random.oneOf(
        () -> "CAST(" + column + " AS DATE)",
        () -> "DATE_TRUNC('" + unit() + "', " + column + ")",
        () -> column + " + INTERVAL '36' HOUR",
        () -> column + " - INTERVAL '1' MONTH",
        () -> "COALESCE(" + column + ", TIMESTAMP '2000-01-01 00:00:00')",
        () -> "CASE WHEN " + a + "ai_enabled THEN " + column + " END");
  }

  /** An aggregate that PostgreSQL has, sometimes with a filter. */
  String aggregate(String alias) {
    String aggregate = unfiltered(alias);
    return random.oneIn(5)
        ? aggregate + " FILTER (WHERE " + condition.condition(alias) + ")"
        : aggregate;
  }

  private String unfiltered(String a) {
    Supplier<String> number = () -> random.oneIn(2) ? whole(a) : decimal(a);
    return random.oneOf(
        () -> "COUNT(*)",
        () -> "COUNT(" + a + random.pick("type", "total_cost", "created_at", "ai_enabled") + ")",
        () -> "COUNT(DISTINCT " + group(a) + ")",
        () -> "SUM(" + number.get() + ")",
        () -> "SUM(" + a + random.pick("message_count", "total_cost") + ")",
        () -> random.approximate("AVG(" + number.get() + ")"),
        () -> random.approximate("AVG(" + a + random.pick("message_count", "total_cost") + ")"),
        () -> random.pick("MIN(", "MAX(") + a + random.pick("type", "id", "message_count") + ")",
        () -> random.pick("MIN(", "MAX(") + a + random.pick("total_cost", "created_at") + ")",
        () -> random.pick("MIN(", "MAX(") + time(a) + ")",
        () -> random.pick("BOOL_AND(", "BOOL_OR(", "EVERY(") + a + "ai_enabled)",
        () -> "SUM(CASE WHEN " + condition.condition(a) + " THEN 1 ELSE 0 END)");
  }

  private String extract(String a) {
    return "EXTRACT("
        + random.pick("YEAR", "QUARTER", "MONTH", "DAY", "DOY", "HOUR", "MINUTE")
        + " FROM "
        + a
        + random.pick("created_at", "updated_at")
        + ")";
  }

  private String unit() {
    return random.pick("year", "quarter", "month", "day", "hour", "minute", "MONTH");
  }
}
