package ai.whattalk.jdbc.sql.dialect.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Puts columns of tables in place of bare names, but for those that are a subquery's own. */
final class BareNames extends SqlShuttle {
  private final Map<String, SqlNode> columns;
  private final FromColumns sources;

  BareNames(Map<String, SqlNode> columns, FromColumns sources) {
    this.columns = columns;
    this.sources = sources;
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier name) {
    SqlNode column = name.isSimple() ? columns.get(FromColumns.key(name.getSimple())) : null;
    return column == null ? name : column.clone(name.getParserPosition());
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlSelect select) {
      List<String> own = select.getFrom() == null ? List.of() : sources.of(select.getFrom());
      if (own == null) {
        return call;
      }
      Map<String, SqlNode> outer = new HashMap<>(columns);
      own.forEach(name -> outer.remove(FromColumns.key(name)));
      return outer.isEmpty() ? call : new BareNames(outer, sources).within(call);
    }
    if (call instanceof SqlWith with) {
      return sources.visit(with, this);
    }
    if (call.getKind() == SqlKind.AS) {
      List<SqlNode> operands = new ArrayList<>(call.getOperandList());
      operands.set(0, call.operand(0).accept(this));
      return call.getOperator().createCall(call.getParserPosition(), operands);
    }
    return super.visit(call);
  }

  private @Nullable SqlNode within(SqlCall query) {
    return super.visit(query);
  }

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    return literal;
  }
}
