package ai.whattalk.jdbc.sql.type;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Types of results as PostgreSQL derives them, where Calcite's own would lose digits. */
public final class WhatTalkTypeSystem extends RelDataTypeSystemImpl {
  public static final WhatTalkTypeSystem INSTANCE = new WhatTalkTypeSystem();

  /** Of an interval's largest unit: INTERVAL '365' DAY needs more than the standard's two. */
  private static final int INTERVAL_DIGITS = 10;

  /** Of any decimal, as many before the point as behind it at most. */
  public static final int MAX_DECIMAL_DIGITS = 76;

  public static final int MAX_DECIMAL_SCALE = 38;

  private static final int TIMESTAMP_DIGITS = 3;
  private static final int INTEGER_AVERAGE_SCALE = 16;
  private static final int DECIMAL_QUOTIENT_SCALE = 20;

  private WhatTalkTypeSystem() {}

  @Override
  public int getMaxPrecision(SqlTypeName typeName) {
    return typeName == SqlTypeName.DECIMAL ? MAX_DECIMAL_DIGITS : super.getMaxPrecision(typeName);
  }

  @Override
  public int getMaxScale(SqlTypeName typeName) {
    return typeName == SqlTypeName.DECIMAL ? MAX_DECIMAL_SCALE : super.getMaxScale(typeName);
  }

  @Override
  public int getDefaultPrecision(SqlTypeName typeName) {
    if (SqlTypeName.INTERVAL_TYPES.contains(typeName)) {
      return INTERVAL_DIGITS;
    }
    return switch (typeName) {
      case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> TIMESTAMP_DIGITS;
      case DECIMAL -> MAX_DECIMAL_DIGITS;
      default -> super.getDefaultPrecision(typeName);
    };
  }

  @Override
  public RelDataType deriveSumType(RelDataTypeFactory typeFactory, RelDataType argumentType) {
    RelDataType sum =
        switch (argumentType.getSqlTypeName()) {
          case TINYINT, SMALLINT, INTEGER -> typeFactory.createSqlType(SqlTypeName.BIGINT);
          case BIGINT -> typeFactory.createSqlType(SqlTypeName.DECIMAL, MAX_DECIMAL_DIGITS, 0);
          case DECIMAL ->
              typeFactory.createSqlType(
                  SqlTypeName.DECIMAL, MAX_DECIMAL_DIGITS, argumentType.getScale());
          default -> argumentType;
        };
    return typeFactory.createTypeWithNullability(sum, argumentType.isNullable());
  }

  @Override
  public RelDataType deriveAvgAggType(RelDataTypeFactory typeFactory, RelDataType argumentType) {
    RelDataType average =
        switch (argumentType.getSqlTypeName()) {
          case TINYINT, SMALLINT, INTEGER ->
              typeFactory.createSqlType(
                  SqlTypeName.DECIMAL, MAX_DECIMAL_DIGITS, INTEGER_AVERAGE_SCALE);
          // Computed as the average of decimals.
          case BIGINT ->
              typeFactory.createSqlType(
                  SqlTypeName.DECIMAL, MAX_DECIMAL_DIGITS, DECIMAL_QUOTIENT_SCALE);
          case DECIMAL ->
              typeFactory.createSqlType(
                  SqlTypeName.DECIMAL,
                  MAX_DECIMAL_DIGITS,
                  Math.max(DECIMAL_QUOTIENT_SCALE, argumentType.getScale()));
          default -> argumentType;
        };
    return typeFactory.createTypeWithNullability(average, argumentType.isNullable());
  }

  @Override
  public @Nullable RelDataType deriveDecimalDivideType(
      RelDataTypeFactory typeFactory, RelDataType dividend, RelDataType divisor) {
    RelDataType quotient = super.deriveDecimalDivideType(typeFactory, dividend, divisor);
    return quotient == null
        ? null
        : typeFactory.createSqlType(
            SqlTypeName.DECIMAL,
            MAX_DECIMAL_DIGITS,
            Math.max(DECIMAL_QUOTIENT_SCALE, Math.max(dividend.getScale(), divisor.getScale())));
  }

  /** Calcite's own casts cut digits off. */
  @Override
  public RoundingMode roundingMode() {
    return RoundingMode.HALF_UP;
  }

  /** Otherwise {@code CASE} over literals of several lengths would pad the shorter ones. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }
}
