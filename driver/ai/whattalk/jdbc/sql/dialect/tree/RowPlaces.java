package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;

/**
 * Refuses rows where they are values: {@code (a, b)} stands in VALUES, in GROUP BY, before IN, and
 * on both sides of a comparison, and nowhere else. Calcite has no nulls within rows, and prints
 * none.
 */
public final class RowPlaces {
  private final Set<SqlNode> admitted = Collections.newSetFromMap(new IdentityHashMap<>());

  private RowPlaces() {}

  /** Throws a {@link QueryException} that names the place of a row that is refused. */
  public static void check(SqlNode statement) {
    SyntaxTree.forEachCall(statement, new RowPlaces()::checkCall);
  }

  private void checkCall(SqlCall call) {
    if (call.getKind() == SqlKind.ROW && !admitted.contains(call)) {
      throw QueryException.unsupported(
          call, "a row but in a comparison, an IN, VALUES or GROUP BY");
    }
    if (call instanceof SqlSelect select && select.getGroup() != null) {
      admitted.addAll(select.getGroup().getList());
    } else {
      switch (call.getKind()) {
        case VALUES, ROLLUP, CUBE, GROUPING_SETS -> admitted.addAll(call.getOperandList());
        case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL -> admitCompared(call);
        case GREATER_THAN, GREATER_THAN_OR_EQUAL, IN, NOT_IN -> admitCompared(call);
        case SOME, ALL -> checkQuantified(call);
        case IS_NULL -> admitted.add(call.operand(0));
        default -> {}
      }
    }
  }

  private void admitCompared(SqlCall comparison) {
    admitted.add(comparison.operand(0));
    SqlNode right = comparison.operand(1);
    admitted.addAll(right instanceof SqlNodeList list ? list.getList() : List.of(right));
  }

  /** {@link QuantifiedArrays} has said in other words what can be compared. */
  private static void checkQuantified(SqlCall comparison) {
    if (comparison.operand(0).getKind() == SqlKind.ROW) {
      throw QueryException.unsupported(
          comparison, "a row before ANY or ALL, but for = ANY and <> ALL,");
    }
  }
}
