package ai.whattalk.jdbc;

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
    return run(() -> plan(text), List.of());
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
