package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StatementLimit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code x > ANY (ARRAY[a, b])} as {@code x > a OR x > b}, and ALL as AND: the code that Calcite
 * has for arrays fails at nulls.
 */
public final class QuantifiedArrays {
  /** Parts of all copies of a value: of 10 parts, beside the longest array. */
  private static final int MOST_PARTS = 10_000;

  private QuantifiedArrays() {}

  /**
   * Another form of a comparison with some of an array; null if it is of a query, or of a
   * parameter. That of a row is an IN.
   */
  public static @Nullable SqlNode of(SqlCall call) {
    SqlNode compared = compared(call);
    SqlParserPos position = call.getParserPosition();
    if (compared instanceof SqlNodeList) {
      throw QueryException.unsupported(position, "ANY or ALL of several values");
    }
    if (compared instanceof SqlLiteral) {
      throw QueryException.at(
          position,
          QueryProblem.UNSUPPORTED,
          "ANY and ALL of a text are not supported: ARRAY['a', 'b'] is");
    }
    SqlNode value = call.operand(0);
    if (compared.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
      return of(call, value, ((SqlCall) compared).getOperandList());
    }
    SqlOperator in = in(call);
    return in == null || value.getKind() != SqlKind.ROW || parameter(call) != null
        ? null
        : in.createCall(position, value, compared);
  }

  /** The comparison with an array of these elements; of none, ANY is false and ALL is true. */
  public static SqlNode of(SqlCall call, SqlNode value, List<SqlNode> elements) {
    SqlParserPos position = call.getParserPosition();
    boolean all = call.getKind() == SqlKind.ALL;
    SqlOperator combination = all ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
    if (elements.isEmpty()) {
      return (all ? SqlStdOperatorTable.OR : SqlStdOperatorTable.AND)
          .createCall(
              position,
              SqlStdOperatorTable.IS_NULL.createCall(position, value),
              SqlLiteral.createBoolean(all, position));
    }
    SqlOperator in = in(call);
    if (in != null) {
      return in.createCall(position, value, new SqlNodeList(elements, position));
    }
    StatementLimit.ELEMENTS.check(elements.size(), position);
    // Comparisons with arrays within the value are written out by now: each copy is a part.
    AtomicInteger parts = new AtomicInteger();
    int most = MOST_PARTS / elements.size();
    if (SqlUtil.containsCall(value, part -> parts.incrementAndGet() > most)) {
      throw QueryException.unsupported(
          position, "ANY or ALL of so many elements beside so long a value");
    }
    SqlOperator comparison =
        RelOptUtil.op(
            ((SqlQuantifyOperator) call.getOperator()).comparisonKind, SqlStdOperatorTable.EQUALS);
    SqlNode terms = null;
    for (SqlNode element : elements) {
      SqlNode term = comparison.createCall(position, value.clone(position), element);
      terms = terms == null ? term : combination.createCall(position, terms, term);
    }
    return Objects.requireNonNull(terms);
  }

  private static @Nullable SqlOperator in(SqlCall call) {
    SqlKind comparison = ((SqlQuantifyOperator) call.getOperator()).comparisonKind;
    if (call.getKind() == SqlKind.ALL) {
      return comparison == SqlKind.NOT_EQUALS ? SqlStdOperatorTable.NOT_IN : null;
    }
    return comparison == SqlKind.EQUALS ? SqlStdOperatorTable.IN : null;
  }

  private static SqlNode compared(SqlCall call) {
    SqlNode compared = call.operand(1);
    return compared instanceof SqlNodeList list && list.size() == 1 ? list.get(0) : compared;
  }

  /** The parameter for the array that is compared with, also in a cast; null if there is none. */
  public static @Nullable SqlDynamicParam parameter(SqlCall call) {
    if (!(call.getOperator() instanceof SqlQuantifyOperator)) {
      return null;
    }
    SqlNode compared = compared(call);
    SqlNode array =
        elementType(compared) == null ? compared : ((SqlCall) compared).<SqlNode>operand(0);
    return array instanceof SqlDynamicParam parameter ? parameter : null;
  }

  /** An element as the cast of its array makes it. */
  public static SqlNode element(SqlCall call, SqlNode element) {
    SqlDataTypeSpec type = elementType(compared(call));
    return type == null
        ? element
        : SqlStdOperatorTable.CAST.createCall(call.getParserPosition(), element, type);
  }

  /** The elements' type of a node that is cast to an array, or null. */
  static @Nullable SqlDataTypeSpec elementType(SqlNode array) {
    return array.getKind() == SqlKind.CAST
            && ((SqlCall) array).operand(1) instanceof SqlDataTypeSpec type
            && type.getTypeNameSpec() instanceof SqlCollectionTypeNameSpec collection
        ? PostgresTypes.of(
            new SqlDataTypeSpec(collection.getElementTypeName(), type.getParserPosition()))
        : null;
  }
}
