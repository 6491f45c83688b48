package ai.whattalk.jdbc.sql.dialect.tree;

import java.util.function.Consumer;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;

/** What is in a parse tree, wherever that is. */
public final class SyntaxTree {
  private SyntaxTree() {}

  /**
   * Does something with all calls, each before those within it. One that stands in several places
   * comes several times.
   */
  public static void forEachCall(SqlNode tree, Consumer<SqlCall> action) {
    // It stops at the first call for which the condition is true: here, at none.
    SqlUtil.containsCall(
        tree,
        call -> {
          action.accept(call);
          return false;
        });
  }
}
