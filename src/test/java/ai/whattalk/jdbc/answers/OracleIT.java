package ai.whattalk.jdbc.answers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery;
import ai.whattalk.jdbc.testing.FilterParameter;
import ai.whattalk.jdbc.testing.JsonForm;
import ai.whattalk.jdbc.testing.OracleDatabase;
import ai.whattalk.jdbc.testing.QueryOutcome;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Generated queries give the rows that another database gives, whatever the server makes of their
 * filters. A failure names its seed; to replay seeds: {@code -Doracle.seed=<first>
 * -Doracle.queries=<how many>}.
 */
final class OracleIT {
  private static final long FIRST_SEED = Long.getLong("oracle.seed", 1);
  private static final int QUERIES = RandomCases.count("oracle.queries", 20);
  private static final int FEWEST_COMPARED = QUERIES * 86 / 100;
  private static final List<Conversation> ROWS = TestRows.conversations(1_200, 42);

  private final TimeZone zoneBefore = TimeZone.getDefault();
  private final List<SimulatedApi> servers = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private OracleDatabase oracle;

  @BeforeEach
  void startServers() throws SQLException {
    oracle = new OracleDatabase(ROWS);
    add(new SimulatedApi(ROWS));
    add(new SimulatedApi(ROWS).ignoreAllFilters());
    add(new SimulatedApi(ROWS).ignore(FilterParameter.DATE_FROM, FilterParameter.DATE_TO));
    add(new SimulatedApi(ROWS).endDateToAtMidnight());
    add(new SimulatedApi(ROWS).refuseAssistantId());
    add(new SimulatedApi(ROWS).compareAssistantIdLoosely());
    add(new SimulatedApi(ROWS).clampPerPage(70).endDateToAtMidnight());
    add(new SimulatedApi(ROWS).write(JsonForm.NO_TOTALS, JsonForm.NO_PER_PAGE));
    add(
        new SimulatedApi(ROWS)
            .write(JsonForm.ISO_TIMESTAMPS, JsonForm.DECIMALS_AS_TEXT, JsonForm.NUMERIC_BOOLEANS));
  }

  private void add(SimulatedApi server) {
    servers.add(server);
  }

  @AfterEach
  void stopServers() throws SQLException {
    TimeZone.setDefault(zoneBefore);
    for (Connection connection : connections) {
      connection.close();
    }
    servers.forEach(SimulatedApi::close);
    oracle.close();
  }

  /** In each zone, a query meets another server. */
  @ParameterizedTest
  @CsvSource({"UTC,0", "Europe/Istanbul,3", "America/New_York,5"})
  void givesTheRowsOfAnotherDatabase(String zone, int firstServer) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    for (SimulatedApi server : servers) {
      connections.add(
          DriverManager.getConnection(
              "jdbc:whattalk:baseUrl=" + server.baseUrl(), "", server.key()));
    }
    List<String> differences = new ArrayList<>();
    int compared = 0;

    for (int i = 0; i < QUERIES; i++) {
      ComparedQuery query = ComparedQuery.of(FIRST_SEED + i, ROWS);
      int server = (i + firstServer) % servers.size();
      QueryOutcome expected = QueryOutcome.of(() -> oracle.read(query));
      QueryOutcome got = QueryOutcome.of(() -> query.read(connections.get(server)));
      String difference = got.difference(expected, query);
      if (difference != null) {
        differences.add("server %d, %s%n  %s".formatted(server, query, difference));
      }
      if (got.rows() != null && expected.rows() != null) {
        compared++;
      }
    }

    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(FEWEST_COMPARED);
  }
}
