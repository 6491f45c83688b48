package ai.whattalk.jdbc.sql.dialect.operator;

import static ai.whattalk.jdbc.sql.dialect.operator.AdmittedOperator.function;
import static ai.whattalk.jdbc.sql.type.ValueType.BIGINT;
import static ai.whattalk.jdbc.sql.type.ValueType.DECIMAL;
import static ai.whattalk.jdbc.sql.type.ValueType.DOUBLE;
import static ai.whattalk.jdbc.sql.type.ValueType.INTEGER;
import static ai.whattalk.jdbc.sql.type.ValueType.REAL;

import ai.whattalk.jdbc.sql.dialect.function.DoubleFunctions;
import ai.whattalk.jdbc.sql.dialect.function.NumberFunctions;
import ai.whattalk.jdbc.sql.type.DecimalForm;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** PostgreSQL's functions of numbers: its manual's 9.3. */
public final class NumberOperators {
  /** {@code /} of decimals, to as many digits as PostgreSQL gives. */
  public static final FunctionOverload DECIMAL_DIVIDE = of("divide", DECIMAL, DECIMAL, DECIMAL);

  public static final FunctionOverload DOUBLE_PLUS = inDoubles("plus", DOUBLE, DOUBLE);
  public static final FunctionOverload DOUBLE_MINUS = inDoubles("minus", DOUBLE, DOUBLE);
  public static final FunctionOverload DOUBLE_TIMES = inDoubles("times", DOUBLE, DOUBLE);
  public static final FunctionOverload DOUBLE_DIVIDE = inDoubles("divide", DOUBLE, DOUBLE);

  /** The one form of a decimal: {@link DecimalForm}. */
  public static final FunctionOverload DECIMAL_NORMAL =
      FunctionOverload.of(DecimalForm.class, "normal", DECIMAL, DECIMAL);

  static final FunctionOverload WHOLE = of("whole", BIGINT, DOUBLE);

  static final FunctionOverload WHOLE_OF_DECIMAL = of("whole", BIGINT, DECIMAL);

  static final FunctionOverload DECIMAL_OF_DOUBLE = of("decimal", DECIMAL, DOUBLE);

  static final FunctionOverload DECIMAL_OF_REAL = of("decimal", DECIMAL, REAL);

  public static final FunctionOverload REAL_OF_DOUBLE = of("real", REAL, DOUBLE);

  public static final FunctionOverload ORDER_KEY = of("orderKey", BIGINT, DOUBLE);

  /** {@code ^}, which Calcite takes for an exclusive or of bits. */
  static final OverloadedOperator POWER_OPERATOR =
      new OverloadedOperator(
          SqlStdOperatorTable.BITXOR_OPERATOR,
          of("power", DOUBLE, DECIMAL, DECIMAL),
          of("power", DOUBLE, DOUBLE, DOUBLE));

  static final OverloadedOperator SHIFT_LEFT =
      new OverloadedOperator(
          SqlStdOperatorTable.BIT_LEFT_SHIFT,
          of("shiftLeft", INTEGER, INTEGER, INTEGER),
          of("shiftLeft", BIGINT, BIGINT, INTEGER));

  /** What is called by name. */
  static final List<AdmittedOperator> FUNCTIONS =
      List.of(
          function(
              "ABS",
              of("abs", INTEGER, INTEGER),
              of("abs", BIGINT, BIGINT),
              of("abs", DECIMAL, DECIMAL).likeFirst(),
              of("abs", DOUBLE, DOUBLE)),
          function(
              "TRUNC",
              of("trunc", DECIMAL, DECIMAL).likeFirst(),
              of("trunc", DECIMAL, DECIMAL, INTEGER).likeFirst(),
              of("trunc", DOUBLE, DOUBLE)),
          function(
              "ROUND",
              of("round", DECIMAL, DECIMAL).likeFirst(),
              of("round", DECIMAL, DECIMAL, INTEGER).likeFirst(),
              of("round", DOUBLE, DOUBLE),
              of("round", DOUBLE, DOUBLE, INTEGER)),
          whole("CEIL", SqlStdOperatorTable.CEIL),
          whole("CEILING", SqlStdOperatorTable.CEIL),
          whole("FLOOR", SqlStdOperatorTable.FLOOR),
          function("SIGN", of("sign", DECIMAL, DECIMAL).likeFirst(), of("sign", DOUBLE, DOUBLE)),
          function("SQRT", of("sqrt", DOUBLE, DOUBLE)),
          function(
              "POWER", of("power", DOUBLE, DECIMAL, DECIMAL), of("power", DOUBLE, DOUBLE, DOUBLE)),
          function(
              "POW", of("power", DOUBLE, DECIMAL, DECIMAL), of("power", DOUBLE, DOUBLE, DOUBLE)),
          function("DIV", of("div", DECIMAL, DECIMAL, DECIMAL).likeFirst()),
          AdmittedOperator.of(
              SqlStdOperatorTable.MOD,
              "MOD(integer, integer)",
              "MOD(bigint, bigint)",
              "MOD(numeric, numeric)"),
          function(
              "GCD",
              of("gcd", INTEGER, INTEGER, INTEGER),
              of("gcd", BIGINT, BIGINT, BIGINT),
              of("gcd", DECIMAL, DECIMAL, DECIMAL)),
          function(
              "LCM",
              of("lcm", INTEGER, INTEGER, INTEGER),
              of("lcm", BIGINT, BIGINT, BIGINT),
              of("lcm", DECIMAL, DECIMAL, DECIMAL)),
          function("FACTORIAL", of("factorial", DECIMAL, BIGINT)),
          function(
              "WIDTH_BUCKET",
              of("widthBucket", INTEGER, DECIMAL, DECIMAL, DECIMAL, INTEGER),
              of("widthBucket", INTEGER, DOUBLE, DOUBLE, DOUBLE, INTEGER)),
          function("PI", inDoubles("pi")),
          function("CBRT", inDoubles("cbrt", DOUBLE)),
          function("EXP", inDoubles("exp", DOUBLE)),
          function("LN", inDoubles("ln", DOUBLE)),
          function("LOG", inDoubles("log10", DOUBLE), inDoubles("log", DECIMAL, DECIMAL)),
          function("LOG10", inDoubles("log10", DOUBLE)),
          function("DEGREES", inDoubles("degrees", DOUBLE)),
          function("RADIANS", inDoubles("radians", DOUBLE)),
          function("SIN", inDoubles("sin", DOUBLE)),
          function("COS", inDoubles("cos", DOUBLE)),
          function("TAN", inDoubles("tan", DOUBLE)),
          function("COT", inDoubles("cot", DOUBLE)),
          function("ASIN", inDoubles("asin", DOUBLE)),
          function("ACOS", inDoubles("acos", DOUBLE)),
          function("ATAN", inDoubles("atan", DOUBLE)),
          function("ATAN2", inDoubles("atan2", DOUBLE, DOUBLE)),
          function("SINH", inDoubles("sinh", DOUBLE)),
          function("COSH", inDoubles("cosh", DOUBLE)),
          function("TANH", inDoubles("tanh", DOUBLE)),
          function("RANDOM", FunctionOverload.standard(SqlStdOperatorTable.RAND, DOUBLE)));

  private NumberOperators() {}

  private static AdmittedOperator whole(String name, SqlOperator operator) {
    return function(
        name,
        FunctionOverload.standard(operator, DECIMAL, DECIMAL).likeFirst(),
        FunctionOverload.standard(operator, DOUBLE, DOUBLE));
  }

  private static FunctionOverload inDoubles(String method, ValueType... parameters) {
    return FunctionOverload.of(DoubleFunctions.class, method, DOUBLE, parameters);
  }

  private static FunctionOverload of(String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(NumberFunctions.class, method, result, parameters);
  }
}
