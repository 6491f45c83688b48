package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Spells the names of WITH as they are defined, since Calcite finds them in no other spelling. */
public final class WithNames extends SqlShuttle {
  private Map<String, String> names = Map.of();

  private WithNames() {}

  /** The statement so spelled. Throws {@link QueryException} where a WITH has a name twice. */
  public static SqlNode spell(SqlNode statement) {
    SqlNode visited = statement.accept(new WithNames());
    return visited == null ? statement : visited;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlWith with) {
      spell(with);
      return with;
    }
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlSelect select && select.getFrom() != null) {
      select.setFrom(spelled(select.getFrom()));
    }
    return visited;
  }

  private void spell(SqlWith with) {
    Map<String, String> outer = names;
    Map<String, String> own = new HashMap<>();
    for (SqlNode node : with.withList) {
      SqlWithItem item = (SqlWithItem) node;
      String name = item.name.getSimple();
      if (own.put(FromColumns.key(name), name) != null) {
        throw new QueryException(
            QueryProblem.INVALID, "WITH has the name " + name + " more than once");
      }
      Map<String, String> visible = new HashMap<>(names);
      visible.put(FromColumns.key(name), name);
      if (item.recursive.booleanValue()) {
        names = visible;
      }
      item.query.accept(this);
      names = visible;
    }
    with.body.accept(this);
    names = outer;
  }

  private SqlNode spelled(SqlNode from) {
    if (from instanceof SqlJoin join) {
      join.setLeft(spelled(join.getLeft()));
      join.setRight(spelled(join.getRight()));
    } else if (from.getKind() == SqlKind.AS) {
      SqlCall as = (SqlCall) from;
      as.setOperand(0, spelled(as.operand(0)));
    } else if (from instanceof SqlIdentifier table && table.isSimple()) {
      String name = names.get(FromColumns.key(table.getSimple()));
      return name == null || name.equals(table.getSimple())
          ? from
          : new SqlIdentifier(List.of(name), table.getParserPosition());
    }
    return from;
  }
}
