package ai.whattalk.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.rowset.SqlRowSet;

/** What a Spring application does through JdbcTemplate and its kin. */
final class SpringJdbcTest {
  private static final LocalDateTime START = LocalDateTime.of(2025, 1, 1, 0, 0);
  private static final RowMapper<Row> ROW_MAPPER =
      (rows, number) ->
          new Row(
              rows.getString("id"),
              rows.getInt("message_count"),
              rows.getBigDecimal("total_cost"),
              rows.getBoolean("ai_enabled"),
              rows.getObject("created_at", LocalDateTime.class));

  private final SimulatedApi api = new SimulatedApi(TestRows.numbered(250));
  private final DriverManagerDataSource dataSource =
      new DriverManagerDataSource(
          "jdbc:whattalk:maxRetries=1;baseUrl=" + api.baseUrl(), "reports", api.key());
  private final JdbcTemplate template = new JdbcTemplate(dataSource);
  private final NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(template);

  @AfterEach
  void close() {
    api.close();
  }

  /** As {@link DataClassRowMapper} fills it. */
  record Row(
      String id,
      int messageCount,
      BigDecimal totalCost,
      boolean aiEnabled,
      LocalDateTime createdAt) {

    static Row numbered(int number) {
      return new Row(
          "c" + number, number, BigDecimal.valueOf(number), true, START.plusMinutes(number));
    }
  }

  @Test
  void mapsRowsThatMeetParameters() {
    assertThat(
            template.query(
                "SELECT * FROM conversations WHERE type = ? AND message_count BETWEEN ? AND ?",
                ROW_MAPPER,
                "widget",
                7,
                8L))
        .containsExactly(Row.numbered(7), Row.numbered(8));
    assertThat(api.queries())
        .containsExactlyInAnyOrder(
            "per_page=1&page=1",
            "type=widget&per_page=100&page=1",
            "type=widget&per_page=100&page=2",
            "type=widget&per_page=100&page=3");
  }

  @Test
  void takesDatesInEachFormThatApplicationsHave() {
    String sql = "SELECT id FROM conversations WHERE created_at = ?";
    LocalDateTime createdAt = START.plusMinutes(42);

    assertThat(template.queryForList(sql, String.class, createdAt)).containsExactly("c42");
    assertThat(template.queryForList(sql, String.class, Timestamp.valueOf(createdAt)))
        .containsExactly("c42");
    assertThat(
            template.queryForList(
                sql, String.class, new java.util.Date(Timestamp.valueOf(createdAt).getTime())))
        .containsExactly("c42");
    assertThat(
            template.queryForList(
                sql, String.class, new SqlParameterValue(Types.TIMESTAMP, createdAt)))
        .containsExactly("c42");
    assertThat(
            template.queryForObject(
                "SELECT COUNT(*) FROM conversations WHERE CAST(created_at AS DATE) = ?",
                Long.class,
                START.toLocalDate()))
        .isEqualTo(250);
  }

  @Test
  void takesNullForAParameter() {
    String sql = "SELECT COUNT(*) FROM conversations WHERE (? IS NULL OR type = ?)";
    assertThat(
            template.queryForObject(
                "SELECT COUNT(*) FROM conversations WHERE type = ?",
                Integer.class,
                new Object[] {null}))
        .isZero();
    assertThat(
            template.queryForObject(
                sql,
                new Object[] {null, null},
                new int[] {Types.VARCHAR, Types.VARCHAR},
                Integer.class))
        .isEqualTo(250);
    assertThat(
            named.queryForObject(
                "SELECT COUNT(*) FROM conversations WHERE total_cost = :cost",
                new MapSqlParameterSource("cost", null),
                Integer.class))
        .isZero();
  }

  @Test
  void answersSingleValuesOfEachType() {
    assertThat(template.queryForObject("SELECT COUNT(*) FROM conversations", Integer.class))
        .isEqualTo(250);
    assertThat(template.queryForObject("SELECT SUM(total_cost) FROM conversations", Double.class))
        .isEqualTo(31_375.0);
    assertThat(
            template.queryForObject("SELECT MAX(total_cost) FROM conversations", BigDecimal.class))
        .isEqualTo(BigDecimal.valueOf(250));
    assertThat(
            template.queryForObject(
                "SELECT MAX(created_at) FROM conversations", LocalDateTime.class))
        .isEqualTo(START.plusMinutes(250));
    assertThat(
            template.queryForObject(
                "SELECT MIN(CAST(created_at AS DATE)) FROM conversations", LocalDate.class))
        .isEqualTo(START.toLocalDate());
    assertThat(
            template.queryForObject(
                "SELECT ai_enabled FROM conversations WHERE id = ?", Boolean.class, "c1"))
        .isTrue();
    assertThat(template.queryForObject("SELECT MAX(id) FROM conversations", String.class))
        .isEqualTo("c99");
  }

  @Test
  void saysThatThereIsNotOneRow() {
    assertThatThrownBy(
            () ->
                template.queryForObject(
                    "SELECT id FROM conversations WHERE id = ?", String.class, "none"))
        .isInstanceOf(EmptyResultDataAccessException.class);
    assertThatThrownBy(() -> template.queryForObject("SELECT id FROM conversations", String.class))
        .isInstanceOf(IncorrectResultSizeDataAccessException.class);
  }

  @Test
  void fillsMapsByLabel() {
    Map<String, Object> row =
        template.queryForMap(
            "SELECT id, message_count AS messages, total_cost, ai_enabled, created_at"
                + " FROM conversations WHERE id = ?",
            "c3");

    assertThat(row)
        .containsEntry("ID", "c3")
        .containsEntry("messages", 3)
        .containsEntry("total_cost", BigDecimal.valueOf(3))
        .containsEntry("ai_enabled", true)
        .containsEntry("created_at", Timestamp.valueOf(START.plusMinutes(3)));
  }

  @Test
  void readsRowSets() {
    SqlRowSet rows =
        template.queryForRowSet(
            "SELECT id, total_cost, ai_enabled, created_at FROM conversations"
                + " WHERE message_count <= ?",
            2);

    assertThat(rows.getMetaData().getColumnNames())
        .containsExactly("id", "total_cost", "ai_enabled", "created_at");
    assertThat(rows.next()).isTrue();
    assertThat(rows.next()).isTrue();
    assertThat(rows.getString("id")).isEqualTo("c2");
    assertThat(rows.getBigDecimal("total_cost")).isEqualTo(BigDecimal.valueOf(2));
    assertThat(rows.getBoolean("ai_enabled")).isTrue();
    assertThat(rows.getTimestamp("created_at")).isEqualTo(Timestamp.valueOf(START.plusMinutes(2)));
    assertThat(rows.next()).isFalse();
  }

  @Test
  void bindsNamesAndLists() {
    assertThat(
            named.query(
                "SELECT * FROM conversations WHERE type IN (:types) AND id IN (:ids)"
                    + " AND created_at >= :from ORDER BY created_at DESC LIMIT :limit",
                Map.of(
                    "types",
                    List.of("widget", "api"),
                    "ids",
                    List.of("c1", "c20", "c30", "c40"),
                    "from",
                    START.plusMinutes(20),
                    "limit",
                    2),
                new DataClassRowMapper<>(Row.class)))
        .containsExactly(Row.numbered(40), Row.numbered(30));
  }

  @Test
  void answersTheFluentClient() {
    JdbcClient client = JdbcClient.create(dataSource);

    assertThat(
            client
                .sql("SELECT * FROM conversations WHERE message_count > :least LIMIT :limit")
                .param("least", 100)
                .param("limit", 1L)
                .query(Row.class)
                .optional())
        .contains(Row.numbered(101));
  }

  @Test
  void streamsWithoutReadingMoreThanIsTaken() {
    try (Stream<String> ids =
        template.queryForStream(
            "SELECT id FROM conversations", (rows, number) -> rows.getString(1))) {
      assertThat(ids.limit(3)).containsExactly("c1", "c2", "c3");
    }
    assertThat(api.queries()).containsExactly("per_page=1&page=1", "per_page=100&page=1");
  }

  @Test
  void capsRows() {
    template.setMaxRows(5);
    template.setFetchSize(10);

    assertThat(template.queryForList("SELECT id FROM conversations", String.class)).hasSize(5);
    assertThat(api.queries()).containsExactly("per_page=1&page=1", "per_page=5&page=1");
  }

  @Test
  void browsesTables() throws Exception {
    List<String> tables =
        JdbcUtils.extractDatabaseMetaData(
            dataSource,
            metaData -> {
              List<String> names = new ArrayList<>();
              try (var rows = metaData.getTables(null, null, "conversation%", null)) {
                while (rows.next()) {
                  names.add(rows.getString("TABLE_NAME"));
                }
              }
              return names;
            });
    assertThat(tables).containsExactly("conversation_types", "conversations");
  }

  @Test
  void translatesErrors() {
    assertThatThrownBy(() -> template.queryForList("SELEC 1"))
        .isInstanceOf(BadSqlGrammarException.class);
    assertThatThrownBy(() -> template.queryForList("SELECT * FROM conversation"))
        .isInstanceOf(BadSqlGrammarException.class);
    assertThatThrownBy(() -> template.queryForList("SELECT idd FROM conversations"))
        .isInstanceOf(BadSqlGrammarException.class);
    assertThatThrownBy(() -> template.queryForList("SELECT 1 / 0"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> template.update("DELETE FROM conversations WHERE id = ?", "c1"))
        .isInstanceOf(InvalidDataAccessApiUsageException.class);
  }

  @Test
  void translatesFailuresOfTheApiAndRecovers() {
    api.failPage(1, 500);
    String sql = "SELECT id FROM conversations LIMIT 1 OFFSET ?";
    DriverManagerDataSource unvalidated =
        new DriverManagerDataSource(
            dataSource.getUrl() + ";validateOnConnect=false", "", api.key());
    JdbcTemplate later = new JdbcTemplate(unvalidated);

    assertThatThrownBy(() -> later.queryForList(sql, String.class, 0))
        .isInstanceOf(DataAccessResourceFailureException.class);
    api.failNothing().failPage(1, 403);
    assertThatThrownBy(() -> later.queryForList(sql, String.class, 0))
        .isInstanceOf(PermissionDeniedDataAccessException.class);
    api.failNothing();
    assertThat(later.queryForList(sql, String.class, 4)).containsExactly("c5");
  }

  @Test
  void translatesATimeout() {
    template.execute(
        (Connection connection) -> {
          JdbcTemplate slow = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
          slow.setQueryTimeout(1);
          api.delay(Duration.ofSeconds(20));
          assertThatThrownBy(() -> slow.queryForList("SELECT id FROM conversations"))
              .isInstanceOf(QueryTimeoutException.class)
              .cause()
              .extracting(e -> ((SQLException) e).getSQLState())
              .isEqualTo("HYT00");
          api.delay(Duration.ZERO);
          assertThat(slow.queryForList("SELECT id FROM conversations")).hasSize(250);
          return null;
        });
  }

  @Test
  void saysThatTheKeyIsWrong() {
    dataSource.setPassword("canary-key");

    assertThatThrownBy(() -> template.queryForList("SELECT 1"))
        .isInstanceOf(CannotGetJdbcConnectionException.class)
        .hasMessageNotContaining("canary")
        .cause()
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("28000");
  }
}
