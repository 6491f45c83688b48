package ai.whattalk.jdbc.sql;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.util.SqlShuttle;

/** Gives a parse tree PostgreSQL's meaning where the parser has taken another dialect's. */
final class PostgresSyntax extends SqlShuttle {

  private PostgresSyntax() {}

  static SqlNode adapt(SqlNode statement) {
    SqlNode adapted = statement.accept(new PostgresSyntax());
    return adapted == null ? statement : adapted;
  }

  /** The parser knows BigQuery's DATE_TRUNC only, which has its operands the other way round. */
  @Override
  public SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    return visited instanceof SqlCall same
            && same.getOperator().equals(SqlLibraryOperators.DATE_TRUNC)
        ? new SqlBasicCall(
            PostgresOperators.DATE_TRUNC, same.getOperandList(), same.getParserPosition())
        : visited == null ? call : visited;
  }
}
