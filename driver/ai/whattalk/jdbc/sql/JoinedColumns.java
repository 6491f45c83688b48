package ai.whattalk.jdbc.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Says which table's column a bare name is that USING has joined by: Calcite knows it in the
 * columns of SELECT only, and takes the first table's where a RIGHT or FULL JOIN comes before.
 */
final class JoinedColumns extends SqlShuttle {

  private JoinedColumns() {}

  /** The statement with the tables of such columns named. Throws {@link QueryException}. */
  static SqlNode name(SqlNode statement) {
    SqlNode named = statement.accept(new JoinedColumns());
    return named == null ? statement : named;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlSelect select && select.getFrom() instanceof SqlJoin) {
      apply(select, null);
    } else if (visited instanceof SqlOrderBy ordered
        && ordered.query instanceof SqlSelect select
        && select.getFrom() instanceof SqlJoin) {
      return new SqlOrderBy(
          ordered.getParserPosition(),
          select,
          apply(select, ordered.orderList),
          ordered.offset,
          ordered.fetch);
    }
    return visited;
  }

  /** Names the columns in the clauses of a query, and gives its order with them named. */
  private static SqlNodeList apply(SqlSelect select, @Nullable SqlNodeList order) {
    boolean star =
        select.getSelectList().stream()
            .anyMatch(column -> column instanceof SqlIdentifier name && name.isStar());
    Map<String, SqlNode> columns = columns(select.getFrom(), star);
    Names names = new Names(columns);
    SqlNodeList list = select.getSelectList();
    Set<String> labels = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      SqlNode column = list.get(i);
      String label = label(column);
      labels.add(label);
      SqlNode named = column.accept(names);
      list.set(
          i,
          column instanceof SqlIdentifier name && name.isSimple() && named != column
              ? SqlStdOperatorTable.AS.createCall(column.getParserPosition(), named, column)
              : named);
    }
    if (select.getWhere() != null) {
      select.setWhere(select.getWhere().accept(names));
    }
    if (select.getHaving() != null) {
      select.setHaving(select.getHaving().accept(names));
    }
    if (select.getGroup() != null) {
      select.setGroupBy((SqlNodeList) select.getGroup().accept(names));
    }
    // A column of the result comes first.
    Map<String, SqlNode> others = new HashMap<>(columns);
    others.keySet().removeAll(labels);
    return order == null ? SqlNodeList.EMPTY : (SqlNodeList) order.accept(new Names(others));
  }

  private static String label(SqlNode column) {
    SqlNode name = column.getKind() == SqlKind.AS ? ((SqlCall) column).operand(1) : column;
    return name instanceof SqlIdentifier identifier && !identifier.isStar()
        ? key(identifier.names.get(identifier.names.size() - 1))
        : "";
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What the columns of USING are, by their names; those of which it is not known are left out. */
  private static Map<String, SqlNode> columns(@Nullable SqlNode from, boolean star) {
    if (!(from instanceof SqlJoin join)) {
      return Map.of();
    }
    Map<String, SqlNode> left = columns(join.getLeft(), star);
    Map<String, SqlNode> right = columns(join.getRight(), star);
    Map<String, SqlNode> columns = new HashMap<>(left);
    columns.putAll(right);
    if (join.getConditionType() != JoinConditionType.USING) {
      return columns;
    }
    SqlNode on = null;
    boolean moved = false;
    for (SqlNode column : (SqlNodeList) join.getCondition()) {
      String name = ((SqlIdentifier) column).getSimple();
      SqlNode ofLeft = column(join.getLeft(), left, name);
      SqlNode ofRight = column(join.getRight(), right, name);
      SqlNode value = value(join.getJoinType(), ofLeft, ofRight);
      columns.remove(key(name));
      if (value != null) {
        columns.put(key(name), value);
      }
      moved |= isMoved(join.getLeft(), left, name) || isMoved(join.getRight(), right, name);
      if (ofLeft != null && ofRight != null) {
        SqlNode equal =
            SqlStdOperatorTable.EQUALS.createCall(column.getParserPosition(), ofLeft, ofRight);
        on =
            on == null
                ? equal
                : SqlStdOperatorTable.AND.createCall(column.getParserPosition(), on, equal);
      }
    }
    if (moved && on != null) {
      if (star) {
        throw new QueryException(
            QueryProblem.UNSUPPORTED,
            MessagePosition.of(
                join.getParserPosition().getLineNum(),
                join.getParserPosition().getColumnNum(),
                "* with USING after a RIGHT or FULL JOIN by the same column is not supported"),
            null);
      }
      join.setOperand(4, JoinConditionType.ON.symbol(SqlParserPos.ZERO));
      join.setOperand(5, on);
    }
    return columns;
  }

  /** Whether a column is not the first table's that has it. */
  private static boolean isMoved(SqlNode from, Map<String, SqlNode> columns, String name) {
    SqlNode first = from;
    while (first instanceof SqlJoin join) {
      first = join.getLeft();
    }
    SqlNode value = columns.get(key(name));
    SqlNode ofFirst = column(first, Map.of(), name);
    return value != null && (ofFirst == null || !value.toString().equals(ofFirst.toString()));
  }

  /** The column of a table, or of joined ones; null if it is not known whose it is. */
  private static @Nullable SqlNode column(SqlNode from, Map<String, SqlNode> columns, String name) {
    if (from instanceof SqlJoin) {
      return columns.get(key(name));
    }
    SqlNode table = from.getKind() == SqlKind.AS ? ((SqlCall) from).operand(1) : from;
    return table instanceof SqlIdentifier identifier
        ? new SqlIdentifier(
            List.of(identifier.names.get(identifier.names.size() - 1), name),
            from.getParserPosition())
        : null;
  }

  private static @Nullable SqlNode value(
      JoinType type, @Nullable SqlNode left, @Nullable SqlNode right) {
    return switch (type) {
      case INNER -> left == null ? right : left;
      case RIGHT -> right;
      case FULL ->
          left == null || right == null
              ? null
              : SqlStdOperatorTable.COALESCE.createCall(SqlParserPos.ZERO, left, right);
      default -> left;
    };
  }

  /** Puts columns of tables in place of bare names, but for those in subqueries. */
  private static final class Names extends SqlShuttle {
    private final Map<String, SqlNode> columns;

    Names(Map<String, SqlNode> columns) {
      this.columns = columns;
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier name) {
      SqlNode column = name.isSimple() ? columns.get(key(name.getSimple())) : null;
      return column == null ? name : column.clone(name.getParserPosition());
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      if (call.isA(SqlKind.QUERY)) {
        return call;
      }
      if (call.getKind() == SqlKind.AS) {
        return call.getOperator()
            .createCall(call.getParserPosition(), call.operand(0).accept(this), call.operand(1));
      }
      return super.visit(call);
    }

    @Override
    public @Nullable SqlNode visit(SqlLiteral literal) {
      return literal;
    }
  }
}
