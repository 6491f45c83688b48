package ai.whattalk.jdbc.sql.dialect.tree;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Lets a query refer to columns of a subquery that the subquery gives no name, by the names that
 * PostgreSQL gives them and Calcite does not: {@code SELECT avg(count) FROM (SELECT count(*) …) AS
 * t} becomes {@code … AS t (count)}. Aliases inside of the subquery could change what its GROUP BY
 * means.
 */
public final class SubqueryColumns extends SqlShuttle {

  private SubqueryColumns() {}

  /** The statement with its subqueries' columns named. */
  public static SqlNode name(SqlNode statement) {
    SqlNode named = statement.accept(new SubqueryColumns());
    return named == null ? statement : named;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlOrderBy ordered) {
      orderByLabels(ordered);
      return orderedSet(ordered);
    }
    if (visited instanceof SqlWithItem item) {
      item.columnList =
          item.columnList == null ? columns(item.query) : filled(item.columnList, item.query);
    } else if (visited instanceof SqlSelect select && select.getFrom() != null) {
      select.setFrom(named(select.getFrom()));
    }
    return visited;
  }

  /**
   * {@code SELECT * FROM (…) AS t (…) ORDER BY …} for an order of UNION and the like: that is what
   * Calcite makes of it, which then takes a number for a name that several columns may have.
   */
  private static SqlNode orderedSet(SqlOrderBy ordered) {
    SqlWith with = ordered.query instanceof SqlWith ? (SqlWith) ordered.query : null;
    SqlNode query = with == null ? ordered.query : with.body;
    SqlNodeList columns = query.isA(SqlKind.SET_QUERY) ? columns(query) : null;
    if (columns == null) {
      return ordered;
    }
    SqlNode named =
        PlainSelect.of(
            SqlIdentifier.star(query.getParserPosition()), query, "set", columns.getList());
    if (with == null) {
      return new SqlOrderBy(
          ordered.getParserPosition(), named, ordered.orderList, ordered.offset, ordered.fetch);
    }
    with.body = named;
    return ordered;
  }

  /** Has ORDER BY know the names that columns without one are given. */
  private static void orderByLabels(SqlOrderBy ordered) {
    List<@Nullable String> labels = ColumnLabels.of(ordered.query).names();
    if (!(ordered.query instanceof SqlSelect select) || labels.contains(null)) {
      return;
    }
    for (int i = 0; i < ordered.orderList.size(); i++) {
      ordered.orderList.set(
          i, SortKeys.withKey(ordered.orderList.get(i), key -> labelled(key, select, labels)));
    }
  }

  private static SqlNode labelled(SqlNode key, SqlSelect select, List<@Nullable String> labels) {
    if (!(key instanceof SqlIdentifier name) || !name.isSimple()) {
      return key;
    }
    SqlNode found = key;
    for (int i = 0; i < labels.size(); i++) {
      SqlNode column = select.getSelectList().get(i);
      if (name.getSimple().equalsIgnoreCase(labels.get(i))) {
        if (found != key || column.getKind() == SqlKind.AS || column instanceof SqlIdentifier) {
          return key;
        }
        found = SqlLiteral.createExactNumeric(Integer.toString(i + 1), key.getParserPosition());
      }
    }
    return found;
  }

  private static SqlNode named(SqlNode from) {
    if (from instanceof SqlJoin join) {
      join.setLeft(named(join.getLeft()));
      join.setRight(named(join.getRight()));
      return join;
    }
    if (from.getKind() != SqlKind.AS) {
      return from;
    }
    SqlCall as = (SqlCall) from;
    List<SqlNode> given = as.getOperandList().subList(2, as.operandCount());
    SqlNodeList columns =
        given.isEmpty()
            ? columns(as.operand(0))
            : filled(new SqlNodeList(given, from.getParserPosition()), as.operand(0));
    if (columns == null) {
      return from;
    }
    List<SqlNode> operands = new ArrayList<>(as.getOperandList().subList(0, 2));
    operands.addAll(columns);
    return SqlStdOperatorTable.AS.createCall(from.getParserPosition(), operands);
  }

  /** Names for all columns of a query that has more of them than were given a name. */
  private static SqlNodeList filled(SqlNodeList given, SqlNode query) {
    SqlNode subquery = query.getKind() == SqlKind.LATERAL ? ((SqlCall) query).operand(0) : query;
    List<@Nullable String> names = ColumnLabels.of(subquery).names();
    SqlNodeList all = new SqlNodeList(given, given.getParserPosition());
    for (int i = given.size(); i < names.size() && !names.contains(null); i++) {
      all.add(new SqlIdentifier(names.get(i), given.getParserPosition()));
    }
    return all;
  }

  /** Names for all columns, or null where there is nothing to do or a star hides some. */
  private static @Nullable SqlNodeList columns(SqlNode query) {
    SqlNode subquery = query.getKind() == SqlKind.LATERAL ? ((SqlCall) query).operand(0) : query;
    List<SqlNode> columns = new ArrayList<>();
    for (String name : ColumnLabels.of(subquery).forReferences()) {
      columns.add(new SqlIdentifier(name, SqlParserPos.ZERO));
    }
    return columns.isEmpty() ? null : new SqlNodeList(columns, SqlParserPos.ZERO);
  }
}
