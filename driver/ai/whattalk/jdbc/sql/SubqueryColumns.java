package ai.whattalk.jdbc.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Lets a query refer to columns of a subquery that the subquery gives no name, by the names that
 * PostgreSQL gives them: {@code SELECT avg(count) FROM (SELECT count(*) …) AS t} becomes {@code …
 * AS t (count)}. Aliases inside of the subquery could change what its GROUP BY means.
 */
final class SubqueryColumns extends SqlShuttle {

  private SubqueryColumns() {}

  /** The statement with its subqueries' columns named. */
  static SqlNode name(SqlNode statement) {
    SqlNode named = statement.accept(new SubqueryColumns());
    return named == null ? statement : named;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlWithItem item && item.columnList == null) {
      item.columnList = columns(item.query);
    } else if (visited instanceof SqlCall as
        && as.getKind() == SqlKind.AS
        && as.operandCount() == 2) {
      SqlNodeList columns = columns(as.operand(0));
      if (columns != null) {
        List<SqlNode> operands = new ArrayList<>(as.getOperandList());
        operands.addAll(columns);
        return SqlStdOperatorTable.AS.createCall(as.getParserPosition(), operands);
      }
    }
    return visited;
  }

  /** Names for all columns, or null where each has one of its own or some are not known. */
  private static @Nullable SqlNodeList columns(SqlNode query) {
    SqlNode subquery = query.getKind() == SqlKind.LATERAL ? ((SqlCall) query).operand(0) : query;
    ColumnLabels labels = ColumnLabels.of(subquery);
    if (!labels.derived() || labels.names().contains(null)) {
      return null;
    }
    Set<String> used = new HashSet<>();
    List<SqlNode> columns = new ArrayList<>();
    for (String name : labels.names()) {
      String unique = used.add(name.toLowerCase(Locale.ROOT)) ? name : name + "$" + columns.size();
      columns.add(new SqlIdentifier(unique, SqlParserPos.ZERO));
    }
    return new SqlNodeList(columns, SqlParserPos.ZERO);
  }
}
