package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StatementLimit;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Refuses expressions that are larger than any of a statement within the {@link StatementLimit}s
 * would be as it is written: Calcite writes out what COALESCE, GREATEST, BETWEEN and the like hold
 * for each of their comparisons, and so doubles it with each one that is within another one. And
 * writes out searches in a boolean: Calcite would take a null for FALSE within them, where their
 * condition may do so, and not find {@code z IS NULL}. A quotient with a NULL that is written is
 * null: in a product, Calcite would take it for a number, to tell the order of rows.
 */
final class CheckedRexBuilder extends RexBuilder {
  /** More than a list of 40,000 parameters has. */
  private static final int MOST_PARTS = 250_000;

  /** More than a CASE of 2,000 branches has. */
  private static final int MOST_PARTS_OF_CASE = 20_000;

  CheckedRexBuilder(RelDataTypeFactory typeFactory) {
    super(typeFactory);
  }

  @Override
  public RexNode makeCall(
      SqlParserPos position, RelDataType type, SqlOperator operator, List<RexNode> operands) {
    if (operator.getKind() == SqlKind.DIVIDE
        && type.isNullable()
        && operands.stream().anyMatch(RexLiteral::isNullLiteral)) {
      return makeNullLiteral(type);
    }
    RexNode call = super.makeCall(position, type, operator, operands);
    if (call.nodeCount() > (call.isA(SqlKind.CASE) ? MOST_PARTS_OF_CASE : MOST_PARTS)) {
      throw new QueryException(QueryProblem.UNSUPPORTED, StatementLimit.TOO_DEEP);
    }
    return operator == SqlStdOperatorTable.SEARCH
            && operands.get(0).getType().getSqlTypeName() == SqlTypeName.BOOLEAN
        ? RexUtil.expandSearch(this, null, call)
        : call;
  }

  @Override
  public RexNode makeCall(
      SqlParserPos position, SqlOperator operator, List<? extends RexNode> operands) {
    return makeCall(
        position, deriveReturnType(operator, operands), operator, List.copyOf(operands));
  }
}
