package ai.whattalk.jdbc;

import ai.whattalk.jdbc.error.ErrorTranslator;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.sql.PreparedQuery;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
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
    return withRows(run(checkSql(sql)));
  }

  private @Nullable ResultSet run(String sql) throws SQLException {
    return run(running -> withoutParameters(plan(sql, running)), List.of());
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

  @Override
  public boolean execute(@Nullable String sql) throws SQLException {
    checkOpen();
    return run(checkSql(sql)) != null;
  }

  /** Always 0: of a statement that gives no rows, there is nothing to do. */
  @Override
  public long executeLargeUpdate(@Nullable String sql) throws SQLException {
    checkOpen();
    String text = checkSql(sql);
    if (ErrorTranslator.running(() -> plan(text)).givesRows()) {
      throw JdbcError.givesRows();
    }
    run(text);
    return 0;
  }
}
