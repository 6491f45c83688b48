package ai.whattalk.jdbc.sql.pushdown.bound;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.evidence.ServerClock;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import ai.whattalk.jdbc.testing.ConversationList;
import com.google.common.collect.Range;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bounds of conditions that tools and people write. It is 2025-06-15 12:00, a Sunday. A box is
 * its types, assistants and timestamps; {@code *} is any value, {@code !} all but, {@code ~} a box
 * with rows that may not be accepted.
 */
class EverydayBoundsTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 6, 15, 12, 0);

  private static String bounds(String condition) {
    return PlannedFilter.of(condition, NOW, List.of()).bounds().boxes().stream()
        .map(EverydayBoundsTest::text)
        .collect(Collectors.joining(" or "));
  }

  private static String text(ScanBox box) {
    return (box.exact() ? "" : "~ ")
        + text(box.texts(ConversationList.TYPE))
        + " "
        + text(box.texts(ConversationList.ASSISTANT_ID))
        + " "
        + text(box.created());
  }

  private static String text(ValueSet set) {
    if (set.isAny()) {
      return "*";
    }
    TreeSet<String> values = new TreeSet<>(set.values());
    if (set.withNull()) {
      values.add("null");
    }
    return (set.excluding() ? "!" : "") + String.join(",", values);
  }

  private static String text(CreatedSet set) {
    if (set.isAny()) {
      return "*";
    }
    String ranges =
        set.ranges().asRanges().stream()
            .map(EverydayBoundsTest::text)
            .collect(Collectors.joining(","));
    return set.undated() ? ranges + "+null" : ranges;
  }

  private static String text(Range<Long> range) {
    return (range.hasLowerBound() ? text(range.lowerEndpoint()) : "")
        + ".."
        + (range.hasUpperBound() ? text(range.upperEndpoint()) : "");
  }

  private static String text(long timestamp) {
    return CalciteTimes.of(timestamp).toString().replaceFirst("T00:00$", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Types and assistants.
        "type = 'api' | api * *",
        "type <> 'api' | !api * *",
        "type IN ('api', 'test') | api,test * *",
        "type NOT IN ('api', 'test') | !api,test * *",
        "type NOT IN ('api', NULL) | ``",
        "NOT (type = 'api') | !api * *",
        "type IS NULL | null * *",
        "type IS NOT NULL | ! * *",
        "type = 'api' OR type IS NULL | api,null * *",
        "type <> 'test' OR type IS NULL | !null,test * *",
        "type IS DISTINCT FROM 'test' | !null,test * *",
        "type IS NOT DISTINCT FROM 'test' | test * *",
        "COALESCE(type, '') <> 'test' | !null,test * *",
        "COALESCE(type, 'none') IN ('none', 'api') | api,none,null * *",
        "CAST(type AS TEXT) IN ('widget', 'api') | api,widget * *",
        "type::varchar(3) = 'wid' | widget * * or ~ !api,test,whatsapp,widget * *",
        "type LIKE 'api' | api * *",
        "type LIKE 'w%' | whatsapp,widget * * or ~ !api,test,whatsapp,widget * *",
        "LOWER(type) = 'api' | api * * or ~ !api,test,whatsapp,widget * *",
        "CASE WHEN type = 'api' THEN 1 ELSE 0 END = 1 | api * *",
        "assistant_id IN ('7', '8') AND type <> 'test' | !test 7,8 *",
        "type = 'api' AND message_count > 20 | ~ api * *",
        "type = 'api' OR message_count > 20 | ~ * * *",
        "type = 'api' OR assistant_id = '7' | api * * or * 7 *",
        "NOT (type = 'api' AND assistant_id = '7') | !api * * or * !7 *",
        "(type, assistant_id) IN (('api', '7'), ('test', '8')) | api 7 * or test 8 *",
        "(type = 'api' OR type = 'test') AND type <> 'test' | api * *",
        "(type = 'api' AND ai_enabled) OR type = 'api' | api * *",
        // Timestamps and days.
        "created_at >= '2025-01-01' AND created_at < '2025-02-01' | * * 2025-01-01..2025-02-01",
        "created_at BETWEEN '2025-01-01' AND '2025-01-31' | * *"
            + " 2025-01-01..2025-01-31T00:00:00.001",
        "created_at NOT BETWEEN '2025-01-01' AND '2025-01-31'"
            + " | * * ..2025-01-01,2025-01-31T00:00:00.001..",
        "created_at < '2025-01-01' OR created_at IS NULL | * * ..2025-01-01+null",
        "NOT (created_at >= '2025-01-01') | * * ..2025-01-01",
        "CAST(created_at AS DATE) = DATE '2025-01-31' | * * 2025-01-31..2025-02-01",
        "created_at::date <> '2025-01-31' | * * ..2025-01-31,2025-02-01..",
        "DATE(created_at) IN (CURRENT_DATE, CURRENT_DATE - 1) | * * 2025-06-14..2025-06-16",
        "created_at >= CURRENT_DATE - INTERVAL '30' DAY | * * 2025-05-16..",
        "created_at >= NOW() - INTERVAL '24 hours' | * * 2025-06-14T12:00..",
        "created_at + INTERVAL '1' DAY > '2025-01-01' | * * 2024-12-31T00:00:00.001..",
        "CURRENT_DATE - CAST(created_at AS DATE) < 7 | * * 2025-06-09..",
        "NOW() - created_at <= INTERVAL '7 days' | * * 2025-06-08T12:00..",
        "DATE_PART('day', NOW() - created_at) < 7 | * * 2025-06-08T12:00:00.001..",
        "DATE_TRUNC('month', created_at) = DATE '2025-01-01' | * * 2025-01-01..2025-02-01",
        "DATE_TRUNC('month', created_at) >= DATE '2025-01-15' | * * 2025-02-01..",
        "DATE_TRUNC('month', created_at) = DATE '2025-01-15' | ``",
        "DATE_TRUNC('week', created_at) IN (DATE '2025-01-06', DATE '2025-01-20')"
            + " | * * 2025-01-06..2025-01-13,2025-01-20..2025-01-27",
        // Metabase's weeks begin on Sunday.
        "(CAST(DATE_TRUNC('week', CAST((created_at + INTERVAL '1 day') AS timestamp)) AS timestamp)"
            + " + INTERVAL '-1 day') = TIMESTAMP '2025-06-08 00:00:00' | * *"
            + " 2025-06-08..2025-06-15",
        "TO_CHAR(created_at, 'YYYY-MM') = '2025-06' | * * 2025-06-01..2025-07-01",
        "TO_CHAR(created_at, 'YYYY-MM-DD') BETWEEN '2025-06-01' AND '2025-06-07'"
            + " | * * 2025-06-01..2025-06-08",
        "CAST(TO_CHAR(created_at, 'YYYYMMDD') AS INTEGER) >= 20250601 | * * 2025-06-01..",
        "CAST(created_at AS TEXT) LIKE '2025-06%' | * * 2025-06-01..2025-07-01",
        "EXTRACT(EPOCH FROM created_at) >= 1735689600 | * * 2025-01-01..",
        "EXTRACT(EPOCH FROM created_at) > 1735689600.0005 | * * 2025-01-01T00:00:00.001..",
        // Parts of dates.
        "EXTRACT(YEAR FROM created_at) = 2025 | * * 2025-01-01..2026-01-01",
        "EXTRACT(YEAR FROM created_at) = 2025.5 | ``",
        "EXTRACT(YEAR FROM created_at) > 2024.5 | * * 2025-01-01..",
        "YEAR(created_at) IN (2023, 2025) | * * 2023-01-01..2024-01-01,2025-01-01..2026-01-01",
        "{fn YEAR(created_at)} <> 2025 | * * ..2025-01-01,2026-01-01..",
        "CAST(TRUNC(EXTRACT(YEAR FROM created_at)) AS INTEGER) = 2025 | * * 2025-01-01..2026-01-01",
        "EXTRACT(YEAR FROM created_at) = 2025 AND EXTRACT(MONTH FROM created_at) = 6"
            + " | * * 2025-06-01..2025-07-01",
        "YEAR(created_at) = 2025 AND QUARTER(created_at) IN (1, 4)"
            + " | * * 2025-01-01..2025-04-01,2025-10-01..2026-01-01",
        "EXTRACT(ISOYEAR FROM created_at) = 2025 AND EXTRACT(WEEK FROM created_at) = 1"
            + " | * * 2024-12-30..2025-01-06",
        "EXTRACT(DOW FROM created_at) IN (0, 6) AND created_at >= '2025-06-01'"
            + " AND created_at < '2025-06-15' | * * 2025-06-01..2025-06-02,"
            + "2025-06-07..2025-06-09,2025-06-14..2025-06-15",
        "{fn DAYOFWEEK(created_at)} = 1 AND created_at >= '2025-06-02' AND created_at <"
            + " '2025-06-10' | * * 2025-06-08..2025-06-09",
        "1 + CAST(EXTRACT(DOW FROM created_at) AS INTEGER) = 2 AND created_at::date > '2025-06-01'"
            + " AND created_at::date <= '2025-06-09' | * * 2025-06-02..2025-06-03,"
            + "2025-06-09..2025-06-10",
        "EXTRACT(YEAR FROM created_at) = 2025"
            + " AND EXTRACT(YEAR FROM created_at) * 100 + EXTRACT(MONTH FROM created_at) <= 202502"
            + " | * * 2025-01-01..2025-03-01",
        "DATE_TRUNC('month', created_at) = CAST(created_at AS DATE)"
            + " AND created_at >= '2025-01-01' AND created_at < '2025-02-15'"
            + " | * * 2025-01-01..2025-01-02,2025-02-01..2025-02-02",
        "EXTRACT(HOUR FROM created_at) < 12 AND created_at::date = '2025-06-01'"
            + " | ~ * * 2025-06-01..2025-06-02",
        // All together.
        "type = 'test' OR created_at >= CURRENT_DATE - 1 | test * * or * * 2025-06-14..",
        "(type = 'api' AND created_at >= '2025-06-01') OR (type = 'test' AND created_at <"
            + " '2025-01-01') | api * 2025-06-01.. or test * ..2025-01-01",
        "(type = 'api' AND created_at >= '2025-06-01') OR (type = 'test' AND created_at >="
            + " '2025-06-01') | api,test * 2025-06-01..",
        "(created_at, id) < (TIMESTAMP '2025-06-01 00:00:00', 'x')"
            + " | * * ..2025-06-01 or ~ * * 2025-06-01..2025-06-01T00:00:00.001"
      })
  void bounds(String condition, String expected) {
    assertThat(bounds(condition)).isEqualTo(expected);
  }

  /** Of unbounded time, some thousand days are asked about; of the others nothing is said. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MONTH(created_at) = 6 | 11 | ..2020-01-01,2031-03-20..",
        "MONTH(created_at) = 6 AND created_at >= '2024-01-01' | 11 | 2035-03-20..",
        "MONTH(created_at) = 6 AND created_at < '2024-01-01' | 11 | ..2012-10-14"
      })
  void daysAreTriedWhereTheyMatter(String condition, int ranges, String untried) {
    List<ScanBox> boxes = PlannedFilter.of(condition, NOW, List.of()).bounds().boxes();

    assertThat(boxes).extracting(ScanBox::exact).containsExactly(true, false);
    assertThat(boxes.get(0).created().ranges().asRanges()).hasSize(ranges);
    assertThat(text(boxes.get(1).created())).isEqualTo(untried);
  }

  /** Where nothing is known of the server's days, a day more is asked for at each end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "created_at >= '2025-01-01' AND created_at < '2025-02-01' | 2024-12-31 2025-02-02",
        "created_at > '2025-01-01' AND created_at <= '2025-02-01' | 2024-12-31 2025-02-02",
        "created_at < '2025-02-01' | null 2025-02-02",
        "created_at <= '2025-01-31 10:00:00' | null 2025-02-02",
        "created_at < '2025-01-31 10:00:00' | null 2025-02-01",
        "created_at >= '2025-02-01' | 2025-01-31 null exact",
        "created_at > '2025-01-31' | 2025-01-30 null",
        "created_at >= '2025-02-01 14:00:00' | 2025-01-31 null",
        "created_at > '2025-02-01 14:00:00' | 2025-02-01 null",
        "created_at >= '9999-12-31' | 9999-12-30 null exact",
        // One list, since the days meet.
        "created_at::date IN ('2025-01-01', '2025-01-03') | 2024-12-31 2025-01-05",
        "created_at::date IN ('2025-01-01', '2025-01-05') | 2024-12-31 2025-01-07",
        "created_at::date IN ('2025-01-01', '2025-01-06')"
            + " | 2024-12-31 2025-01-03, 2025-01-05 2025-01-08",
        "created_at IN ('2025-01-01 10:00:00', '2025-01-01 12:00:00', '2025-01-03')"
            + " | 2024-12-31 2025-01-04",
        "created_at < '2025-01-01' OR created_at >= '2025-03-01'"
            + " | null 2025-01-02, 2025-02-28 null",
        "created_at IS NULL | null null",
        "created_at < '2025-01-01' OR created_at IS NULL | null null"
      })
  void rangesAreAskedForInDays(String condition, String expected) {
    ScanBounds bounds = PlannedFilter.of(condition, NOW, List.of()).bounds();
    FilterRequests requests =
        FilterRequests.of(AccountLists.CONVERSATIONS, bounds, new ServerClock(System::nanoTime));

    assertThat(
            requests.narrow().stream()
                    .map(filter -> filter.dateFrom() + " " + filter.dateTo())
                    .collect(Collectors.joining(", "))
                + (requests.exact() ? " exact" : ""))
        .isEqualTo(expected);
  }
}
