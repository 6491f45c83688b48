package ai.whattalk.jdbc.sql.dialect.tree;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first subquery in ON. Where it refers to both tables, Calcite gives rows more than once
 * or has no plan, and so it is refused.
 */
public final class JoinSubquery extends SqlBasicVisitor<@Nullable Void> {
  private boolean inCondition;

  private JoinSubquery() {}

  public static @Nullable SqlNode in(@Nullable SqlNode statement) {
    if (statement == null) {
      return null;
    }
    try {
      statement.accept(new JoinSubquery());
      return null;
    } catch (Util.FoundOne e) {
      return (SqlNode) e.getNode();
    }
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (inCondition && call.isA(SqlKind.QUERY)) {
      throw new Util.FoundOne(call);
    }
    if (!(call instanceof SqlJoin join)) {
      return super.visit(call);
    }
    join.getLeft().accept(this);
    join.getRight().accept(this);
    SqlNode condition = join.getCondition();
    if (condition != null && !(condition instanceof SqlNodeList)) {
      inCondition = true;
      condition.accept(this);
      inCondition = false;
    }
    return null;
  }
}
