package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Says how rows compare, column by column: {@code (a, b) < (x, y)} is {@code a < x OR a = x AND b <
 * y}. Calcite would compare them with NULL as a value, and could send none of it to the API.
 */
public final class RowComparisons extends SqlShuttle {
  /** A name that no statement has: of a subquery, and with a number, of its columns. */
  private static final String SUBQUERY = "row comparison";

  /** Rows of a list beyond which it is a join. */
  private static final int MOST_ROWS = 100;

  private final Set<SqlNode> terms = Collections.newSetFromMap(new IdentityHashMap<>());

  private RowComparisons() {}

  /** The statement with its rows compared by columns. */
  public static SqlNode expand(SqlNode statement) {
    SqlNode expanded = statement.accept(new RowComparisons());
    return expanded == null ? statement : expanded;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlSelect select) {
      addTerms(select.getWhere());
      addTerms(select.getHaving());
    } else if (call instanceof SqlJoin join
        && !join.getJoinType().generatesNullsOnLeft()
        && !join.getJoinType().generatesNullsOnRight()) {
      // Calcite tells false from unknown in ON of other joins, and gives rows more than once.
      addTerms(join.getCondition());
    }
    SqlNode visited = super.visit(call);
    return visited instanceof SqlCall comparison
            && comparison.operandCount() == 2
            && comparison.operand(0).getKind() == SqlKind.ROW
        ? expanded(comparison, terms.contains(call))
        : visited;
  }

  /** Takes note of conditions of which it does not matter whether they are false or unknown. */
  private void addTerms(@Nullable SqlNode condition) {
    if (condition instanceof SqlCall and && and.getKind() == SqlKind.AND) {
      and.getOperandList().forEach(this::addTerms);
    } else if (condition != null) {
      terms.add(condition);
    }
  }

  /**
   * A comparison of rows, column by column.
   *
   * @param term whether it does not matter if it is false or unknown
   */
  private static SqlNode expanded(SqlCall comparison, boolean term) {
    List<SqlNode> lefts = ((SqlCall) comparison.operand(0)).getOperandList();
    SqlNode right = comparison.operand(1);
    SqlParserPos position = comparison.getParserPosition();
    boolean in = comparison.getKind() == SqlKind.IN;
    if ((in || comparison.getKind() == SqlKind.NOT_IN) && right instanceof SqlNodeList rows) {
      List<SqlNode> equals = new ArrayList<>();
      if (rows.size() > MOST_ROWS) {
        return comparison;
      }
      for (SqlNode row : rows) {
        if (!isRow(row, lefts.size())) {
          return comparison;
        }
        equals.add(equal(position, lefts, ((SqlCall) row).getOperandList()));
      }
      SqlNode any = all(SqlStdOperatorTable.OR, position, equals);
      return in ? any : SqlStdOperatorTable.NOT.createCall(position, any);
    }
    if (comparison.getKind() == SqlKind.NOT_IN) {
      return notIn(position, lefts, right);
    }
    if (in && !term) {
      return SqlStdOperatorTable.NOT.createCall(position, notIn(position, lefts, right));
    }
    if (!isRow(right, lefts.size())) {
      if (!in && comparison.isA(SqlKind.COMPARISON)) {
        throw QueryException.at(
            position, QueryProblem.UNSUPPORTED, "a row compares with a row of as many values only");
      }
      return comparison;
    }
    List<SqlNode> rights = ((SqlCall) right).getOperandList();
    return switch (comparison.getKind()) {
      case EQUALS -> equal(position, lefts, rights);
      case NOT_EQUALS ->
          SqlStdOperatorTable.NOT.createCall(position, equal(position, lefts, rights));
      case LESS_THAN, LESS_THAN_OR_EQUAL ->
          ordered(comparison, lefts, rights, SqlStdOperatorTable.LESS_THAN);
      case GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          ordered(comparison, lefts, rights, SqlStdOperatorTable.GREATER_THAN);
      default -> comparison;
    };
  }

  private static boolean isRow(SqlNode node, int size) {
    return node.getKind() == SqlKind.ROW && ((SqlCall) node).operandCount() == size;
  }

  private static SqlNode equal(
      SqlParserPos position, List<? extends SqlNode> lefts, List<? extends SqlNode> rights) {
    List<SqlNode> equals = new ArrayList<>();
    for (int i = 0; i < lefts.size(); i++) {
      equals.add(SqlStdOperatorTable.EQUALS.createCall(position, lefts.get(i), rights.get(i)));
    }
    return all(SqlStdOperatorTable.AND, position, equals);
  }

  private static SqlNode all(SqlOperator operator, SqlParserPos position, List<SqlNode> terms) {
    SqlNode all = terms.get(0);
    for (SqlNode term : terms.subList(1, terms.size())) {
      all = operator.createCall(position, all, term);
    }
    return all;
  }

  private static SqlNode ordered(
      SqlCall comparison, List<SqlNode> lefts, List<SqlNode> rights, SqlOperator strict) {
    SqlParserPos position = comparison.getParserPosition();
    int last = lefts.size() - 1;
    SqlNode expanded =
        comparison.getOperator().createCall(position, lefts.get(last), rights.get(last));
    for (int i = last - 1; i >= 0; i--) {
      SqlNode before = strict.createCall(position, lefts.get(i), rights.get(i));
      SqlNode tied = SqlStdOperatorTable.EQUALS.createCall(position, lefts.get(i), rights.get(i));
      expanded =
          SqlStdOperatorTable.OR.createCall(
              position, before, SqlStdOperatorTable.AND.createCall(position, tied, expanded));
    }
    return expanded;
  }

  /**
   * False if a row of the subquery is equal, null if one may be, true if all differ. Calcite drops
   * a row with a null, though another column differs.
   */
  private static SqlNode notIn(SqlParserPos position, List<SqlNode> lefts, SqlNode subquery) {
    List<SqlNode> columns = new ArrayList<>();
    for (int i = 0; i < lefts.size(); i++) {
      if (OuterColumns.hasAggregate(lefts.get(i))) {
        throw QueryException.unsupported(lefts.get(i), "an aggregate in a row beside a subquery");
      }
      columns.add(new SqlIdentifier(SUBQUERY + " " + i, position));
    }
    SqlNode equal = equal(position, lefts, columns);
    SqlNode rows = PlainSelect.of(equal, subquery, SUBQUERY, columns);
    SqlNode isEqual = new SqlIdentifier(SUBQUERY, position);
    SqlNode differs =
        SqlStdOperatorTable.EQUALS.createCall(
            position,
            SqlStdOperatorTable.COUNT.createCall(position, isEqual),
            SqlStdOperatorTable.COUNT.createCall(position, SqlIdentifier.star(position)));
    SqlNode choice =
        new SqlCase(
            position,
            null,
            SqlNodeList.of(SqlLibraryOperators.BOOL_OR.createCall(position, isEqual), differs),
            SqlNodeList.of(
                SqlLiteral.createBoolean(false, position),
                SqlLiteral.createBoolean(true, position)),
            SqlLiteral.createUnknown(position));
    return PlainSelect.of(choice, rows, SUBQUERY, List.of(isEqual));
  }
}
