package ai.whattalk.jdbc.sql.type;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** A type that functions take and give, and the Java type in which generated code holds it. */
public enum ValueType {
  TEXT(String.class),
  BOOLEAN(boolean.class),
  INTEGER(int.class),
  BIGINT(long.class),
  DECIMAL(BigDecimal.class),
  REAL(float.class),
  DOUBLE(double.class),
  /** Generated code does not always know the class. */
  UUID(Object.class),
  /** Days since 1970. */
  DATE(int.class),
  /** Milliseconds of the day. */
  TIME(int.class),
  /** Milliseconds since 1970 of the wall clock. */
  TIMESTAMP(long.class),
  /** PostgreSQL's timestamptz, held as the wall clock in the zone of the connection. */
  MOMENT(long.class),
  /** An interval of milliseconds. */
  DURATION(long.class),
  /** An interval of months. */
  MONTHS(int.class);

  private static final int TIMESTAMP_DIGITS = 3;
  private static final int INTERVAL_DIGITS = 9;

  private final Class<?> javaClass;

  ValueType(Class<?> javaClass) {
    this.javaClass = javaClass;
  }

  /** PostgreSQL's name, which a cast takes. */
  public String sqlName() {
    return switch (this) {
      case DECIMAL -> "numeric";
      case DOUBLE -> "double precision";
      case MOMENT -> "timestamptz";
      case DURATION, MONTHS -> "interval";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  public Class<?> javaClass() {
    return javaClass;
  }

  /** The type as Calcite knows it, not nullable. */
  public RelDataType in(RelDataTypeFactory typeFactory) {
    return switch (this) {
      case TEXT -> typeFactory.createSqlType(SqlTypeName.VARCHAR);
      case DECIMAL ->
          typeFactory.createSqlType(
              SqlTypeName.DECIMAL,
              WhatTalkTypeSystem.MAX_DECIMAL_DIGITS,
              WhatTalkTypeSystem.MAX_DECIMAL_SCALE);
      case TIME, TIMESTAMP ->
          typeFactory.createSqlType(SqlTypeName.valueOf(name()), TIMESTAMP_DIGITS);
      case MOMENT ->
          typeFactory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_DIGITS);
      case DURATION -> interval(typeFactory, TimeUnit.DAY, TimeUnit.SECOND);
      case MONTHS -> interval(typeFactory, TimeUnit.YEAR, TimeUnit.MONTH);
      default -> typeFactory.createSqlType(SqlTypeName.valueOf(name()));
    };
  }

  private static RelDataType interval(
      RelDataTypeFactory typeFactory, TimeUnit start, TimeUnit end) {
    return typeFactory.createSqlIntervalType(
        new SqlIntervalQualifier(start, INTERVAL_DIGITS, end, TIMESTAMP_DIGITS, SqlParserPos.ZERO));
  }

  /** Whether a value of {@code type} may stand for this one, as PostgreSQL casts implicitly. */
  public boolean takes(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    return name == SqlTypeName.NULL
        || name == SqlTypeName.UNKNOWN
        || switch (this) {
          case TEXT -> SqlTypeName.CHAR_TYPES.contains(name);
          case INTEGER -> SqlTypeName.INT_TYPES.contains(name) && name != SqlTypeName.BIGINT;
          case BIGINT -> SqlTypeName.INT_TYPES.contains(name);
          case DECIMAL -> SqlTypeName.EXACT_TYPES.contains(name);
          case DOUBLE -> SqlTypeName.NUMERIC_TYPES.contains(name);
          case TIMESTAMP ->
              name == SqlTypeName.TIMESTAMP
                  || name == SqlTypeName.DATE
                  || name == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
          case MOMENT -> name == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
          case DURATION -> type.getFamily() == SqlTypeFamily.INTERVAL_DAY_TIME;
          case MONTHS -> type.getFamily() == SqlTypeFamily.INTERVAL_YEAR_MONTH;
          default -> name.name().equals(name());
        };
  }

  /** Whether a value of {@code type} needs no cast. */
  public boolean is(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    return switch (this) {
      case TEXT, BOOLEAN, DURATION, MONTHS, TIME, MOMENT ->
          takes(type) && name != SqlTypeName.NULL && name != SqlTypeName.UNKNOWN;
      case DECIMAL -> name == SqlTypeName.DECIMAL;
      default -> name.getName().equals(name());
    };
  }

  /** The value as this type. Text needs no cast, whatever its length. */
  public RexNode cast(RexBuilder rexBuilder, RexNode value) {
    if (is(value.getType())) {
      return value;
    }
    RelDataTypeFactory typeFactory = rexBuilder.getTypeFactory();
    RelDataType own = in(typeFactory);
    if (this == DECIMAL && value.getType().getSqlTypeName() != SqlTypeName.NULL) {
      own = Objects.requireNonNull(typeFactory.decimalOf(value.getType()), "an exact number");
    }
    return rexBuilder.makeCast(rexBuilder.matchNullability(own, value), value);
  }

  public SqlTypeFamily family() {
    return switch (this) {
      case TEXT -> SqlTypeFamily.CHARACTER;
      case BOOLEAN -> SqlTypeFamily.BOOLEAN;
      case INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> SqlTypeFamily.NUMERIC;
      case UUID -> SqlTypeFamily.UUID;
      case DATE -> SqlTypeFamily.DATE;
      case TIME -> SqlTypeFamily.TIME;
      case TIMESTAMP, MOMENT -> SqlTypeFamily.TIMESTAMP;
      case DURATION -> SqlTypeFamily.INTERVAL_DAY_TIME;
      case MONTHS -> SqlTypeFamily.INTERVAL_YEAR_MONTH;
    };
  }
}
