package ai.whattalk.jdbc.sql;

import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnnestOperator;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses forms of queries that the parser takes and this driver does not: other dialects' syntax,
 * and what Calcite's validator and planner make something else of than PostgreSQL.
 */
final class AdmittedSyntax extends SqlBasicVisitor<@Nullable Void> {
  private static final Set<JoinType> JOINS =
      Set.of(
          JoinType.INNER,
          JoinType.LEFT,
          JoinType.RIGHT,
          JoinType.FULL,
          JoinType.CROSS,
          JoinType.COMMA);

  private AdmittedSyntax() {}

  /** Throws a {@link QueryException} that names what is refused, and its place. */
  static void check(SqlNode statement) {
    statement.accept(new AdmittedSyntax());
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    SqlOperator operator = call.getOperator();
    if (operator.getName().equals("CONVERT") && !(operator instanceof SqlJdbcFunctionCall)) {
      throw refusal(call, "CONVERT(…)");
    }
    if (operator instanceof SqlUnnestOperator unnest && unnest.withOrdinality) {
      throw refusal(call, "WITH ORDINALITY");
    }
    if (call instanceof SqlJoin join && !JOINS.contains(join.getJoinType())) {
      throw refusal(call, "this kind of join");
    }
    if (call instanceof SqlJoin join && NullableEquality.lost(join.getCondition()) != null) {
      throw refusal(
          Objects.requireNonNull(NullableEquality.lost(join.getCondition())),
          "a = b OR (a IS NULL AND b IS NULL) as a value in ON");
    }
    if (call instanceof SqlWindow window) {
      check(window);
    } else if (call instanceof SqlSelect select) {
      check(select);
    } else if (call instanceof SqlWithItem item
        && item.recursive.booleanValue()
        && !RecursionForm.isPlain(item)) {
      throw refusal(item, "a recursion but of rows UNION one query that reads them once");
    } else if (call.getKind() == SqlKind.OVER
        && call.operand(0) instanceof SqlCall function
        && function.getOperandList().stream().anyMatch(AdmittedSyntax::isQuery)) {
      throw refusal(call, "a subquery in a window function");
    } else if (call.getKind() == SqlKind.GROUPING_SETS
        || call.getKind() == SqlKind.ROLLUP
        || call.getKind() == SqlKind.CUBE) {
      checkGroups(call);
    }
    return super.visit(call);
  }

  private static void check(SqlWindow window) {
    if (!SqlWindow.isExcludeNoOthers(window.getExclude())) {
      throw refusal(window, "EXCLUDE in a window's frame");
    }
  }

  private static void check(SqlSelect select) {
    if (select.getQualify() != null) {
      throw refusal(select.getQualify(), "QUALIFY");
    }
    if (select.hasHints()) {
      throw refusal(select, "a hint");
    }
    for (SqlNode column : select.getSelectList()) {
      SqlNode value = column.getKind() == SqlKind.AS ? ((SqlCall) column).operand(0) : column;
      if (value.getKind() == SqlKind.ROW) {
        throw refusal(column, "a row as a column");
      }
    }
  }

  private static void checkGroups(SqlCall groups) {
    for (SqlNode group : groups.getOperandList()) {
      if (group.getKind() == SqlKind.GROUPING_SETS
          || group.getKind() == SqlKind.ROLLUP
          || group.getKind() == SqlKind.CUBE) {
        throw refusal(group, "a grouping set within another");
      }
    }
  }

  private static boolean isQuery(SqlNode node) {
    return node != null && node.isA(SqlKind.QUERY) && !(node instanceof SqlNodeList);
  }

  static QueryException refusal(SqlNode node, String what) {
    return QueryException.unsupported(node.getParserPosition(), what);
  }
}
