package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Says in Calcite's way what PostgreSQL's windows may have and Calcite's may not. */
final class WindowForms {

  /** Functions of rows and their places, whatever the frame. */
  private static final Set<String> WITHOUT_FRAME =
      Set.of(
          "ROW_NUMBER", "RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST", "NTILE", "LAG", "LEAD");

  /** Those that must have an order. */
  private static final Set<String> OF_ORDER =
      Set.of("RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST");

  /** Aggregates that take no notice of nulls. */
  private static final Set<String> IGNORING_NULLS =
      Set.of(
          "COUNT",
          "SUM",
          "AVG",
          "MIN",
          "MAX",
          "STDDEV",
          "STDDEV_POP",
          "STDDEV_SAMP",
          "VARIANCE",
          "VAR_POP",
          "VAR_SAMP",
          "STRING_AGG",
          "BOOL_AND",
          "BOOL_OR",
          "EVERY",
          "BIT_AND",
          "BIT_OR",
          "BIT_XOR");

  private WindowForms() {}

  /** Another form of a call of a function over a window; null if it can stay. */
  static @Nullable SqlCall of(SqlCall over) {
    SqlNode function = over.operand(0);
    SqlNode window = over.operand(1);
    checkCount(function);
    SqlNode newFunction =
        function.getKind() == SqlKind.FILTER ? filtered((SqlCall) function) : function;
    SqlNode newWindow =
        window instanceof SqlWindow specified
            ? of(specified, WITHOUT_FRAME.contains(name(newFunction)))
            : window;
    if (newWindow instanceof SqlWindow plain
        && plain.getLowerBound() == null
        && !OF_ORDER.contains(name(newFunction))) {
      removeConstants(plain.getOrderList());
    }
    return newFunction == function && newWindow == window
        ? null
        : over.getOperator().createCall(over.getParserPosition(), newFunction, newWindow);
  }

  /** One count is taken for all rows. */
  private static void checkCount(SqlNode function) {
    if (function instanceof SqlCall call
        && WITHOUT_FRAME.contains(name(function))
        && call.operandCount() > 1
        && SqlUtil.isNullLiteral(call.operand(1), true)) {
      throw QueryException.unsupported(call.operand(1), "NULL as a count in " + name(function));
    }
    if (name(function).equals("NTH_VALUE")
        && ((SqlCall) function).operandCount() > 1
        && hasName(((SqlCall) function).operand(1))) {
      throw QueryException.unsupported(
          ((SqlCall) function).operand(1), "another count for each row in NTH_VALUE");
    }
  }

  private static boolean hasName(@Nullable SqlNode node) {
    List<SqlNode> parts =
        node instanceof SqlCall call
            ? call.getOperandList()
            : node instanceof SqlNodeList list ? list.getList() : List.of();
    return node instanceof SqlIdentifier || parts.stream().anyMatch(WindowForms::hasName);
  }

  /**
   * {@code SUM(CASE WHEN … THEN x / y END) FILTER …} for one of what may fail without the filter;
   * null if it can stay.
   */
  static @Nullable SqlNode ofFiltered(SqlCall filter) {
    if (!(filter.operand(0) instanceof SqlBasicCall function)
        || function.getKind() == SqlKind.WITHIN_GROUP) {
      return null;
    }
    List<SqlNode> operands =
        function.getOperandList().stream()
            .map(operand -> operand instanceof SqlCall ? accepted(filter, operand) : operand)
            .toList();
    return operands.equals(function.getOperandList())
        ? null
        : filter
            .getOperator()
            .createCall(
                filter.getParserPosition(),
                new SqlBasicCall(
                    function.getOperator(),
                    operands,
                    filter.getParserPosition(),
                    function.getFunctionQuantifier()),
                filter.operand(1));
  }

  private static SqlNode accepted(SqlCall filter, SqlNode value) {
    SqlParserPos position = filter.getParserPosition();
    return new SqlCase(
        position,
        null,
        SqlNodeList.of((SqlNode) filter.operand(1)),
        SqlNodeList.of(value),
        SqlLiteral.createNull(position));
  }

  private static String name(SqlNode function) {
    return function instanceof SqlCall call
        ? call.getOperator().getName().toUpperCase(Locale.ROOT)
        : "";
  }

  /** {@code SUM(CASE WHEN … THEN x END)} for {@code SUM(x) FILTER (WHERE …)}. */
  private static SqlNode filtered(SqlCall filter) {
    SqlParserPos position = filter.getParserPosition();
    if (!(filter.operand(0) instanceof SqlBasicCall function)
        || function.operandCount() == 0
        || !IGNORING_NULLS.contains(name(function))) {
      return filter;
    }
    SqlNode value = function.operand(0);
    boolean star = value instanceof SqlIdentifier identifier && identifier.isStar();
    SqlNode counted = star ? SqlLiteral.createExactNumeric("1", position) : value;
    List<SqlNode> operands = new ArrayList<>(function.getOperandList());
    operands.set(0, accepted(filter, counted));
    return new SqlBasicCall(
        function.getOperator(), operands, position, function.getFunctionQuantifier());
  }

  /**
   * Another form of a window, or the same.
   *
   * @param withoutFrame whether it has no use for a frame
   */
  static SqlWindow of(SqlWindow window, boolean withoutFrame) {
    SqlNode lower = window.getLowerBound();
    SqlNode upper = window.getUpperBound();
    if (lower == null && upper == null) {
      removeConstants(window.getPartitionList());
      return window;
    }
    boolean ofPeers =
        !window.isRows()
            && window.getRefName() == null
            && window.getOrderList().isEmpty()
            && !isOffset(lower)
            && !isOffset(upper);
    return withoutFrame || ofPeers ? withoutFrame(window) : window;
  }

  /** All rows are peers by a constant, which Calcite's windows can't have. */
  private static void removeConstants(SqlNodeList keys) {
    keys.getList().removeIf(key -> key instanceof SqlLiteral);
  }

  private static boolean isOffset(@Nullable SqlNode bound) {
    return bound != null
        && (bound.getKind() == SqlKind.PRECEDING || bound.getKind() == SqlKind.FOLLOWING);
  }

  private static SqlWindow withoutFrame(SqlWindow window) {
    return SqlWindow.create(
        window.getDeclName(),
        window.getRefName(),
        window.getPartitionList(),
        window.getOrderList(),
        SqlLiteral.createBoolean(false, SqlParserPos.ZERO),
        null,
        null,
        null,
        window.getExclude(),
        window.getParserPosition());
  }
}
