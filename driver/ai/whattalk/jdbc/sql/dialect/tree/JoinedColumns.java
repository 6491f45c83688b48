package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Says which table's column a bare name is that USING has joined by: Calcite knows it in the
 * columns of SELECT only, and takes the first table's where a RIGHT or FULL JOIN comes before.
 */
public final class JoinedColumns extends SqlShuttle {

  /** For queries that were seen, what their ORDER BY may mean by bare names. */
  private final Map<SqlNode, Map<String, SqlNode>> forOrders = new IdentityHashMap<>();

  private final FromColumns sources;

  private JoinedColumns(FromColumns sources) {
    this.sources = sources;
  }

  /**
   * The statement with the tables of such columns named, and the columns of NATURAL. Throws {@link
   * QueryException}.
   */
  public static SqlNode name(SqlNode statement, FromColumns sources) {
    SqlNode named = statement.accept(new JoinedColumns(sources));
    return named == null ? statement : named;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlWith with) {
      return sources.visit(with, this);
    }
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlJoin join && join.isNatural()) {
      sources.name(join);
    }
    if (visited instanceof SqlSelect select && select.getFrom() instanceof SqlJoin) {
      apply(select);
    } else if (visited instanceof SqlOrderBy ordered && forOrders.containsKey(ordered.query)) {
      return new SqlOrderBy(
          ordered.getParserPosition(),
          ordered.query,
          (SqlNodeList)
              ordered.orderList.accept(new BareNames(forOrders.get(ordered.query), sources)),
          ordered.offset,
          ordered.fetch);
    }
    return visited;
  }

  /** Names the columns in the clauses of a query. */
  private void apply(SqlSelect select) {
    Columns joined = columns(select.getFrom());
    Map<String, SqlNode> columns = joined.values;
    BareNames names = new BareNames(columns, sources);
    if (joined.needsNames && select.getSelectList().stream().anyMatch(JoinedColumns::isStar)) {
      spellStar(select, joined.all);
    }
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
    select.setOperand(
        select.getOperandList().indexOf(select.getWindowList()),
        select.getWindowList().accept(names));
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
    forOrders.put(select, others);
  }

  private static void spellStar(SqlSelect select, @Nullable List<SqlNode> all) {
    if (all == null) {
      throw refusal(select.getFrom());
    }
    SqlNodeList spelled = new SqlNodeList(select.getSelectList().getParserPosition());
    for (SqlNode column : select.getSelectList()) {
      if (isStar(column)) {
        all.forEach(each -> spelled.add(each.clone(column.getParserPosition())));
      } else {
        spelled.add(column);
      }
    }
    select.setSelectList(spelled);
  }

  private static boolean isStar(SqlNode column) {
    return column instanceof SqlIdentifier name && name.isStar() && name.names.size() == 1;
  }

  private static QueryException refusal(SqlNode join) {
    return QueryException.unsupported(
        join,
        "USING after a RIGHT or FULL JOIN by the same column, among joins of which it is not clear"
            + " whose column it is,");
  }

  private static String label(SqlNode column) {
    SqlNode name = column.getKind() == SqlKind.AS ? ((SqlCall) column).operand(1) : column;
    return name instanceof SqlIdentifier identifier && !identifier.isStar()
        ? FromColumns.key(identifier.names.get(identifier.names.size() - 1))
        : "";
  }

  /**
   * What columns of USING are, by their names.
   *
   * @param values those of which it is known
   * @param moved those that a RIGHT or FULL JOIN makes others than the first table's
   * @param all what {@code *} stands for; null if it is not known
   * @param needsNames whether Calcite would take others for it
   */
  private record Columns(
      Map<String, SqlNode> values,
      Set<String> moved,
      @Nullable List<SqlNode> all,
      boolean needsNames) {

    private static @Nullable List<SqlNode> joined(
        @Nullable List<SqlNode> merged, Columns left, Columns right) {
      if (merged == null || left.all == null || right.all == null) {
        return null;
      }
      Set<String> names = merged.stream().map(JoinedColumns::label).collect(Collectors.toSet());
      return Stream.of(merged, rest(left.all, names), rest(right.all, names))
          .flatMap(List::stream)
          .toList();
    }

    private static List<SqlNode> rest(List<SqlNode> columns, Set<String> merged) {
      return columns.stream().filter(column -> !merged.contains(label(column))).toList();
    }
  }

  private @Nullable List<SqlNode> ofTable(@Nullable SqlNode from) {
    List<String> names = from == null ? null : sources.of(from);
    if (names == null || Set.copyOf(names).size() < names.size()) {
      return null;
    }
    List<SqlNode> columns = new ArrayList<>();
    for (String name : names) {
      SqlNode column = column(from, Map.of(), name);
      if (column == null) {
        return null;
      }
      columns.add(column);
    }
    return columns;
  }

  private Columns columns(@Nullable SqlNode from) {
    if (!(from instanceof SqlJoin join)) {
      return new Columns(Map.of(), Set.of(), ofTable(from), false);
    }
    Columns left = columns(join.getLeft());
    Columns right = columns(join.getRight());
    boolean needsNames = left.needsNames || right.needsNames;
    Map<String, SqlNode> columns = new HashMap<>(left.values);
    columns.putAll(right.values);
    Set<String> moved = new HashSet<>(left.moved);
    moved.addAll(right.moved);
    boolean outer = join.getJoinType() == JoinType.RIGHT || join.getJoinType() == JoinType.FULL;
    if (join.isNatural() && (!moved.isEmpty() || (outer && !columns.isEmpty()))) {
      throw QueryException.unsupported(
          join.getParserPosition(), "NATURAL beside USING and a RIGHT or FULL JOIN");
    }
    if (join.getConditionType() == JoinConditionType.ON) {
      join.setOperand(5, join.getCondition().accept(new BareNames(columns, sources)));
    }
    if (join.getConditionType() != JoinConditionType.USING) {
      List<SqlNode> all = join.isNatural() ? null : Columns.joined(List.of(), left, right);
      return new Columns(columns, moved, all, needsNames);
    }
    List<SqlNode> merged = new ArrayList<>();
    List<SqlNode> equal = new ArrayList<>();
    boolean joinsMoved = false;
    boolean known = true;
    for (SqlNode column : (SqlNodeList) join.getCondition()) {
      String name = ((SqlIdentifier) column).getSimple();
      checkOnce(join.getLeft(), left, column, FromColumns.key(name));
      checkOnce(join.getRight(), right, column, FromColumns.key(name));
      SqlNode ofLeft = column(join.getLeft(), left.values, name);
      SqlNode ofRight = column(join.getRight(), right.values, name);
      SqlNode value = MergedColumn.of(join.getJoinType(), ofLeft, ofRight);
      columns.remove(FromColumns.key(name));
      if (value != null) {
        columns.put(FromColumns.key(name), value);
        merged.add(SqlStdOperatorTable.AS.createCall(column.getParserPosition(), value, column));
      }
      joinsMoved |= moved.contains(FromColumns.key(name));
      if (outer) {
        moved.add(FromColumns.key(name));
      }
      known &= ofLeft != null && ofRight != null;
      if (ofLeft != null && ofRight != null) {
        equal.add(
            SqlStdOperatorTable.EQUALS.createCall(column.getParserPosition(), ofLeft, ofRight));
      }
    }
    if (joinsMoved) {
      if (!known) {
        throw refusal(join);
      }
      join.setOperand(4, JoinConditionType.ON.symbol(SqlParserPos.ZERO));
      join.setOperand(
          5,
          equal.stream()
              .reduce(
                  (one, other) ->
                      SqlStdOperatorTable.AND.createCall(one.getParserPosition(), one, other))
              .orElseThrow());
    }
    return new Columns(
        columns,
        moved,
        Columns.joined(known ? merged : null, left, right),
        needsNames || joinsMoved);
  }

  private void checkOnce(SqlNode side, Columns joined, SqlNode column, String name) {
    List<String> names = sources.of(side);
    if (names != null
        && !joined.moved.contains(name)
        && names.stream().filter(other -> FromColumns.key(other).equals(name)).count() > 1) {
      throw QueryException.unsupported(
          column.getParserPosition(), "USING of a column that is there twice");
    }
  }

  /** The column of a table, or of joined ones; null if it is not known whose it is. */
  private static @Nullable SqlNode column(SqlNode from, Map<String, SqlNode> columns, String name) {
    if (from instanceof SqlJoin) {
      return columns.get(FromColumns.key(name));
    }
    SqlNode table = from.getKind() == SqlKind.AS ? ((SqlCall) from).operand(1) : from;
    return table instanceof SqlIdentifier identifier
        ? new SqlIdentifier(
            List.of(identifier.names.get(identifier.names.size() - 1), name),
            from.getParserPosition())
        : null;
  }
}
