package ai.whattalk.jdbc.sql.dialect.operator;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/** CURRENT_TIMESTAMP under another name, with parentheses. */
final class CurrentTimestampFunction extends SqlFunction implements ConvertedOperator {
  private static final int DIGITS = 3;

  CurrentTimestampFunction(String name) {
    super(
        name,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(SqlTypeName.TIMESTAMP, DIGITS),
        null,
        OperandTypes.NILADIC,
        SqlFunctionCategory.TIMEDATE);
  }

  @Override
  public boolean isDynamicFunction() {
    return true;
  }

  @Override
  public RexNode convert(RexBuilder rexBuilder, RelDataType type, List<RexNode> operands) {
    return rexBuilder.makeCall(type, SqlStdOperatorTable.CURRENT_TIMESTAMP, List.of());
  }
}
