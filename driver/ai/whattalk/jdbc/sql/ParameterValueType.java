package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.sql.type.WhatTalkTypeSystem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The type that a bound value gives its parameter.
 *
 * @param scale digits behind the point of a DECIMAL; otherwise not used
 */
record ParameterValueType(SqlTypeName name, int scale) {
  static final ParameterValueType TEXT = new ParameterValueType(SqlTypeName.VARCHAR, 0);
  static final ParameterValueType NUMBER = new ParameterValueType(SqlTypeName.INTEGER, 0);

  private static final Map<Class<?>, SqlTypeName> NAMES =
      Map.ofEntries(
          Map.entry(Boolean.class, SqlTypeName.BOOLEAN),
          Map.entry(Byte.class, SqlTypeName.TINYINT),
          Map.entry(Short.class, SqlTypeName.SMALLINT),
          Map.entry(Integer.class, SqlTypeName.INTEGER),
          Map.entry(Long.class, SqlTypeName.BIGINT),
          Map.entry(Float.class, SqlTypeName.REAL),
          Map.entry(Double.class, SqlTypeName.DOUBLE),
          Map.entry(LocalDate.class, SqlTypeName.DATE),
          Map.entry(LocalTime.class, SqlTypeName.TIME),
          Map.entry(LocalDateTime.class, SqlTypeName.TIMESTAMP),
          Map.entry(byte[].class, SqlTypeName.VARBINARY));

  /** The type of a value as {@code PreparedQuery} takes it. */
  static ParameterValueType of(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      int scale = Math.max(0, Math.min(decimal.scale(), WhatTalkTypeSystem.MAX_DECIMAL_SCALE));
      return new ParameterValueType(SqlTypeName.DECIMAL, scale);
    }
    return new ParameterValueType(
        value == null
            ? SqlTypeName.NULL
            : NAMES.getOrDefault(value.getClass(), SqlTypeName.VARCHAR),
        0);
  }

  /** The parameter with this type; a null needs none. */
  SqlNode apply(SqlDynamicParam parameter) {
    SqlParserPos position = parameter.getParserPosition();
    if (name == SqlTypeName.NULL) {
      return SqlLiteral.createNull(position);
    }
    boolean decimal = name == SqlTypeName.DECIMAL;
    SqlDataTypeSpec type =
        new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(
                name,
                decimal
                    ? WhatTalkTypeSystem.MAX_DECIMAL_DIGITS
                    : RelDataType.PRECISION_NOT_SPECIFIED,
                decimal ? scale : RelDataType.SCALE_NOT_SPECIFIED,
                null,
                position),
            position);
    return SqlStdOperatorTable.CAST.createCall(position, parameter, type);
  }
}
