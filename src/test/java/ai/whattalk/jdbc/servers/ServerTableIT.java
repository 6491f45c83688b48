package ai.whattalk.jdbc.servers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ConnectedApi;
import ai.whattalk.jdbc.testing.DateMeaning;
import ai.whattalk.jdbc.testing.FilterClock;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.ListOrder;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.RateLimit;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.TotalRule;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table {@code server}: what it says after everyday statements, and that it is true. */
final class ServerTableIT {
  private static final List<String> EVERYDAY =
      List.of(
          "SELECT * FROM conversations WHERE type = 'widget'",
          "SELECT * FROM conversations WHERE assistant_id = '" + TestRows.SUPPORT + "'",
          "SELECT COUNT(*) FROM conversations",
          "SELECT COUNT(*) FROM conversations WHERE created_at >= '2025-01-01'",
          "SELECT id FROM conversations WHERE created_at < '2025-01-01'",
          "SELECT id FROM conversations WHERE created_at >= '2025-03-03'"
              + " AND created_at < '2025-03-04'",
          "SELECT id FROM conversations ORDER BY created_at DESC LIMIT 5",
          "SELECT id FROM conversations");

  /** A server, and what is then to be said of it: the beginnings of some facts. */
  private enum Server {
    AS_DOCUMENTED(
        server -> {},
        "page size: as asked for, up to 100",
        "paginator: length-aware",
        "totals: said; seen to be true of lists of up to ",
        "parameter type: honoured",
        "parameter assistant_id as number: honoured",
        "parameter assistant_id as text: not asked yet",
        "list of assistants: there",
        "parameter date_from: honoured",
        "parameter date_to: honoured",
        "day of date_to: included",
        "clock of date_from and date_to: the same as of created_at",
        "order of the list: newest first by created_at",
        "rate limit: none said"),
    CLAMPED(server -> server.clampPerPage(30), "page size: 30 where 100 were asked for"),
    FIXED(server -> server.fixPerPage(20), "page size: 20 "),
    IGNORES_ALL(
        SimulatedApi::ignoreAllFilters,
        "totals: said; seen to be true",
        "parameter type: ignored",
        "parameter assistant_id as number: ignored",
        "parameter date_from: ignored",
        "parameter date_to: not asked yet",
        "day of date_to: not known yet",
        "clock of date_from and date_to: not known yet"),
    REFUSES_TEXT(
        server -> server.refuseAssistantId().assistants().fail(404, "{}"),
        "list of assistants: not there",
        "parameter assistant_id as text: refused (422)",
        "parameter type: honoured"),
    COMPARES_TEXT_LOOSELY(
        SimulatedApi::compareAssistantIdLoosely,
        "parameter assistant_id as text: not honoured: it brought no row"),
    REFUSES_DATES(
        server ->
            server
                .refuse(FilterParameter.DATE_FROM, value -> true)
                .refuse(FilterParameter.DATE_TO, value -> true),
        "parameter date_from: refused (422)",
        "parameter date_to: refused (422)"),
    TAKES_PREFIXES(
        server -> server.take(FilterParameter.TYPE, (value, row) -> !"api".equals(row.type())),
        "parameter type: not honoured as documented: other rows came"),
    ENDS_AT_MIDNIGHT(SimulatedApi::endDateToAtMidnight, "parameter date_to: honoured"),
    THREE_HOURS_AHEAD(
        server -> DateMeaning.wholeDays(FilterClock.THREE_HOURS_AHEAD).of(server),
        "parameter date_from: honoured",
        "clock of date_from and date_to: ahead of created_at by 3 h"),
    FIVE_HOURS_BEHIND(
        server -> DateMeaning.wholeDays(FilterClock.FIVE_HOURS_BEHIND).of(server),
        "clock of date_from and date_to: behind created_at by 5 h"),
    SIMPLE(
        server -> server.write(JsonForm.NO_TOTALS),
        "paginator: simple",
        "totals: not said",
        "parameter type: honoured"),
    CURSOR(
        server -> server.paginateByCursor(ListOrder.NEWEST_FIRST.comparator()),
        "paginator: cursor",
        "totals: not said",
        "parameter type: honoured"),
    OLDEST_FIRST(
        server -> server.rows(ListOrder.OLDEST_FIRST.sort(rows())),
        "order of the list: oldest first by created_at"),
    BY_UPDATE(
        server -> server.rows(ListOrder.BY_UPDATE.sort(rows())),
        "order of the list: newest first by updated_at"),
    WITHOUT_ORDER(
        server -> server.rows(ListOrder.RANDOM.sort(rows())),
        "order of the list: no order by time seen"),
    TOTALS_UNFILTERED(
        server -> server.total(TotalRule.UNFILTERED), "totals: said, and seen to be wrong"),
    TOTALS_TOO_LOW(server -> server.total(TotalRule.off(-7)), "totals: said, and seen to be wrong"),
    TOTALS_TOO_HIGH(server -> server.total(TotalRule.off(7)), "totals: said, and seen to be wrong"),
    RATE_LIMITED(
        server -> server.limit(new RateLimit(40, RateLimit.Window.SLIDING, true)),
        "rate limit: 40 requests in a window");

    private final Consumer<SimulatedApi> ways;
    private final String[] facts;

    Server(Consumer<SimulatedApi> ways, String... facts) {
      this.ways = ways;
      this.facts = facts;
    }
  }

  /** Some days with rows all day long, among days with few. */
  private static List<Conversation> rows() {
    List<Conversation> varied = new ArrayList<>(TestRows.conversations(700, 7));
    for (int i = 0; i < 8 * 144; i++) {
      LocalDateTime created = LocalDateTime.of(2025, 2, 27, 0, 0).plusMinutes(10L * i);
      varied.add(
          TestRows.row(
              "dense-" + i,
              i % 3 == 0 ? TestRows.SUPPORT : "7",
              i % 2 == 0 ? "widget" : "api",
              created));
    }
    List<Conversation> rows = new ArrayList<>();
    for (Conversation row : ListOrder.NEWEST_FIRST.sort(varied)) {
      LocalDateTime created = row.createdAt();
      LocalDateTime updated = created == null ? null : created.plusHours(row.id().hashCode() % 900);
      rows.add(
          new Conversation(
              row.id(),
              row.assistantId(),
              row.assistantName(),
              row.type(),
              row.messageCount(),
              row.totalCost(),
              row.aiEnabled(),
              created,
              updated));
    }
    return rows;
  }

  private static void ask(ConnectedApi api, List<String> statements) {
    for (String sql : statements) {
      try {
        api.column(sql);
      } catch (SQLException e) {
        assertThat(e.getSQLState()).as(e.getMessage()).isIn("40001", "08P01");
      }
    }
  }

  /** Values by facts. */
  private static Map<String, String> facts(ConnectedApi api) throws SQLException {
    Map<String, String> facts = new LinkedHashMap<>();
    try (Statement statement = api.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT fact, value FROM server")) {
      while (rows.next()) {
        assertThat(facts.put(rows.getString(1), rows.getString(2))).isNull();
      }
    }
    return facts;
  }

  @ParameterizedTest
  @EnumSource
  void isTrueOf(Server server) throws SQLException {
    try (ConnectedApi api = new ConnectedApi(rows())) {
      server.ways.accept(api.server());
      ask(api, EVERYDAY);
      api.requests();

      List<String> said = new ArrayList<>();
      facts(api).forEach((fact, value) -> said.add(fact + ": " + value));

      assertThat(said)
          .allSatisfy(fact -> assertThat(fact).doesNotContain("null"))
          .satisfies(
              all -> {
                for (String fact : server.facts) {
                  assertThat(all).as(String.join("\n", all)).anyMatch(one -> one.startsWith(fact));
                }
              });
      assertThat(api.requests()).isEmpty();
    }
  }

  /** No ignored parameter may pass for an honoured one, whatever rows there are. */
  @ParameterizedTest
  @EnumSource(FilterParameter.class)
  void neverTakesAnIgnoredParameterForAnHonouredOne(FilterParameter parameter) throws SQLException {
    for (int seed = 0; seed < 12; seed++) {
      List<Conversation> rows = TestRows.conversations(seed % 3 == 0 ? 4 : 150, seed);
      if (seed % 2 == 0) {
        rows =
            rows.stream()
                .map(row -> TestRows.row(row.id(), TestRows.SUPPORT, "widget", row.createdAt()))
                .toList();
      }
      try (ConnectedApi api = new ConnectedApi(rows)) {
        api.server().ignore(parameter);
        ask(api, EVERYDAY);
        assertThat(facts(api))
            .allSatisfy(
                (fact, value) -> {
                  if (fact.contains(parameter.parameterName()) && fact.startsWith("parameter")) {
                    assertThat(value).doesNotStartWith("honoured");
                  }
                });
      }
    }
  }

  @Test
  void knowsNothingBeforeAnythingWasAsked() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(rows(), "validateOnConnect=false")) {
      assertThat(facts(api))
          .containsEntry("page size", "not known yet")
          .containsEntry("parameter type", "not asked yet")
          .containsEntry("list of assistants", "not asked yet")
          .containsEntry("rate limit", "not known yet");
      assertThat(
              api.column("SELECT COUNT(*) FROM server WHERE seen_in IS NULL AND seen_at IS NULL"))
          .containsExactly(Integer.toString(facts(api).size()));
      assertThat(api.requests()).isEmpty();
    }
  }

  @Test
  void claimsNothingOfAnEmptyAccount() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(List.of())) {
      ask(api, EVERYDAY);
      assertThat(facts(api).values())
          .noneMatch(value -> value.startsWith("honoured") || value.startsWith("ignored"))
          .noneMatch(value -> value.contains("first by"));
    }
  }

  @Test
  void namesTheRequestWithoutWhatIsOfTheAccount() throws SQLException {
    try (ConnectedApi api = new ConnectedApi(rows())) {
      ask(api, EVERYDAY);
      assertThat(
              api.column(
                  "SELECT seen_in FROM server WHERE fact = 'parameter assistant_id as number'"))
          .containsExactly("GET /user/conversations?assistant_id=<number>&per_page=100&page=1");
      assertThat(api.column("SELECT seen_in FROM server WHERE fact = 'parameter type'"))
          .containsExactly("GET /user/conversations?type=widget&per_page=100&page=1");
      assertThat(
              api.column(
                  "SELECT 1 FROM server WHERE seen_in IS NOT NULL"
                      + " AND seen_at BETWEEN LOCALTIMESTAMP - INTERVAL '10' MINUTE"
                      + " AND LOCALTIMESTAMP + INTERVAL '1' MINUTE"))
          .hasSizeGreaterThan(8);
    }
  }

  private static List<Server> someServers() {
    return RandomCases.some(List.of(Server.values()), RandomCases.oneIn("secrets.share", 3), 0);
  }

  @ParameterizedTest
  @MethodSource("someServers")
  void holdsNothingOfTheAccount(Server server) throws SQLException {
    String secret = "secret";
    List<Conversation> rows = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      LocalDateTime created = LocalDateTime.of(2025, 3, 1, 0, 0).plusMinutes(97L * i);
      rows.add(
          new Conversation(
              secret + "-id-" + i,
              secret + i % 3,
              secret + "-name",
              i % 2 == 0 ? secret + "-type" : "widget",
              i,
              BigDecimal.valueOf(987_654_321L + i),
              true,
              created,
              created));
    }
    try (ConnectedApi api = new ConnectedApi(rows)) {
      server.ways.accept(api.server().rows(rows).takeAnyType());
      ask(api, EVERYDAY);
      ask(
          api,
          List.of(
              "SELECT id FROM conversations WHERE assistant_id = '" + secret + "1'",
              "SELECT COUNT(*) FROM conversations WHERE type = '" + secret + "-type'",
              "SELECT id FROM conversations WHERE assistant_id = '7654321'",
              "SELECT assistant_id, COUNT(*) FROM conversations GROUP BY assistant_id"));
      String text =
          String.join(
                  "\n", api.column("SELECT CONCAT_WS(' ', fact, \"value\", seen_in) FROM server"))
              .toLowerCase(Locale.ROOT);
      assertThat(text)
          .doesNotContain(
              secret,
              api.server().key().toLowerCase(Locale.ROOT),
              "127.0.0.1",
              "localhost",
              "7654321",
              "98765");
      assertThat(text).contains("get /user/conversations?");
    }
  }
}
