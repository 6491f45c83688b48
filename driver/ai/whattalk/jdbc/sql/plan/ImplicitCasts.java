package ai.whattalk.jdbc.sql.plan;

import static ai.whattalk.jdbc.sql.type.WhatTalkTypeFactory.family;

import ai.whattalk.jdbc.sql.dialect.function.DateTimeText;
import ai.whattalk.jdbc.sql.dialect.function.DateTimeTextParser;
import ai.whattalk.jdbc.sql.dialect.operator.ConcatOperator;
import ai.whattalk.jdbc.sql.dialect.operator.DateTimeOperators;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.type.CalciteTimes;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlTimestampLiteral;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.apache.calcite.util.Static;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * The casts that are made where none is written. As in PostgreSQL, a text is read as a number, a
 * date, a UUID or an interval only where it is a literal or a parameter: a column of texts stays
 * one. Months are compared as intervals of 30 days each. A BOOLEAN compares with 1 and 0 also in
 * the list of an IN, as bridges from ODBC write it; Calcite's own does so for {@code =} only.
 */
final class ImplicitCasts extends TypeCoercionImpl {

  private static final int LONG_LIST = 50;

  /** Bridges from ODBC compare a boolean with 1 and 0. */
  private static final Set<SqlTypeFamily> OF_FLAGS =
      EnumSet.of(SqlTypeFamily.BOOLEAN, SqlTypeFamily.NUMERIC);

  private static final Set<SqlTypeFamily> OF_OTHERS =
      EnumSet.of(
          SqlTypeFamily.NUMERIC,
          SqlTypeFamily.EXACT_NUMERIC,
          SqlTypeFamily.APPROXIMATE_NUMERIC,
          SqlTypeFamily.INTEGER,
          SqlTypeFamily.BOOLEAN,
          SqlTypeFamily.BINARY,
          SqlTypeFamily.DATETIME);

  private static final Set<SqlTypeFamily> OF_TEXTS =
      EnumSet.of(SqlTypeFamily.CHARACTER, SqlTypeFamily.STRING);

  /** Digits of a fraction of a second. */
  private static final int MILLISECONDS = 3;

  private final RelDataType duration;

  ImplicitCasts(RelDataTypeFactory typeFactory, SqlValidator validator) {
    super(typeFactory, validator);
    duration = ValueType.DURATION.in(typeFactory);
  }

  @Override
  public boolean binaryArithmeticCoercion(SqlCallBinding call) {
    if (call.getOperator().getKind().belongsTo(SqlKind.BINARY_ARITHMETIC)
        && texts(call, call.operands()) > 0) {
      throw call.newValidationSignatureError();
    }
    return super.binaryArithmeticCoercion(call);
  }

  @Override
  public boolean binaryComparisonCoercion(SqlCallBinding call) {
    if (mixes(call, call.operands(), true)) {
      throw call.newValidationSignatureError();
    }
    return super.binaryComparisonCoercion(call);
  }

  @Override
  public boolean inOperationCoercion(SqlCallBinding call) {
    List<SqlNode> values = new ArrayList<>(List.of(call.operand(0)));
    if (call.operand(1) instanceof SqlNodeList list) {
      readTimestamps(call.getOperandType(0), list);
      values.addAll(list);
    } else {
      values.add(call.operand(1));
    }
    if (mixes(call, values, true)) {
      throw call.newValidationError(Static.RESOURCE.incompatibleValueType("IN"));
    }
    return super.inOperationCoercion(call);
  }

  @Override
  public boolean caseOrEquivalentCoercion(SqlCallBinding call) {
    List<SqlNode> values = new ArrayList<>(call.operands());
    if (call.getCall() instanceof SqlCase written) {
      values = new ArrayList<>(written.getThenOperands());
      values.add(written.getElseOperand());
    }
    if (mixes(call, values, false)) {
      throw call.newValidationError(Static.RESOURCE.illegalMixingOfTypes());
    }
    return super.caseOrEquivalentCoercion(call);
  }

  /** Reads the texts of a long list now: a cast for each would take long to plan. */
  private void readTimestamps(RelDataType type, SqlNodeList list) {
    if (type.getSqlTypeName() != SqlTypeName.TIMESTAMP || list.size() < LONG_LIST) {
      return;
    }
    boolean all = true;
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof SqlCharStringLiteral text) {
        list.set(i, timestamp(text));
      }
      all &= list.get(i) instanceof SqlTimestampLiteral;
    }
    if (all) {
      updateInferredType(list, type);
    }
  }

  private static SqlLiteral timestamp(SqlCharStringLiteral text) {
    try {
      DateTimeText time = DateTimeTextParser.parse(text.toValue(), DateTimeText.Kind.TIMESTAMP);
      return time.isLiteral()
          ? SqlLiteral.createTimestamp(
              SqlTypeName.TIMESTAMP,
              TimestampString.fromMillisSinceEpoch(
                  CalciteTimes.timestamp(time.dateTime(LocalDateTime.MIN))),
              MILLISECONDS,
              text.getParserPosition())
          : text;
    } catch (QueryException e) {
      // The comparison says that the text is no timestamp.
      return text;
    }
  }

  /** Whether values are of several families, none of which PostgreSQL casts to another. */
  private boolean mixes(SqlCallBinding call, List<SqlNode> values, boolean isComparison) {
    Set<SqlTypeFamily> families = EnumSet.noneOf(SqlTypeFamily.class);
    for (SqlNode value : values) {
      SqlTypeFamily family = family(type(call, value));
      if (family != null && !(family == SqlTypeFamily.CHARACTER && isOpen(value))) {
        families.add(family);
      }
    }
    return families.size() > 1 && !(isComparison && families.equals(OF_FLAGS));
  }

  /** The number of texts that stay texts. */
  private long texts(SqlCallBinding call, List<SqlNode> values) {
    return values.stream()
        .filter(value -> SqlTypeUtil.isCharacter(type(call, value)) && !isOpen(value))
        .count();
  }

  private RelDataType type(SqlCallBinding call, SqlNode value) {
    RelDataType type = validator.deriveType(call.getScope(), value);
    return type.isStruct() && type.getFieldCount() == 1
        ? type.getFieldList().get(0).getType()
        : type;
  }

  /** Whether a text is what it is compared with. */
  private static boolean isOpen(SqlNode value) {
    return value instanceof SqlLiteral
        || value instanceof SqlDynamicParam
        || (value.getKind() == SqlKind.CAST && isOpenParameter((SqlCall) value));
  }

  private static boolean isOpenParameter(SqlCall cast) {
    return cast.operand(0) instanceof SqlDynamicParam;
  }

  @Override
  public @Nullable RelDataType commonTypeForBinaryComparison(
      @Nullable RelDataType first, @Nullable RelDataType second) {
    if (first == null || second == null) {
      return null;
    }
    RelDataType common = common(first, second);
    common = common == null ? common(second, first) : common;
    return common == null
        ? super.commonTypeForBinaryComparison(first, second)
        : factory.createTypeWithNullability(common, first.isNullable() || second.isNullable());
  }

  private @Nullable RelDataType common(RelDataType first, RelDataType second) {
    if (first.getSqlTypeName() == SqlTypeName.BOOLEAN && SqlTypeUtil.isIntType(second)
        || first.getSqlTypeName() == SqlTypeName.UUID && SqlTypeUtil.isCharacter(second)) {
      return first;
    }
    boolean months = ValueType.MONTHS.is(first) && ValueType.DURATION.is(second);
    return months || SqlTypeUtil.isInterval(first) && SqlTypeUtil.isCharacter(second)
        ? duration
        : null;
  }

  /** There is no name for the type of an interval that a cast could have. */
  @Override
  protected boolean coerceOperandType(
      @Nullable SqlValidatorScope scope, SqlCall call, int index, RelDataType target) {
    SqlNode operand = call.operand(index);
    if (!ValueType.DURATION.is(target) || operand instanceof SqlDynamicParam || scope == null) {
      return super.coerceOperandType(scope, call, index, target);
    }
    if (ValueType.DURATION.is(validator.deriveType(scope, operand))) {
      return false;
    }
    SqlNode interval =
        DateTimeOperators.COMPARED_INTERVAL.createCall(operand.getParserPosition(), operand);
    call.setOperand(index, interval);
    validator.deriveType(scope, interval);
    return true;
  }

  /** {@code ||} makes text of one operand if the other one is text. */
  @Override
  public boolean builtinFunctionCoercion(
      SqlCallBinding call, List<RelDataType> types, List<SqlTypeFamily> families) {
    boolean takesAny = call.getOperator() instanceof ConcatOperator;
    boolean texts =
        types.stream()
            .anyMatch(
                type -> SqlTypeUtil.isCharacter(type) || type.getSqlTypeName() == SqlTypeName.NULL);
    for (int i = 0; i < types.size() && i < families.size(); i++) {
      RelDataType type = types.get(i);
      boolean isOther =
          SqlTypeUtil.isCharacter(type)
              ? OF_OTHERS.contains(families.get(i)) && !isOpen(call.operand(i))
              : OF_TEXTS.contains(families.get(i)) && !takesAny && family(type) != null;
      if (isOther) {
        return false;
      }
    }
    return (texts || !takesAny) && super.builtinFunctionCoercion(call, types, families);
  }

  /** What is of several families is not one column of a UNION. */
  @Override
  public boolean rowTypeCoercion(
      @Nullable SqlValidatorScope scope, SqlNode query, int columnIndex, RelDataType targetType) {
    RelDataType type =
        validator.getValidatedNodeType(query).getFieldList().get(columnIndex).getType();
    boolean cast =
        (family(type) == null || family(type) == family(targetType))
            && super.rowTypeCoercion(
                scope,
                query,
                columnIndex,
                // A cast has the nullability of what is cast, and the body of a WITH is held to it.
                factory.createTypeWithNullability(targetType, type.isNullable()));
    if (cast && query instanceof SqlWith with) {
      // Calcite changes the type of the body only.
      updateInferredType(with, validator.getValidatedNodeType(with.body));
    }
    return cast;
  }
}
