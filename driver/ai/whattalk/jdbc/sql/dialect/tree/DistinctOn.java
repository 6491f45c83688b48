package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.dialect.parse.ClauseTokens;
import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * {@code SELECT DISTINCT ON (a) … ORDER BY a, b}, of which PostgreSQL gives the first row of each
 * {@code a}: the same as {@code QUALIFY ROW_NUMBER() OVER (PARTITION BY a ORDER BY a, b) = 1}.
 */
final class DistinctOn {
  private final SqlSelect select;
  private final SqlParserPos position;

  private DistinctOn(SqlSelect select) {
    this.select = select;
    this.position = select.getParserPosition();
  }

  /** Changes a query that has the mark of {@link ClauseTokens}; leaves others as they are. */
  static void apply(SqlNode query, SqlNodeList order) {
    if (query instanceof SqlWith with) {
      // What comes after its body is taken for the order of all of it.
      apply(with.body, order);
    } else if (query instanceof SqlSelect select && isMark(select.getSelectList().get(0))) {
      new DistinctOn(select).apply(order);
    }
  }

  private static boolean isMark(SqlNode column) {
    return column instanceof SqlCall call
        && call.getOperator().getName().equals(ClauseTokens.DISTINCT_ON);
  }

  private void apply(SqlNodeList order) {
    SqlNodeList columns = select.getSelectList();
    SqlCall mark = (SqlCall) columns.get(0);
    select.setSelectList(
        new SqlNodeList(columns.subList(1, columns.size()), columns.getParserPosition()));
    List<SqlNode> keys = mark.getOperandList().stream().map(this::expression).toList();
    SortKeys.checkConstants(mark.getOperandList(), "DISTINCT ON");
    checkOrder(mark.getOperandList(), order);
    List<SqlNode> sorting = new ArrayList<>();
    for (SqlNode item : order.isEmpty() ? keys : order) {
      sorting.add(SortKeys.withKey(item, this::expression));
    }
    SqlWindow window =
        SqlWindow.create(
            null,
            null,
            new SqlNodeList(keys, position),
            new SqlNodeList(sorting, position),
            SqlLiteral.createBoolean(false, position),
            null,
            null,
            null,
            position);
    SqlNode number =
        SqlStdOperatorTable.OVER.createCall(
            position, SqlStdOperatorTable.ROW_NUMBER.createCall(position), window);
    select.setQualify(
        SqlStdOperatorTable.EQUALS.createCall(
            position, number, SqlLiteral.createExactNumeric("1", position)));
  }

  /** The rows of what is distinct must come together, before they are told apart. */
  private void checkOrder(List<SqlNode> distinct, SqlNodeList order) {
    Set<String> keys =
        distinct.stream().map(key -> SortKeys.value(key, select)).collect(Collectors.toSet());
    Set<String> left = new HashSet<>(keys);
    for (SqlNode item : order) {
      String key = SortKeys.value(SqlUtil.stripOrderModifiers(item), select);
      if (!left.isEmpty() && !keys.contains(key)) {
        throw QueryException.unsupported(
            item, "DISTINCT ON with an ORDER BY that begins with something else");
      }
      left.remove(key);
    }
  }

  /** What the ordinal or the name of a column stands for; other expressions as they are. */
  private SqlNode expression(SqlNode item) {
    boolean isQualified = item instanceof SqlIdentifier name && !name.isSimple();
    SqlNode meant = isQualified ? item : SortKeys.meant(item, select);
    return meant == item ? item : copy(meant);
  }

  /** Calcite changes a query as it converts it. */
  private static SqlNode copy(SqlNode value) {
    return Objects.requireNonNull(
        value.accept(
            new SqlShuttle() {
              @Override
              public SqlNode visit(SqlCall part) {
                CallCopyingArgHandler copy = new CallCopyingArgHandler(part, true);
                part.getOperator().acceptCall(this, part, false, copy);
                return Objects.requireNonNull(copy.result());
              }
            }));
  }
}
