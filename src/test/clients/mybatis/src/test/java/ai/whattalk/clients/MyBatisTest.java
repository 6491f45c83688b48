package ai.whattalk.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.VendorDatabaseIdProvider;
import org.apache.ibatis.session.AutoMappingUnknownColumnBehavior;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** MyBatis over its own pool: mappers in annotations and in XML. */
final class MyBatisTest {
  private static final LocalDateTime START = LocalDateTime.of(2025, 1, 1, 0, 0);

  private final SimulatedApi api = new SimulatedApi(TestRows.numbered(250));
  private final PooledDataSource pool =
      new PooledDataSource(
          "ai.whattalk.jdbc.WhatTalkDriver",
          "jdbc:whattalk:maxRetries=1;baseUrl=" + api.baseUrl(),
          "reports",
          api.key());
  private final SqlSessionFactory sessions;

  MyBatisTest() {
    pool.setPoolMaximumActiveConnections(2);
    pool.setPoolPingEnabled(true);
    pool.setPoolPingQuery("SELECT 1");
    Configuration configuration =
        new Configuration(new Environment("test", new JdbcTransactionFactory(), pool));
    configuration.setMapUnderscoreToCamelCase(true);
    configuration.setAutoMappingUnknownColumnBehavior(AutoMappingUnknownColumnBehavior.NONE);
    configuration.addMapper(ConversationMapper.class);
    sessions = new SqlSessionFactoryBuilder().build(configuration);
  }

  @AfterEach
  void close() {
    pool.forceCloseAll();
    api.close();
  }

  @Test
  void mapsARowFieldByField() {
    try (SqlSession session = sessions.openSession()) {
      MappedConversation row = session.getMapper(ConversationMapper.class).byId("c7");

      assertThat(row.id).isEqualTo("c7");
      assertThat(row.assistantName).isEqualTo("Support Assistant");
      assertThat(row.messageCount).isEqualTo(7);
      assertThat(row.totalCost).isEqualTo(BigDecimal.valueOf(7));
      assertThat(row.aiEnabled).isTrue();
      assertThat(row.createdAt).isEqualTo(START.plusMinutes(7));
      assertThat(row.updatedAt).isEqualTo(START.plusMinutes(7));
    }
  }

  @Test
  void mapsNulls() {
    api.rows(List.of(TestRows.row("lonely", null, null, null)));
    try (SqlSession session = sessions.openSession()) {
      MappedConversation row = session.getMapper(ConversationMapper.class).byId("lonely");

      assertThat(row.assistantName).isNull();
      assertThat(row.createdAt).isNull();
    }
  }

  @Test
  void bindsDateTimesAndLimits() {
    try (SqlSession session = sessions.openSession()) {
      ConversationMapper mapper = session.getMapper(ConversationMapper.class);
      api.clearRequests();

      assertThat(mapper.createdFrom(START.plusMinutes(99), 2))
          .containsExactly(
              new ConversationMapper.Creation("c99", START.plusMinutes(99)),
              new ConversationMapper.Creation("c100", START.plusMinutes(100)));
      assertThat(api.queries().get(api.queries().size() - 1))
          .startsWith("date_from=2024-12-31&per_page=");
      assertThat(mapper.countOn(START.toLocalDate())).isEqualTo(250);
      assertThat(mapper.countOn(START.toLocalDate().plusDays(1))).isZero();
    }
  }

  @Test
  void bindsNullAsOther() {
    try (SqlSession session = sessions.openSession()) {
      ConversationMapper mapper = session.getMapper(ConversationMapper.class);

      assertThat(mapper.ids(null)).hasSize(250);
      assertThat(mapper.ids("widget")).hasSize(250);
      assertThat(mapper.ids("api")).isEmpty();
    }
  }

  @Test
  void searchesByTheXmlMapper() {
    try (SqlSession session = sessions.openSession()) {
      List<MappedConversation> rows =
          session
              .getMapper(ConversationMapper.class)
              .search(
                  List.of("widget", "api"),
                  START.plusMinutes(3),
                  START.plusMinutes(6),
                  BigDecimal.valueOf(4),
                  true);

      assertThat(rows).extracting(row -> row.id).containsExactly("c3", "c5");
      assertThat(rows.get(1).createdAt).isEqualTo(START.plusMinutes(5));
    }
  }

  @Test
  void skipsAndCapsByRowBounds() {
    try (SqlSession session = sessions.openSession()) {
      assertThat(session.getMapper(ConversationMapper.class).idsWithin(new RowBounds(4, 2)))
          .containsExactly("c5", "c6");
    }
  }

  @Test
  void fillsMapsByLabel() {
    try (SqlSession session = sessions.openSession()) {
      ConversationMapper mapper = session.getMapper(ConversationMapper.class);

      assertThat(mapper.mapOf("c2"))
          .containsEntry("id", "c2")
          .containsEntry("total_cost", BigDecimal.valueOf(2))
          .containsEntry("ai_enabled", true)
          .containsEntry("created_at", Timestamp.valueOf(START.plusMinutes(2)));
      assertThat(mapper.byType())
          .isEqualTo(Map.of("widget", Map.of("type", "widget", "conversations", 250L)));
    }
  }

  @Test
  void readsACursorPageByPage() throws Exception {
    try (SqlSession session = sessions.openSession();
        Cursor<String> ids = session.getMapper(ConversationMapper.class).scan()) {
      api.clearRequests();

      assertThat(ids.iterator().next()).isEqualTo("c1");
      assertThat(api.requests()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void commitsRollsBackAndResetsTheLevel() {
    EnumSet<TransactionIsolationLevel> levels = EnumSet.allOf(TransactionIsolationLevel.class);
    levels.remove(TransactionIsolationLevel.SQL_SERVER_SNAPSHOT);
    for (TransactionIsolationLevel level : levels) {
      try (SqlSession session = sessions.openSession(level)) {
        assertThat(session.getMapper(ConversationMapper.class).ids("widget")).hasSize(250);
        session.commit(true);
        session.rollback(true);
      }
    }
    assertThat(pool.getPoolState().getActiveConnectionCount()).isZero();
    assertThat(pool.getPoolState().getIdleConnectionCount()).isEqualTo(1);
  }

  @Test
  void namesTheProduct() {
    assertThat(new VendorDatabaseIdProvider().getDatabaseId(pool)).isEqualTo("WhatTalk");
  }

  @Test
  void failsWithTheDriversErrorAndRecovers() {
    try (SqlSession session = sessions.openSession()) {
      ConversationMapper mapper = session.getMapper(ConversationMapper.class);
      assertThatThrownBy(() -> mapper.delete("c1"))
          .isInstanceOf(PersistenceException.class)
          .cause()
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("25006");
      api.failPage(1, 500);
      assertThatThrownBy(() -> mapper.ids("widget"))
          .isInstanceOf(PersistenceException.class)
          .cause()
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("58000");
      api.failNothing();
      assertThat(mapper.ids("widget")).hasSize(250);
    }
  }
}
