package ai.whattalk.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.NestedTransactionNotSupportedException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Queries inside Spring's transactions, which set and reset the connection. */
final class SpringTransactionTest {
  private static final String COUNT = "SELECT COUNT(*) FROM conversations";

  private final SimulatedApi api = new SimulatedApi(TestRows.numbered(250));
  private final DriverManagerDataSource dataSource =
      new DriverManagerDataSource("jdbc:whattalk:baseUrl=" + api.baseUrl(), "", api.key());
  private final JdbcTemplate template = new JdbcTemplate(dataSource);

  @AfterEach
  void close() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        TransactionDefinition.ISOLATION_DEFAULT,
        TransactionDefinition.ISOLATION_READ_UNCOMMITTED,
        TransactionDefinition.ISOLATION_READ_COMMITTED,
        TransactionDefinition.ISOLATION_REPEATABLE_READ,
        TransactionDefinition.ISOLATION_SERIALIZABLE
      })
  void commitsAtEachLevel(int isolation) {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    transaction.setIsolationLevel(isolation);
    transaction.setReadOnly(true);
    transaction.setTimeout(60);

    List<Integer> counts =
        transaction.execute(
            status ->
                List.of(
                    template.queryForObject(COUNT, Integer.class),
                    template.queryForObject(COUNT + " WHERE id = ?", Integer.class, "c9")));

    assertThat(counts).containsExactly(250, 1);
  }

  @Test
  void usesOneConnectionAndClosesIt() {
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(dataSource));

    Connection used =
        transaction.execute(
            status -> {
              Connection connection = DataSourceUtils.getConnection(dataSource);
              template.queryForObject(COUNT, Integer.class);
              assertThat(DataSourceUtils.getConnection(dataSource)).isSameAs(connection);
              return connection;
            });

    assertThat(used).satisfies(connection -> assertThat(connection.isClosed()).isTrue());
  }

  @Test
  void rollsBackAndServesAgain() {
    TransactionTemplate transaction =
        new TransactionTemplate(new JdbcTransactionManager(dataSource));

    assertThatThrownBy(
            () ->
                transaction.execute(
                    status -> {
                      template.queryForObject(COUNT, Integer.class);
                      return template.queryForList("SELECT * FROM nowhere");
                    }))
        .isInstanceOf(BadSqlGrammarException.class);
    assertThat(
            transaction.<Integer>execute(status -> template.queryForObject(COUNT, Integer.class)))
        .isEqualTo(250);
  }

  @Test
  void saysThatNestedTransactionsAreNotSupported() {
    TransactionTemplate outer =
        new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    TransactionTemplate nested = new TransactionTemplate(outer.getTransactionManager());
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);

    assertThatThrownBy(
            () ->
                outer.execute(
                    status -> nested.execute(inner -> template.queryForObject(COUNT, Long.class))))
        .isInstanceOf(NestedTransactionNotSupportedException.class);
  }
}
