package ai.whattalk.jdbc.sql;

import static ai.whattalk.jdbc.sql.ValueType.BIGINT;
import static ai.whattalk.jdbc.sql.ValueType.DECIMAL;
import static ai.whattalk.jdbc.sql.ValueType.DOUBLE;
import static ai.whattalk.jdbc.sql.ValueType.INTEGER;
import static ai.whattalk.jdbc.sql.ValueType.REAL;

import java.util.List;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** PostgreSQL's functions of numbers: its manual's 9.3. */
final class NumberOperators {
  /** {@code /} of decimals, to as many digits as PostgreSQL gives. */
  static final FunctionOverload DECIMAL_DIVIDE = of("divide", DECIMAL, DECIMAL, DECIMAL);

  static final FunctionOverload DOUBLE_DIVIDE = of("divide", DOUBLE, DOUBLE, DOUBLE);

  /** The one form of a decimal: {@link DecimalForm}. */
  static final FunctionOverload DECIMAL_NORMAL = of("normal", DECIMAL, DECIMAL);

  static final FunctionOverload WHOLE = of("whole", BIGINT, DOUBLE);

  static final FunctionOverload DECIMAL_OF_DOUBLE = of("decimal", DECIMAL, DOUBLE);

  static final FunctionOverload DECIMAL_OF_REAL = of("decimal", DECIMAL, REAL);

  static final FunctionOverload REAL_OF_DOUBLE = of("real", REAL, DOUBLE);

  static final FunctionOverload ORDER_KEY = of("orderKey", BIGINT, DOUBLE);

  /** {@code ^}, which Calcite takes for an exclusive or of bits. */
  static final OverloadedOperator POWER_OPERATOR =
      new OverloadedOperator(
          SqlStdOperatorTable.BITXOR_OPERATOR, of("power", DOUBLE, DOUBLE, DOUBLE));

  /** What is called by name. */
  static final List<SqlFunction> FUNCTIONS =
      List.of(
          new OverloadedFunction(
              "ABS",
              of("abs", INTEGER, INTEGER),
              of("abs", BIGINT, BIGINT),
              of("abs", DECIMAL, DECIMAL).likeFirst(),
              of("abs", DOUBLE, DOUBLE)),
          new OverloadedFunction(
              "TRUNC",
              of("trunc", DECIMAL, DECIMAL).likeFirst(),
              of("trunc", DECIMAL, DECIMAL, INTEGER).likeFirst(),
              of("trunc", DOUBLE, DOUBLE)),
          new OverloadedFunction(
              "ROUND",
              of("round", DECIMAL, DECIMAL).likeFirst(),
              of("round", DECIMAL, DECIMAL, INTEGER).likeFirst(),
              of("round", DOUBLE, DOUBLE),
              of("round", DOUBLE, DOUBLE, INTEGER)),
          new OverloadedFunction("SQRT", of("sqrt", DOUBLE, DOUBLE)),
          new OverloadedFunction("POWER", of("power", DOUBLE, DOUBLE, DOUBLE)),
          new OverloadedFunction("POW", of("power", DOUBLE, DOUBLE, DOUBLE)),
          new OverloadedFunction("DIV", of("div", DECIMAL, DECIMAL, DECIMAL).likeFirst()),
          new OverloadedFunction(
              "GCD",
              of("gcd", INTEGER, INTEGER, INTEGER),
              of("gcd", BIGINT, BIGINT, BIGINT),
              of("gcd", DECIMAL, DECIMAL, DECIMAL)),
          new OverloadedFunction(
              "LCM",
              of("lcm", INTEGER, INTEGER, INTEGER),
              of("lcm", BIGINT, BIGINT, BIGINT),
              of("lcm", DECIMAL, DECIMAL, DECIMAL)),
          new OverloadedFunction("FACTORIAL", of("factorial", DECIMAL, BIGINT)),
          new OverloadedFunction(
              "WIDTH_BUCKET",
              of("widthBucket", INTEGER, DECIMAL, DECIMAL, DECIMAL, INTEGER),
              of("widthBucket", INTEGER, DOUBLE, DOUBLE, DOUBLE, INTEGER)));

  private NumberOperators() {}

  private static FunctionOverload of(String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(NumberFunctions.class, method, result, parameters);
  }
}
