package ai.whattalk.jdbc.requests;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.FilterMeaning;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.SteadyAccount;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions that leave types out read the others, where it is shown which ones there are. */
final class ExcludedTypesIT {
  /** Half of them widgets. */
  private static final List<Conversation> CONVERSATIONS = SteadyAccount.rows(3_000);

  private static final LocalDateTime IN_JUNE = LocalDateTime.of(2025, 6, 1, 12, 0);
  private static final String NO_WIDGETS = "SELECT id FROM conversations WHERE type <> 'widget'";
  private static final int PAGES = 30;

  /** Of totals and what they are worth. */
  private static final int MORE = 10;

  private static List<String> ids(List<Conversation> rows, Predicate<Conversation> condition) {
    return rows.stream().filter(condition).map(Conversation::id).toList();
  }

  private static boolean isOther(Conversation row) {
    return row.type() != null && !row.type().equals("widget");
  }

  private static int pages(List<String> rows) {
    return (rows.size() + 99) / 100;
  }

  private record Condition(String sql, Predicate<Conversation> rows) {
    @Override
    public String toString() {
      return sql;
    }
  }

  private static Stream<Condition> conditions() {
    Predicate<Conversation> isOther = ExcludedTypesIT::isOther;
    return Stream.of(
        new Condition("type <> 'widget'", isOther),
        new Condition("NOT (type = 'widget' OR type IS NULL)", isOther),
        new Condition("type IS DISTINCT FROM 'widget'", isOther),
        new Condition(
            "type NOT IN ('widget', 'whatsapp')",
            isOther.and(row -> !row.type().equals("whatsapp"))),
        new Condition(
            "type <> 'widget' AND created_at >= '2025-06-01' AND message_count > 3",
            isOther
                .and(row -> !row.createdAt().isBefore(IN_JUNE.toLocalDate().atStartOfDay()))
                .and(row -> row.messageCount() > 3)));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void theListsOfTheOthersAreRead(Condition condition) throws SQLException {
    List<String> wanted = ids(CONVERSATIONS, condition.rows);
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
      for (int i = 0; i < 2; i++) {
        assertThat(api.column("SELECT id FROM conversations WHERE " + condition.sql))
            .containsExactlyInAnyOrderElementsOf(wanted);
        List<String> requests = api.requests();
        assertThat(requests).hasSizeLessThan(PAGES);
        assertThat(requests.stream().filter(request -> request.startsWith("type=widget")).count())
            .isLessThanOrEqualTo(2);
      }
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"email", "Widget", "widgets", ""})
  void aTypeThatNobodyKnowsIsNotLost(@Nullable String type) throws SQLException {
    List<Conversation> rows = new ArrayList<>(CONVERSATIONS);
    rows.add(1_500, TestRows.row("other", SteadyAccount.ASSISTANT, type, IN_JUNE));
    String sql = NO_WIDGETS + " OR type IS NULL";
    try (ConnectedApi api = new ConnectedApi(rows)) {
      assertThat(api.column(sql))
          .containsExactlyInAnyOrderElementsOf(
              ids(rows, row -> row.type() == null || isOther(row)));
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(PAGES + 1 + MORE);
    }
  }

  @Test
  void thatThereAreRowsOfNoTypeIsRemembered() throws SQLException {
    List<Conversation> rows = new ArrayList<>(CONVERSATIONS);
    rows.add(1_500, TestRows.row("other", SteadyAccount.ASSISTANT, null, IN_JUNE));
    try (ConnectedApi api = new ConnectedApi(rows)) {
      api.column(NO_WIDGETS);
      api.requests();
      api.column(NO_WIDGETS);

      assertThat(api.requests()).hasSizeLessThanOrEqualTo(PAGES + 1);
    }
  }

  private static Stream<Consumer<SimulatedApi>> lies() {
    FilterParameter type = FilterParameter.TYPE;
    return Stream.of(
        SimulatedApi::ignoreAllFilters,
        api -> api.take(type, FilterMeaning.ignoring(type, "widget")),
        api -> api.take(type, FilterMeaning.ignoring(type, "api")),
        api -> api.take(type, FilterMeaning.prefix(type)),
        api -> api.take(type, (value, row) -> !value.equals("api") && value.equals(row.type())),
        api -> api.takeForTotal(type, FilterMeaning.ignoring(type, "api")),
        api -> api.refuse(type, "test"::equals),
        api -> api.total(TotalRule.UNFILTERED));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void noLieHidesARow(Consumer<SimulatedApi> lie) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
      lie.accept(api.server());
      for (int i = 0; i < 2; i++) {
        assertThat(api.column(NO_WIDGETS))
            .containsExactlyInAnyOrderElementsOf(ids(CONVERSATIONS, ExcludedTypesIT::isOther));
      }
    }
  }

  @Test
  void aRowThatComesWhileTypesAreCountedHidesNone() throws SQLException {
    List<Conversation> more = new ArrayList<>(CONVERSATIONS);
    more.add(0, TestRows.row("new", SteadyAccount.ASSISTANT, "email", IN_JUNE.plusYears(1)));
    List<String> before = ids(CONVERSATIONS, ExcludedTypesIT::isOther);
    List<String> after = ids(more, ExcludedTypesIT::isOther);
    for (int request = 1; request <= MORE; request++) {
      try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
        api.server().beforeRequest(request, () -> api.server().rows(more));
        assertThat(api.column(NO_WIDGETS).stream().sorted().toList())
            .isIn(before.stream().sorted().toList(), after.stream().sorted().toList());
      }
    }
  }

  @Test
  void typesOfFewRowsAreNotWorthIt() throws SQLException {
    List<Conversation> rows =
        CONVERSATIONS.stream().filter(row -> !row.type().equals("widget")).toList();
    String sql = "SELECT id FROM conversations WHERE type <> 'widget'";
    try (ConnectedApi api = new ConnectedApi(rows)) {
      assertThat(api.column(sql)).hasSize(rows.size());
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(pages(ids(rows, row -> true)) + 1);

      api.column(sql);
      assertThat(api.requests()).hasSize(pages(ids(rows, row -> true)));
    }
  }

  @Test
  void aLimitIsReadAsItComes() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS, "readAhead=0")) {
      assertThat(api.column(NO_WIDGETS + " LIMIT 10")).hasSize(10);
      assertThat(api.requests()).hasSize(1);
    }
  }

  @Test
  void explainSaysSo() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(CONVERSATIONS)) {
      assertThat(api.column("EXPLAIN " + NO_WIDGETS).get(0))
          .contains("of the other types alone where totals show that there are no more");
      assertThat(api.requests()).isEmpty();
    }
  }
}
