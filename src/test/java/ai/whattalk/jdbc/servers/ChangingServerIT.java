package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.Interrogation;
import ai.whattalk.jdbc.testing.Interrogation.Leniency;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.MixedAccount;
import ai.whattalk.jdbc.testing.Question;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that change while they are asked: the answer is that of one moment. */
final class ChangingServerIT {
  /** Two types, a type or some days, or both ends of a list. */
  private static final Pattern SEVERAL_LISTS =
      Pattern.compile("IN \\('test', 'api'\\)| OR |MIN\\(.*MAX\\(");

  private static final int MOST_ANSWERS = 6;
  private static final Conversation NEW_ROW =
      TestRows.row("new", TestRows.SUPPORT, "api", LocalDate.of(2025, 5, 1).atTime(9, 0));

  /** What was learned of a parameter no longer holds. */
  @ParameterizedTest
  @EnumSource
  void filterIsIgnoredFromNowOn(FilterParameter parameter) throws SQLException {
    try (Interrogation interrogation = new Interrogation(ChangingServerIT.class)) {
      interrogation.askLaterOn(
          api -> {}, api -> api.ignore(parameter), MixedAccount.questions(), Leniency.FAILURE);
      interrogation.seldomFailed();
    }
  }

  /** A list that ends before its total says takes back what was seen of other totals. */
  @Test
  void totalsAreTooHighFromNowOn() throws SQLException {
    String count = "SELECT COUNT(*) FROM conversations WHERE type = 'api'";
    try (ConnectedApi api = new ConnectedApi(MixedAccount.ROWS, "pageSize=20")) {
      api.column("SELECT COUNT(*) FROM conversations");
      List<String> rightCount = api.column(count);
      api.server().total(TotalRule.off(1));
      api.column("SELECT id FROM conversations");

      assertThat(api.column(count)).isEqualTo(rightCount);
    }
  }

  @ParameterizedTest
  @EnumSource
  void filterIsIgnoredAfterSomeAnswers(FilterParameter parameter) throws SQLException {
    try (Interrogation interrogation = new Interrogation(ChangingServerIT.class)) {
      for (int answers = 1; answers <= MOST_ANSWERS; answers++) {
        // Connecting is the first request.
        int number = answers + 2;
        interrogation.askAtFirst(
            api -> api.beforeRequest(number, () -> api.ignore(parameter)),
            MixedAccount.questions(),
            Leniency.FAILURE);
      }
      interrogation.seldomFailed();
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneRowComes(ListOrder order) throws SQLException {
    List<Conversation> after = new ArrayList<>(MixedAccount.ROWS);
    after.add(0, NEW_ROW);
    askWhileRowsBecome(after, order, api -> {});
  }

  @Test
  void oneRowWithoutADateComes() throws SQLException {
    List<Conversation> after = new ArrayList<>(MixedAccount.ROWS);
    after.add(TestRows.row("new", TestRows.SUPPORT, "test", null));
    askWhileRowsBecome(after, ListOrder.NEWEST_FIRST, api -> {});
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 479})
  void oneRowGoes(int row) throws SQLException {
    List<Conversation> after = new ArrayList<>(MixedAccount.ROWS);
    after.remove(row);
    askWhileRowsBecome(after, ListOrder.NEWEST_FIRST, api -> {});
  }

  /** Rows of two types, and of two days, in the place of each other: the total stays. */
  @ParameterizedTest
  @ValueSource(ints = {0, 200, 479})
  void oneRowComesAndOneGoes(int row) throws SQLException {
    List<Conversation> after = new ArrayList<>(MixedAccount.ROWS);
    after.remove(row);
    after.add(0, NEW_ROW);
    askOfOneListWhileRowsBecome(after);
  }

  @Test
  void oneRowChangesItsType() throws SQLException {
    List<Conversation> after = new ArrayList<>(MixedAccount.ROWS);
    Conversation row = after.get(100);
    String other = "api".equals(row.type()) ? "test" : "api";
    after.set(100, TestRows.row(row.id(), row.assistantId(), other, row.createdAt()));
    askOfOneListWhileRowsBecome(after);
  }

  @Test
  void totalIsLateByARequest() throws SQLException {
    List<Conversation> after = new ArrayList<>(MixedAccount.ROWS);
    after.add(0, NEW_ROW);
    askWhileRowsBecome(after, ListOrder.NEWEST_FIRST, api -> api.total(TotalRule.LATE));
  }

  @Test
  void someRowsHaveNoDate() throws SQLException {
    List<Conversation> rows = new ArrayList<>(MixedAccount.ROWS);
    rows.add(TestRows.row("undated-1", TestRows.SUPPORT, "test", null));
    rows.add(TestRows.row("undated-2", null, "widget", null));
    try (Interrogation interrogation = new Interrogation(ChangingServerIT.class, rows)) {
      interrogation.ask(api -> {});
      interrogation.ask(api -> api.rows(ListOrder.RANDOM.sort(rows)));
    }
  }

  /** Two changes at once: what reads several lists may see one of them and not the other. */
  private static void askOfOneListWhileRowsBecome(List<Conversation> after) throws SQLException {
    askWhileRowsBecome(
        after,
        ListOrder.NEWEST_FIRST,
        api -> {},
        question -> !SEVERAL_LISTS.matcher(question.query().sql()).find());
  }

  private static void askWhileRowsBecome(
      List<Conversation> after, ListOrder order, Consumer<SimulatedApi> lie) throws SQLException {
    askWhileRowsBecome(after, order, lie, question -> true);
  }

  private static void askWhileRowsBecome(
      List<Conversation> after,
      ListOrder order,
      Consumer<SimulatedApi> lie,
      Predicate<Question> asked)
      throws SQLException {
    try (Interrogation interrogation =
        new Interrogation(ChangingServerIT.class, order.sort(MixedAccount.ROWS))) {
      for (int answers = 0; answers <= MOST_ANSWERS; answers++) {
        interrogation.askWhileRowsBecome(order.sort(after), answers, lie, asked);
      }
      interrogation.seldomFailed();
    }
  }
}
