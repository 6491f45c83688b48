package ai.whattalk.jdbc.testing;

import java.util.function.Supplier;

/** Generates conditions on all columns of {@code conversations}, nested in AND, OR and NOT. */
final class ConditionGenerator {
  private static final int DEEPEST = 3;

  private final RandomSource random;
  private final ValueGenerator value;

  ConditionGenerator(RandomSource random, ValueGenerator value) {
    this.random = random;
    this.value = value;
  }

  /** {@code WHERE …}, or sometimes nothing. */
  String where(String alias) {
    return random.oneIn(8) ? "" : " WHERE " + condition(alias);
  }

  /** A condition on the columns of a table, whose alias ends with its dot or is empty. */
  String condition(String alias) {
    return condition(alias, DEEPEST);
  }

  /** A condition that takes few rows. */
  String narrow(String alias) {
    return random.oneOf(
        () -> "%screated_at >= %s".formatted(alias, "TIMESTAMP '2025-06-" + day() + " 00:00:00'"),
        () -> "CAST(%screated_at AS DATE) = DATE '2025-05-%s'".formatted(alias, day()),
        () ->
            "%smessage_count IN (%d, %d)"
                .formatted(alias, random.number(0, 59), random.number(0, 59)),
        () ->
            "%1$stype = %2$s AND %1$screated_at < TIMESTAMP '2024-06-%3$s 12:00:00'"
                .formatted(alias, value.type(), day()));
  }

  private String day() {
    return Integer.toString(random.number(10, 28));
  }

  private String condition(String alias, int depth) {
    if (depth == 0 || random.oneIn(4)) {
      return simple(alias);
    }
    Supplier<String> inner = () -> condition(alias, depth - 1);
    return switch (random.number(0, 11)) {
      case 0, 1, 2, 3, 4 -> "(" + inner.get() + " AND " + inner.get() + ")";
      case 5, 6, 7 -> "(" + inner.get() + " OR " + inner.get() + ")";
      case 8 -> "NOT (" + inner.get() + ")";
      case 9 -> "(" + inner.get() + ") IS " + random.pick("TRUE", "NOT TRUE", "FALSE", "NOT FALSE");
      case 10 ->
          "CASE WHEN " + inner.get() + " THEN " + inner.get() + " ELSE " + inner.get() + " END";
      default -> "(" + inner.get() + " AND " + inner.get() + " AND " + inner.get() + ")";
    };
  }

  private String simple(String alias) {
    return switch (random.number(0, 23)) {
      case 0, 1, 2, 3 -> text(alias + "type", value::type);
      case 4, 5, 6 -> text(alias + "assistant_id", value::assistantId);
      case 7 -> text(alias + "assistant_name", value::assistantName);
      case 8 -> text(alias + "id", value::id);
      case 9, 10 -> comparable(alias + "message_count", value::messageCount);
      case 11 -> computed(alias);
      case 12, 13 -> comparable(alias + "total_cost", value::totalCost);
      case 14 -> bool(alias + "ai_enabled");
      case 15, 16, 17, 18 -> comparable(alias + "created_at", value.timestamps());
      case 19 -> comparable("CAST(" + alias + "created_at AS DATE)", value.dates());
      case 20 -> comparable(alias + "updated_at", value.timestamps());
      case 21 -> partOfDate(alias);
      case 22 -> severalColumns(alias);
      default -> random.pick("TRUE", "FALSE", "1 = 1", "1 = 0", alias + "type IS NOT NULL");
    };
  }

  private String text(String column, Supplier<String> values) {
    return random.oneOf(
        () -> comparable(column, values),
        () -> comparable(column, values),
        () -> column + " = " + values.get(),
        () -> column + " = " + values.get(),
        () -> column + random.pick(" LIKE ", " NOT LIKE ") + pattern(),
        () -> random.pick("UPPER(", "LOWER(", "TRIM(") + column + ") = " + values.get(),
        () -> "COALESCE(" + column + ", 'none') = " + values.get());
  }

  private String pattern() {
    return random.pick(
        "'w%'",
        "'%i%'",
        "'_pi'",
        "'%a'",
        "'Support%'",
        "'%ş%'",
        "'____'",
        "'%'",
        "'widget'",
        "'W%'",
        "'a1b2%'",
        "'%\\_%'",
        "'w!_%' ESCAPE '!'");
  }

  private String comparable(String column, Supplier<String> values) {
    return random.oneOf(
        () -> column + operator() + values.get(),
        () -> column + operator() + values.get(),
        () -> values.get() + operator() + column,
        () -> column + " BETWEEN " + values.get() + " AND " + values.get(),
        () -> column + " NOT BETWEEN " + values.get() + " AND " + values.get(),
        () -> column + " IN (" + random.list(1, 4, values) + ")",
        () -> column + " NOT IN (" + random.list(1, 3, values) + ")",
        () -> column + random.pick(" IS NULL", " IS NOT NULL"),
        () -> column + random.pick(" IS", " IS NOT") + " DISTINCT FROM " + values.get(),
        () -> column + " >= " + values.get() + " AND " + column + " < " + values.get());
  }

  private String operator() {
    return random.pick(" = ", " <> ", " != ", " < ", " <= ", " > ", " >= ");
  }

  private String bool(String column) {
    return random.oneOf(
        () -> column,
        () -> "NOT " + column,
        () -> column + random.pick(" = ", " <> ") + value.truth(),
        () -> column + " IS " + random.pick("", "NOT ") + random.pick("TRUE", "FALSE", "NULL"),
        () -> column + " IS " + random.pick("UNKNOWN", "NOT UNKNOWN"));
  }

  private String computed(String alias) {
    int n = random.number(2, 9);
    return random
        .oneOf(
            () -> "%smessage_count %% " + n + " = " + random.number(0, n - 1),
            () -> "%smessage_count + " + n + " > " + value.messageCount(),
            () -> "%smessage_count * 2 - 1 <= " + value.messageCount(),
            () -> "%smessage_count / " + n + " = " + random.number(0, 12),
            () -> "%1$stotal_cost * %1$smessage_count > " + value.totalCost(),
            () -> "%stotal_cost / 4 < " + value.totalCost(),
            () -> "ABS(%stotal_cost) >= " + value.totalCost(),
            () -> "COALESCE(%smessage_count, 0) < " + value.messageCount())
        .replace("%% ", "\u0000")
        .replace("%1$s", alias)
        .replace("%s", alias)
        .replace("\u0000", "% ");
  }

  private String partOfDate(String alias) {
    String column = alias + random.pick("created_at", "created_at", "updated_at");
    return random.oneOf(
        () -> "EXTRACT(YEAR FROM " + column + ")" + operator() + random.pick("2024", "2025"),
        () ->
            "EXTRACT(YEAR FROM %1$s) = 2025 AND EXTRACT(%2$s FROM %1$s) = %3$d"
                .formatted(column, random.pick("QUARTER", "MONTH"), random.number(1, 4)),
        () -> "EXTRACT(MONTH FROM " + column + ") IN (" + random.list(1, 3, this::month) + ")",
        () -> "EXTRACT(DAY FROM " + column + ") <= " + random.number(1, 31),
        () -> "EXTRACT(DOY FROM " + column + ") > " + random.number(1, 366),
        () -> "EXTRACT(HOUR FROM " + column + ") = " + random.number(0, 23),
        () -> "DATE_TRUNC('month', " + column + ") = TIMESTAMP '2025-0" + month() + "-01 00:00:00'",
        () -> "DATE_TRUNC('day', " + column + ")" + operator() + value.timestampLiteral(),
        () -> column + " + INTERVAL '1' DAY" + operator() + value.timestampLiteral(),
        () -> column + " - INTERVAL '2' HOUR" + operator() + value.timestampLiteral());
  }

  private String month() {
    return Integer.toString(random.number(1, 6));
  }

  private String severalColumns(String a) {
    return random.oneOf(
        () -> a + "created_at" + operator() + a + "updated_at",
        () ->
            "(%1$stype = %2$s AND %1$sassistant_id = %3$s) OR (%1$stype = %4$s AND"
                + " %1$sassistant_id = %5$s)"
                    .formatted(
                        a, value.type(), value.assistantId(), value.type(), value.assistantId()),
        () ->
            "%1$stype = %2$s AND %1$sassistant_id = %3$s AND %1$screated_at >= %4$s"
                .formatted(a, value.type(), value.assistantId(), value.timestamps().get()),
        () -> "COALESCE(%1$sassistant_id, %1$stype) = ".formatted(a) + value.assistantId(),
        () ->
            "%sid %s (SELECT x.id FROM conversations x WHERE %s)"
                .formatted(a, random.pick("IN", "NOT IN"), simple("x.")),
        () -> a + "type IN (SELECT t.type FROM conversation_types t WHERE t.type <> 'api')",
        () -> a + "type NOT IN (SELECT t.type FROM conversation_types t WHERE t.type < 'w')");
  }
}
