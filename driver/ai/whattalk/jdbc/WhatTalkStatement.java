package ai.whattalk.jdbc;

import ai.whattalk.jdbc.sql.PreparedQuery;
import ai.whattalk.jdbc.sql.QueryException;
import ai.whattalk.jdbc.sql.QueryProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is given its SQL with each execution. Threads as in {@link QueryStatement}. */
final class WhatTalkStatement extends QueryStatement {

  WhatTalkStatement(WhatTalkConnection connection) {
    super(connection);
  }

  @Override
  public ResultSet executeQuery(@Nullable String sql) throws SQLException {
    checkOpen();
    String text = checkSql(sql);
    return run(running -> withoutParameters(plan(text, running)), List.of());
  }

  private static PreparedQuery withoutParameters(PreparedQuery query) {
    if (!query.parameters().isEmpty()) {
      throw new QueryException(
          QueryProblem.UNBOUND_PARAMETER,
          "the statement has parameters, which only a PreparedStatement can bind",
          null);
    }
    return query;
  }

  /** Always true: a statement that can be executed gives rows. */
  @Override
  public boolean execute(@Nullable String sql) throws SQLException {
    executeQuery(sql);
    return true;
  }

  /** Never succeeds: SQL that is planned gives rows, and SQL that would not is refused. */
  @Override
  public long executeLargeUpdate(@Nullable String sql) throws SQLException {
    checkOpen();
    String text = checkSql(sql);
    ErrorTranslator.running(() -> plan(text));
    throw JdbcError.givesRows();
  }
}
