package ai.whattalk.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plain SQL and the DSL of jOOQ, in the dialects that an application would choose. */
final class JooqTest {
  private static final LocalDateTime START = LocalDateTime.of(2025, 1, 1, 0, 0);
  private static final Table<?> CONVERSATIONS = table(name("conversations"));
  private static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  private static final Field<String> TYPE = field(name("type"), SQLDataType.VARCHAR);
  private static final Field<Integer> MESSAGE_COUNT =
      field(name("message_count"), SQLDataType.INTEGER);
  private static final Field<BigDecimal> TOTAL_COST =
      field(name("total_cost"), SQLDataType.DECIMAL(20, 10));
  private static final Field<Boolean> AI_ENABLED = field(name("ai_enabled"), SQLDataType.BOOLEAN);
  private static final Field<LocalDateTime> CREATED_AT =
      field(name("created_at"), SQLDataType.LOCALDATETIME);

  private final SimulatedApi api = new SimulatedApi(TestRows.numbered(250));
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:whattalk:maxRetries=1;baseUrl=" + api.baseUrl(), "", api.key());
    api.clearRequests();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    api.close();
  }

  /** As {@code fetchInto} fills it. */
  record Conversation(
      String id,
      String type,
      Integer messageCount,
      BigDecimal totalCost,
      Boolean aiEnabled,
      LocalDateTime createdAt) {

    static Conversation numbered(int number) {
      return new Conversation(
          "c" + number,
          "widget",
          number,
          BigDecimal.valueOf(number),
          true,
          START.plusMinutes(number));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "POSTGRES"})
  void fetchesPlainSqlIntoRecords(SQLDialect dialect) {
    List<Conversation> rows =
        DSL.using(connection, dialect)
            .resultQuery(
                "SELECT id, type, message_count, total_cost, ai_enabled, created_at"
                    + " FROM conversations WHERE type = ? LIMIT ?",
                "widget",
                3)
            .fetchInto(Conversation.class);

    assertThat(rows)
        .containsExactly(
            Conversation.numbered(1), Conversation.numbered(2), Conversation.numbered(3));
    assertThat(api.queries()).containsExactly("type=widget&per_page=3&page=1");
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "POSTGRES"})
  void fetchesWhatTheDslSays(SQLDialect dialect) {
    List<Conversation> rows =
        DSL.using(connection, dialect)
            .select(ID, TYPE, MESSAGE_COUNT, TOTAL_COST, AI_ENABLED, CREATED_AT)
            .from(CONVERSATIONS)
            .where(TYPE.in("widget", "api"))
            .and(MESSAGE_COUNT.between(10, 12))
            .and(CREATED_AT.ge(START.plusMinutes(11)))
            .and(TOTAL_COST.lt(new BigDecimal("1000.5")))
            .and(AI_ENABLED.isTrue())
            .and(ID.likeIgnoreCase("C1%"))
            .orderBy(CREATED_AT.desc(), ID)
            .limit(10)
            .fetchInto(Conversation.class);

    assertThat(rows).containsExactly(Conversation.numbered(12), Conversation.numbered(11));
    assertThat(api.queries())
        .allSatisfy(query -> assertThat(query).contains("date_from=2024-12-31&"));
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "POSTGRES"})
  void pagesByLimitAndOffset(SQLDialect dialect) {
    assertThat(
            DSL.using(connection, dialect)
                .select(ID)
                .from(CONVERSATIONS)
                .where(noCondition())
                .limit(2)
                .offset(5)
                .fetch(ID))
        .containsExactly("c6", "c7");
    assertThat(api.queries()).containsExactly("per_page=7&page=1");
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "POSTGRES"})
  void groupsAndAggregates(SQLDialect dialect) {
    Field<BigDecimal> cost = sum(TOTAL_COST).as("cost");
    Result<Record2<String, BigDecimal>> rows =
        DSL.using(connection, dialect)
            .select(TYPE, cost)
            .from(CONVERSATIONS)
            .groupBy(TYPE)
            .having(count().gt(1))
            .orderBy(cost.desc())
            .fetch();

    assertThat(rows.getValues(TYPE)).containsExactly("widget");
    assertThat(rows.getValues(cost)).containsExactly(BigDecimal.valueOf(31_375));
    DSLContext dsl = DSL.using(connection, dialect);
    assertThat(dsl.fetchCount(CONVERSATIONS, MESSAGE_COUNT.gt(200))).isEqualTo(50);
    assertThat(dsl.fetchExists(CONVERSATIONS, ID.eq("c250"))).isTrue();
    assertThat(dsl.select(max(CREATED_AT)).from(CONVERSATIONS).fetchSingle().value1())
        .isEqualTo(START.plusMinutes(250));
    assertThat(
            dsl.select(coalesce(max(MESSAGE_COUNT), val(0)))
                .from(CONVERSATIONS)
                .where(TYPE.eq("api"))
                .fetchSingle()
                .value1())
        .isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "POSTGRES"})
  void joinsCommonTableExpressionsAndWindows(SQLDialect dialect) {
    Field<Integer> place = field(name("place"), SQLDataType.INTEGER);
    List<String> ids =
        DSL.using(connection, dialect)
            .with("ranked")
            .as(
                DSL.select(
                        ID,
                        TYPE,
                        rowNumber()
                            .over()
                            .partitionBy(TYPE)
                            .orderBy(MESSAGE_COUNT.desc())
                            .as(place))
                    .from(CONVERSATIONS))
            .select(field(name("ranked", "id"), SQLDataType.VARCHAR))
            .from(table(name("ranked")))
            .join(table(name("conversation_types")))
            .on(
                field(name("ranked", "type"), SQLDataType.VARCHAR)
                    .eq(field(name("conversation_types", "type"), SQLDataType.VARCHAR)))
            .where(place.le(2))
            .orderBy(place)
            .fetch(0, String.class);

    assertThat(ids).containsExactly("c250", "c249");
  }

  @Test
  void guessesADialectAndTheColumnsOfPlainSql() {
    Result<?> rows = DSL.using(connection).fetch("SELECT * FROM conversations WHERE id = ?", "c5");

    assertThat(rows.fields())
        .extracting(Field::getName)
        .containsExactly(
            "id",
            "assistant_id",
            "assistant_name",
            "type",
            "message_count",
            "total_cost",
            "ai_enabled",
            "created_at",
            "updated_at");
    assertThat(rows.get(0).get("created_at", LocalDateTime.class)).isEqualTo(START.plusMinutes(5));
    assertThat(rows.get(0).get("ai_enabled")).isEqualTo(true);
    assertThat(rows.get(0).get("total_cost")).isEqualTo(BigDecimal.valueOf(5));
    assertThat(rows.formatCSV()).contains("c5,").contains(",true,");
  }

  @Test
  void readsLazily() {
    DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
    try (Cursor<Record1<String>> cursor = dsl.select(ID).from(CONVERSATIONS).fetchLazy()) {
      assertThat(cursor.fetchNext(2).getValues(ID)).containsExactly("c1", "c2");
    }
    try (Stream<Record1<String>> rows =
        dsl.select(ID).from(CONVERSATIONS).maxRows(2).fetchStream()) {
      assertThat(rows.map(Record1::value1)).containsExactly("c1", "c2");
    }
    assertThat(api.queries()).containsExactly("per_page=100&page=1", "per_page=2&page=1");
  }

  @ParameterizedTest
  @EnumSource(names = {"DEFAULT", "POSTGRES"})
  void bindsNull(SQLDialect dialect) {
    DSLContext dsl = DSL.using(connection, dialect);
    assertThat(dsl.fetchCount(CONVERSATIONS, ID.eq((String) null))).isZero();
    assertThat(dsl.fetchCount(CONVERSATIONS, ID.isDistinctFrom((String) null))).isEqualTo(250);
    assertThat(dsl.fetchCount(CONVERSATIONS, CREATED_AT.lt((LocalDateTime) null))).isZero();
    assertThat(dsl.fetchCount(CONVERSATIONS, TOTAL_COST.lt((BigDecimal) null))).isZero();
  }

  @Test
  void browsesTheSchema() {
    List<Table<?>> tables =
        DSL.using(connection, SQLDialect.DEFAULT).meta().getSchemas("whattalk").get(0).getTables();

    assertThat(tables).extracting(Table::getName).contains("conversation_types", "conversations");
    Table<?> conversations =
        tables.stream()
            .filter(table -> table.getName().equals("conversations"))
            .findFirst()
            .orElseThrow();
    assertThat(conversations.getPrimaryKey().getFields())
        .extracting(Field::getName)
        .containsExactly("id");
    assertThat(conversations.field("created_at").getType()).isEqualTo(java.sql.Timestamp.class);
    assertThat(conversations.field("total_cost").getDataType().scale()).isEqualTo(10);
    assertThat(conversations.field("id").getDataType().nullable()).isFalse();
    assertThat(conversations.getComment()).isNotEmpty();
    assertThat(api.requests()).isEmpty();
  }

  @Test
  void failsWithTheStateAndServesAgain() {
    DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);

    assertThatThrownBy(() -> dsl.fetch("SELECT nothing FROM conversations"))
        .isInstanceOf(DataAccessException.class)
        .extracting(e -> ((DataAccessException) e).sqlState())
        .isEqualTo("42S22");
    assertThatThrownBy(() -> dsl.deleteFrom(CONVERSATIONS).where(ID.eq("c1")).execute())
        .isInstanceOf(DataAccessException.class)
        .extracting(e -> ((DataAccessException) e).sqlState())
        .isEqualTo("25006");
    api.failPage(2, 500);
    assertThatThrownBy(() -> dsl.select(ID).from(CONVERSATIONS).fetch())
        .isInstanceOf(DataAccessException.class)
        .extracting(e -> ((DataAccessException) e).sqlState())
        .isEqualTo("58000");
    api.failNothing();
    assertThat(dsl.select(ID).from(CONVERSATIONS).fetch()).hasSize(250);
  }

  @Test
  void runsInATransaction() {
    assertThat(
            DSL.using(connection, SQLDialect.POSTGRES)
                .<Integer>transactionResult(trx -> trx.dsl().fetchCount(CONVERSATIONS)))
        .isEqualTo(250);
  }
}
