package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * An account of 480 rows over 60 days, and questions of each kind that a shortcut may answer. Each
 * day begins with a row at midnight; types and assistants are mixed, types that are not documented
 * and nulls are among them, but not among the dates.
 */
public final class MixedAccount {
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);
  private static final int DAYS = 60;
  private static final int ROWS_PER_DAY = 8;
  private static final List<String> TYPES =
      List.of("test", "widget", "whatsapp", "api", "widget", "widget");
  private static final List<String> ASSISTANTS =
      List.of(TestRows.SUPPORT, "7", "42", "c3d4e5f6-aaaa-4bbb-8ccc-ddd");

  /** The rows, newest first. */
  public static final List<Conversation> ROWS = rows();

  private static final String OF_SUPPORT = "assistant_id = '" + TestRows.SUPPORT + "'";
  private static final String MARCH_AND_APRIL =
      " WHERE created_at >= DATE '2025-03-10' AND created_at < DATE '2025-04-10'";
  private static final String ONE_WEEK =
      " WHERE created_at >= DATE '2025-03-10' AND created_at < DATE '2025-03-17'";

  /** Questions that no date is part of. */
  public static final List<Question> UNDATED =
      List.of(
          Question.of("SELECT COUNT(*)", "", ""),
          Question.of("SELECT COUNT(*)", " WHERE type = 'api'", ""),
          Question.of("SELECT COUNT(*)", " WHERE type = 'test'", ""),
          Question.of("SELECT COUNT(*)", " WHERE " + OF_SUPPORT, ""),
          Question.of("SELECT COUNT(*)", " WHERE type = 'widget' AND " + OF_SUPPORT, ""),
          Question.of("SELECT COUNT(*)", " WHERE type <> 'widget'", ""),
          Question.of("SELECT COUNT(*)", " WHERE type = 'fax'", ""),
          Question.of("SELECT type, COUNT(*)", "", " GROUP BY type"),
          Question.of("SELECT assistant_id, COUNT(*)", "", " GROUP BY assistant_id"),
          Question.of("SELECT type, assistant_id, COUNT(*)", "", " GROUP BY type, assistant_id"),
          Question.of("SELECT DATE_TRUNC('month', created_at), COUNT(*)", "", " GROUP BY 1"),
          Question.of("SELECT CAST(created_at AS DATE), COUNT(*)", "", " GROUP BY 1"),
          Question.of(
              "SELECT type, COUNT(*) AS n",
              "",
              " GROUP BY type HAVING COUNT(*) > 50 ORDER BY n DESC, type"),
          Question.of(
              "SELECT COUNT(*), COUNT(*) FILTER (WHERE type = 'api'),"
                  + " SUM(CASE WHEN type = 'test' THEN 1 ELSE 0 END)",
              "",
              ""),
          Question.of("SELECT MIN(created_at), MAX(created_at)", "", ""),
          Question.of("SELECT MIN(created_at), MAX(created_at)", " WHERE type = 'test'", ""),
          Question.of("SELECT COUNT(*), MIN(created_at), MAX(created_at)", "", ""),
          Question.of(
              "SELECT COUNT(*), MIN(created_at), MAX(created_at)", " WHERE type = 'api'", ""),
          Question.of("SELECT COUNT(created_at), SUM(2), MAX(CAST(created_at AS DATE))", "", ""),
          Question.of("SELECT COUNT(created_at)", " WHERE type = 'widget'", ""),
          Question.of("SELECT type, COUNT(*)", " WHERE type LIKE 'w%'", " GROUP BY type"),
          Question.of("SELECT id, created_at", "", " ORDER BY created_at DESC, id LIMIT 10"),
          Question.of("SELECT id, created_at", "", " ORDER BY created_at, id LIMIT 10"),
          Question.of(
              "SELECT id",
              " WHERE type = 'test'",
              " ORDER BY created_at DESC NULLS LAST, id LIMIT 5 OFFSET 3"),
          Question.slice("SELECT id", "", 20, 230),
          Question.slice("SELECT id, type", " WHERE type = 'test'", 20, 40),
          Question.of("SELECT DISTINCT type", "", ""),
          Question.of("SELECT DISTINCT assistant_id", "", ""),
          Question.whole(
              "SELECT t.type FROM conversation_types t WHERE EXISTS (SELECT 1 FROM conversations c"
                  + " WHERE c.type = t.type AND c.message_count = 1)"),
          Question.whole("SELECT EXISTS (SELECT 1 FROM conversations WHERE type = 'fax')"),
          Question.whole("SELECT EXISTS (SELECT 1 FROM conversations WHERE type = 'test')"),
          Question.of("SELECT id", " WHERE type IN ('test', 'api')", ""));

  /** Questions in which dates bound what is asked for. */
  public static final List<Question> DATED =
      List.of(
          Question.of("SELECT COUNT(*)", MARCH_AND_APRIL, ""),
          Question.of("SELECT COUNT(*)", " WHERE created_at < DATE '2025-03-10'", ""),
          Question.of("SELECT COUNT(*)", " WHERE created_at >= DATE '2025-04-10'", ""),
          Question.of("SELECT COUNT(*)", MARCH_AND_APRIL + " AND type = 'test'", ""),
          Question.of("SELECT COUNT(*)", " WHERE created_at > TIMESTAMP '2025-03-10 12:00:00'", ""),
          Question.of("SELECT type, COUNT(*)", MARCH_AND_APRIL, " GROUP BY type"),
          Question.of("SELECT CAST(created_at AS DATE), COUNT(*)", ONE_WEEK, " GROUP BY 1"),
          Question.of("SELECT MIN(created_at), MAX(created_at)", MARCH_AND_APRIL, ""),
          Question.of("SELECT MAX(created_at), COUNT(*)", MARCH_AND_APRIL, ""),
          Question.of(
              "SELECT id",
              " WHERE created_at < DATE '2025-04-10'",
              " ORDER BY created_at DESC, id LIMIT 10"),
          Question.slice("SELECT id", " WHERE created_at >= DATE '2025-03-10'", 20, 200),
          Question.of("SELECT id", " WHERE type = 'test' OR created_at >= DATE '2025-04-25'", ""),
          Question.of(
              "SELECT COUNT(*)", " WHERE created_at < DATE '2025-03-10' OR created_at IS NULL", ""),
          Question.whole(
              "SELECT EXISTS (SELECT 1 FROM conversations WHERE created_at < DATE '2025-03-01')"),
          Question.whole(
              "SELECT EXISTS (SELECT 1 FROM conversations WHERE created_at >= DATE '2025-04-29')"));

  private MixedAccount() {}

  /** All questions. */
  public static List<Question> questions() {
    List<Question> questions = new ArrayList<>(UNDATED);
    questions.addAll(DATED);
    return questions;
  }

  private static List<Conversation> rows() {
    List<Conversation> rows = new ArrayList<>();
    for (int i = 0; i < DAYS * ROWS_PER_DAY; i++) {
      LocalDateTime createdAt =
          FIRST_DAY.plusDays(i / ROWS_PER_DAY).atStartOfDay().plusMinutes(i % ROWS_PER_DAY * 177L);
      int mixed = Integer.reverse(i * 0x9E3779B9) >>> 8;
      String type = TYPES.get(mixed % TYPES.size());
      rows.add(
          TestRows.row(
              "c" + i,
              i % 41 == 0 ? null : ASSISTANTS.get(mixed / 7 % ASSISTANTS.size()),
              switch (i % 67) {
                case 5 -> null;
                case 15 -> "email";
                case 25 -> "widgets";
                case 35 -> "Test";
                default -> type;
              },
              createdAt));
    }
    return ListOrder.NEWEST_FIRST.sort(rows);
  }
}
