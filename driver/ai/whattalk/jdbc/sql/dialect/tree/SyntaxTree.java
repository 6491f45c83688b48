package ai.whattalk.jdbc.sql.dialect.tree;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;

/** What is in a parse tree, wherever that is. */
public final class SyntaxTree {
  private SyntaxTree() {}

  /** All calls, each before those within it. */
  public static List<SqlCall> calls(SqlNode tree) {
    List<SqlCall> calls = new ArrayList<>();
    // It looks for one for which this is true, which it never is.
    SqlUtil.containsCall(tree, call -> !calls.add(call));
    return calls;
  }
}
