package ai.whattalk.jdbc.sql.dialect.tree;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWithItem;
import org.jspecify.annotations.Nullable;

/**
 * The one form of a recursion: rows, UNION, and a query without aggregates, windows and DISTINCT
 * that reads what was last found once, and not where an outer join may leave it out. Others may
 * have no end here.
 */
final class RecursionForm {
  private final String name;

  private RecursionForm(String name) {
    this.name = name;
  }

  /** Whether a query of WITH reads itself. */
  static boolean isRecursive(SqlWithItem item) {
    return item.recursive.booleanValue()
        && new RecursionForm(item.name.getSimple()).readings(item.query) > 0;
  }

  /** Whether a recursion is of that form. */
  static boolean isPlain(SqlWithItem item) {
    RecursionForm form = new RecursionForm(item.name.getSimple());
    return item.query.getKind() == SqlKind.UNION
        && form.readings(item.query) == 1
        && ((SqlCall) item.query).operand(1) instanceof SqlSelect repeated
        && form.isRead(repeated);
  }

  /** How often the query reads itself, wherever that is. */
  private int readings(SqlNode query) {
    AtomicInteger count = new AtomicInteger();
    SyntaxTree.forEachCall(
        query, call -> count.addAndGet(call instanceof SqlSelect one ? tables(one.getFrom()) : 0));
    return count.get();
  }

  private int tables(@Nullable SqlNode from) {
    if (from instanceof SqlJoin join) {
      return tables(join.getLeft()) + tables(join.getRight());
    }
    if (from instanceof SqlIdentifier table) {
      return table.isSimple() && table.getSimple().equalsIgnoreCase(name) ? 1 : 0;
    }
    return from instanceof SqlCall as && as.getKind() == SqlKind.AS ? tables(as.operand(0)) : 0;
  }

  private boolean isRead(SqlSelect select) {
    return !OuterColumns.isAggregated(select)
        && !select.isDistinct()
        && !SqlUtil.containsCall(select.getSelectList(), call -> call.getKind() == SqlKind.OVER)
        && isRead(select.getFrom());
  }

  /** Whether each row that was found is among those of a part of FROM. */
  private boolean isRead(@Nullable SqlNode from) {
    if (from instanceof SqlJoin join) {
      JoinType type = join.getJoinType();
      return (type != JoinType.RIGHT && type != JoinType.FULL && isRead(join.getLeft()))
          || (type != JoinType.LEFT && type != JoinType.FULL && isRead(join.getRight()));
    }
    if (from instanceof SqlCall call
        && (call.getKind() == SqlKind.AS || call.getKind() == SqlKind.LATERAL)) {
      return isRead((SqlNode) call.operand(0));
    }
    return from instanceof SqlSelect select ? isRead(select) : tables(from) == 1;
  }
}
