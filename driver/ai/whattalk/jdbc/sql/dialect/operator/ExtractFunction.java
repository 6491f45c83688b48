package ai.whattalk.jdbc.sql.dialect.operator;

import ai.whattalk.jdbc.sql.dialect.function.DateTimeUnit;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * EXTRACT, with the unit as a text. Calcite's own takes Sunday for day 1 of DOW, and gives seconds
 * without their fraction.
 */
public final class ExtractFunction extends OverloadedFunction {
  private static final int WHOLE_DIGITS = 19;
  private static final int FRACTION_DIGITS = 3;

  private static final Set<DateTimeUnit> OF_TIMES =
      EnumSet.of(
          DateTimeUnit.HOUR,
          DateTimeUnit.MINUTE,
          DateTimeUnit.SECOND,
          DateTimeUnit.MILLISECONDS,
          DateTimeUnit.MICROSECONDS);

  ExtractFunction(FunctionOverload... overloads) {
    super("EXTRACT", overloads);
  }

  /** The call that a call of Calcite's EXTRACT stands for. */
  public SqlCall of(SqlCall extract) {
    SqlIntervalQualifier unit = extract.operand(0);
    String name =
        unit.timeFrameName == null ? unit.timeUnitRange.startUnit.name() : unit.timeFrameName;
    return new SqlBasicCall(
        this,
        List.<SqlNode>of(
            SqlLiteral.createCharString(name.toUpperCase(Locale.ROOT), unit.getParserPosition()),
            extract.operand(1)),
        extract.getParserPosition());
  }

  /** What tools show as whole is whole. */
  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    RelDataTypeFactory typeFactory = call.getTypeFactory();
    String unit =
        call.isOperandLiteral(0, false) ? call.getOperandLiteralValue(0, String.class) : null;
    if (unit != null
        && call.getOperandType(1).getSqlTypeName() == SqlTypeName.DATE
        && OF_TIMES.contains(DateTimeUnit.of(unit))) {
      throw new QueryException(
          QueryProblem.UNSUPPORTED, "a DATE has no " + unit.toUpperCase(Locale.ROOT));
    }
    boolean whole =
        unit != null
            && switch (DateTimeUnit.of(unit)) {
              case EPOCH, SECOND, MILLISECONDS -> false;
              default -> true;
            };
    return typeFactory.createTypeWithNullability(
        typeFactory.createSqlType(SqlTypeName.DECIMAL, WHOLE_DIGITS, whole ? 0 : FRACTION_DIGITS),
        super.inferReturnType(call).isNullable());
  }
}
