package ai.whattalk.jdbc.sql.dialect.tree;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Makes queries that have one column, and nothing beside FROM. */
final class PlainSelect {
  private PlainSelect() {}

  /** {@code SELECT value FROM from}. */
  static SqlSelect of(SqlNode value, @Nullable SqlNode from) {
    return new SqlSelect(
        value.getParserPosition(),
        null,
        SqlNodeList.of(value),
        from,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** {@code SELECT value FROM (query) AS name (columns)}. */
  static SqlSelect of(SqlNode value, SqlNode query, String name, List<? extends SqlNode> columns) {
    SqlParserPos position = query.getParserPosition();
    List<SqlNode> operands = new ArrayList<>(List.of(query, new SqlIdentifier(name, position)));
    operands.addAll(columns);
    return of(value, SqlStdOperatorTable.AS.createCall(position, operands));
  }
}
