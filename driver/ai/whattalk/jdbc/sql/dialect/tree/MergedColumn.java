package ai.whattalk.jdbc.sql.dialect.tree;

import java.util.stream.Stream;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** What USING makes of the columns of both sides of a join. */
final class MergedColumn {
  private MergedColumn() {}

  /** The column of one side, or a COALESCE of both; null if it is not known. */
  static @Nullable SqlNode of(JoinType type, @Nullable SqlNode left, @Nullable SqlNode right) {
    return switch (type) {
      case INNER -> left == null ? right : left;
      case RIGHT -> right;
      case FULL ->
          left == null || right == null
              ? null
              : SqlStdOperatorTable.COALESCE.createCall(
                  SqlParserPos.ZERO,
                  Stream.of(left, right).flatMap(MergedColumn::choices).toList());
      default -> left;
    };
  }

  /** Within each other, each COALESCE would double the expression that Calcite makes of it. */
  private static Stream<SqlNode> choices(SqlNode column) {
    return column.getKind() == SqlKind.COALESCE
        ? ((SqlCall) column).getOperandList().stream()
        : Stream.of(column);
  }
}
