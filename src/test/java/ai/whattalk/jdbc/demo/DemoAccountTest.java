package ai.whattalk.jdbc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The made-up rows: the same ones for the same day, and believable. */
class DemoAccountTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2025, 6, 18, 15, 20, 30);

  private final List<Conversation> rows = DemoAccount.conversations(NOW);

  private long count(Predicate<Conversation> condition) {
    return rows.stream().filter(condition).count();
  }

  @Test
  void sameTimeGivesTheSameRows() {
    assertThat(DemoAccount.conversations(NOW)).isEqualTo(rows);
  }

  @Test
  void hasAFewThousandRowsWithIdsOfTheirOwn() {
    assertThat(rows).hasSizeBetween(3000, 5000);
    assertThat(rows.stream().map(Conversation::id)).doesNotHaveDuplicates();
  }

  @Test
  void liesBetweenFourHundredDaysAgoAndNow() {
    assertThat(rows)
        .allMatch(
            row -> !row.createdAt().isAfter(NOW) && !row.createdAt().isBefore(NOW.minusDays(401)))
        .allMatch(
            row ->
                row.updatedAt() == null
                    || !row.updatedAt().isBefore(row.createdAt()) && !row.updatedAt().isAfter(NOW));
    assertThat(rows.get(0).createdAt()).isAfter(NOW.minusDays(1));
  }

  @Test
  void aConversationUnderWayWasUpdatedNow() {
    LocalDateTime soonAfter = rows.get(0).createdAt().plusSeconds(1);

    Conversation newest = DemoAccount.conversations(soonAfter).get(0);

    assertThat(newest.id()).isEqualTo(rows.get(0).id());
    assertThat(newest.updatedAt()).isEqualTo(soonAfter);
  }

  @Test
  void growsTodayAsTheDayGoesOn() {
    List<Conversation> tonight = DemoAccount.conversations(NOW.toLocalDate().atTime(23, 59, 59));

    assertThat(tonight.size()).isGreaterThan(rows.size());
    assertThat(DemoAccount.conversations(NOW.toLocalDate().atStartOfDay()).size())
        .isLessThan(rows.size());
  }

  @Test
  void isNewestFirst() {
    assertThat(rows).isSortedAccordingTo(Comparator.comparing(Conversation::createdAt).reversed());
  }

  @Test
  void hasEveryTypeAndAssistant() {
    for (String type : List.of("test", "widget", "whatsapp", "api")) {
      assertThat(count(row -> type.equals(row.type()))).isGreaterThan(150);
    }
    assertThat(rows.stream().map(Conversation::assistantId).filter(Objects::nonNull).distinct())
        .hasSize(6);
    assertThat(rows.stream().map(Conversation::assistantName).distinct())
        .contains("Müşteri Hizmetleri", "Ödeme Asistanı", "Support Assistant", null);
  }

  @Test
  void hasNulls() {
    assertThat(count(row -> row.assistantId() == null)).isBetween(1L, 200L);
    assertThat(count(row -> row.totalCost() == null)).isBetween(1L, 200L);
    assertThat(count(row -> row.updatedAt() == null)).isBetween(1L, 200L);
  }

  @Test
  void hasOfficeHoursAndWeekends() {
    long noon = count(row -> row.createdAt().getHour() >= 9 && row.createdAt().getHour() < 17);
    long saturday = count(row -> row.createdAt().getDayOfWeek() == DayOfWeek.SATURDAY);
    long tuesday = count(row -> row.createdAt().getDayOfWeek() == DayOfWeek.TUESDAY);

    assertThat(noon).isGreaterThan(rows.size() / 2);
    assertThat(tuesday).isGreaterThan(saturday * 3 / 2);
  }

  @Test
  void growsSlowly() {
    long older = count(row -> row.createdAt().isBefore(NOW.minusDays(200)));

    assertThat(rows.size() - older).isGreaterThan(older);
  }

  @Test
  void costsGoWithMessages() {
    assertThat(rows)
        .filteredOn(row -> row.totalCost() != null)
        .allMatch(
            row -> {
              BigDecimal perMessage = new BigDecimal("0.0008");
              BigDecimal most = perMessage.multiply(BigDecimal.valueOf(row.messageCount()));
              return row.totalCost().signum() > 0
                  && row.totalCost().compareTo(most) < 0
                  && row.totalCost().scale() <= 6;
            });
  }

  @Test
  void isMostlyAnsweredByTheAssistant() {
    assertThat(count(row -> !row.aiEnabled())).isBetween(1L, rows.size() / 5L);
  }
}
