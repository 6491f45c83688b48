package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.dialect.operator.AggregateOperators;
import ai.whattalk.jdbc.sql.dialect.operator.ConvertedOperator;
import ai.whattalk.jdbc.sql.dialect.operator.FunctionOverload;
import ai.whattalk.jdbc.sql.dialect.operator.PostgresCasts;
import ai.whattalk.jdbc.sql.dialect.operator.TextOperators;
import ai.whattalk.jdbc.sql.error.MessagePosition;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.StopCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlPosixRegexOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/**
 * Converts calls of parse trees to expressions: casts, LIKE, regular expressions, AVG, IS NULL and
 * calls of {@link ConvertedOperator} so that they mean what they do in PostgreSQL, all else as
 * Calcite does.
 */
public final class PostgresConvertlets implements SqlRexConvertletTable {
  public static final PostgresConvertlets INSTANCE = new PostgresConvertlets();

  private PostgresConvertlets() {}

  @Override
  public @Nullable SqlRexConvertlet get(SqlCall call) {
    StopCheck.tick();
    if (call.getOperator() instanceof ConvertedOperator) {
      return PostgresConvertlets::convert;
    }
    if (call.getOperator().equals(AggregateOperators.AVG)) {
      return PostgresConvertlets::average;
    }
    if (call.getOperator() instanceof SqlLikeOperator) {
      return PostgresConvertlets::like;
    }
    if (call.getOperator() instanceof SqlPosixRegexOperator) {
      return PostgresConvertlets::matches;
    }
    return switch (call.getKind()) {
      case CAST -> PostgresConvertlets::cast;
      case IS_NULL, IS_NOT_NULL -> PostgresConvertlets::nullity;
      default -> StandardConvertletTable.INSTANCE.get(call);
    };
  }

  /**
   * Calcite makes {@code x IS NULL} of {@code (1 / x) IS NULL}, and does not notice that the
   * division fails. IS UNKNOWN is IS NULL.
   */
  private static RexNode nullity(SqlRexContext context, SqlCall call) {
    RexBuilder rexBuilder = context.getRexBuilder();
    RexNode value = context.convertExpression(call.operand(0));
    return rexBuilder.makeCall(
        call.getKind() == SqlKind.IS_NULL
            ? SqlStdOperatorTable.IS_NULL
            : SqlStdOperatorTable.IS_NOT_NULL,
        SqlKind.BINARY_ARITHMETIC.contains(value.getKind())
            ? PostgresCasts.writtenNumber(rexBuilder, value)
            : value);
  }

  /** Before Calcite casts a literal or what turns out to be one, which it does at once. */
  private static RexNode cast(SqlRexContext context, SqlCall call) {
    SqlNode operand = call.operand(0);
    RelDataType from = context.getValidator().getValidatedNodeType(operand);
    RelDataType to = context.getValidator().getValidatedNodeType(call);
    if (SqlTypeUtil.isCharacter(to)
        || SqlTypeUtil.isInterval(to)
        || SqlTypeUtil.isCharacter(from)
        || SqlTypeUtil.isApproximateNumeric(from)
        || (SqlTypeUtil.isDecimal(from) && SqlTypeUtil.isIntType(to))
        || operand.getKind() == SqlKind.CAST
        || operand.getKind() == SqlKind.LITERAL) {
      RexNode value = context.convertExpression(operand);
      RexNode replacement;
      try {
        replacement = PostgresCasts.replacement(context.getRexBuilder(), value, to);
      } catch (QueryException e) {
        SqlParserPos position = operand.getParserPosition();
        throw new QueryException(
            e.problem(),
            MessagePosition.of(
                position.getLineNum(), position.getColumnNum(), String.valueOf(e.getMessage())),
            e);
      }
      if (replacement != null) {
        return replacement;
      }
    }
    return standard(call).convertCall(context, call);
  }

  /** Before Calcite simplifies the pattern, which fails at an empty escape (CALCITE-7578). */
  private static RexNode like(SqlRexContext context, SqlCall call) {
    List<RexNode> operands =
        call.getOperandList().stream().map(context::convertExpression).toList();
    RexNode like =
        ComparisonRewrites.like(
            context.getRexBuilder(), (SqlLikeOperator) call.getOperator(), operands);
    if (like == null) {
      return standard(call).convertCall(context, call);
    }
    return ((SqlLikeOperator) call.getOperator()).isNegated()
        ? context.getRexBuilder().makeCall(SqlStdOperatorTable.NOT, like)
        : like;
  }

  /** By the regular expressions that the functions have. */
  private static RexNode matches(SqlRexContext context, SqlCall call) {
    RexBuilder rexBuilder = context.getRexBuilder();
    List<RexNode> operands =
        new ArrayList<>(
            call.getOperandList().stream().limit(2).map(context::convertExpression).toList());
    String name = call.getOperator().getName();
    FunctionOverload function = TextOperators.MATCHES;
    if (name.contains("INSENSITIVE")) {
      operands.add(rexBuilder.makeLiteral("i"));
      function = TextOperators.MATCHES_BY_FLAGS;
    }
    RexNode matches = function.call(rexBuilder, operands);
    return name.startsWith("NEGATED")
        ? rexBuilder.makeCall(SqlStdOperatorTable.NOT, matches)
        : matches;
  }

  /** In a window, Calcite makes a sum and a count of it. */
  private static RexNode average(SqlRexContext context, SqlCall call) {
    boolean interval = SqlTypeUtil.isInterval(context.getValidator().getValidatedNodeType(call));
    return interval
        ? StandardConvertletTable.INSTANCE.convertFunction(
            context, AggregateOperators.INTERVAL_AVERAGE, call)
        : standard(
                SqlStdOperatorTable.AVG.createCall(call.getParserPosition(), call.getOperandList()))
            .convertCall(context, call);
  }

  private static SqlRexConvertlet standard(SqlCall call) {
    return Objects.requireNonNull(StandardConvertletTable.INSTANCE.get(call), "a convertlet");
  }

  private static RexNode convert(SqlRexContext context, SqlCall call) {
    List<RexNode> operands =
        call.getOperandList().stream().map(context::convertExpression).toList();
    return ((ConvertedOperator) call.getOperator())
        .convert(
            context.getRexBuilder(), context.getValidator().getValidatedNodeType(call), operands);
  }
}
