package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeSystem;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's names of types (its table 8.1), as the parser's. Timestamps have no zone here. */
final class PostgresTypes {
  private static final Map<String, SqlTypeName> NAMES =
      Map.ofEntries(
          Map.entry("TEXT", SqlTypeName.VARCHAR),
          Map.entry("NAME", SqlTypeName.VARCHAR),
          Map.entry("CITEXT", SqlTypeName.VARCHAR),
          Map.entry("BPCHAR", SqlTypeName.VARCHAR),
          Map.entry("STRING", SqlTypeName.VARCHAR),
          Map.entry("INT2", SqlTypeName.SMALLINT),
          Map.entry("INT4", SqlTypeName.INTEGER),
          Map.entry("INT8", SqlTypeName.BIGINT),
          Map.entry("FLOAT4", SqlTypeName.REAL),
          Map.entry("FLOAT8", SqlTypeName.DOUBLE),
          Map.entry("BOOL", SqlTypeName.BOOLEAN),
          Map.entry("DATETIME", SqlTypeName.TIMESTAMP),
          Map.entry("TIMESTAMPTZ", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE),
          Map.entry("TIMETZ", SqlTypeName.TIME));

  /** Of the parser's types, those that there are here; the last ones are JDBC's. */
  private static final Set<SqlTypeName> ADMITTED =
      EnumSet.of(
          SqlTypeName.BOOLEAN,
          SqlTypeName.SMALLINT,
          SqlTypeName.INTEGER,
          SqlTypeName.BIGINT,
          SqlTypeName.DECIMAL,
          SqlTypeName.REAL,
          SqlTypeName.FLOAT,
          SqlTypeName.DOUBLE,
          SqlTypeName.CHAR,
          SqlTypeName.VARCHAR,
          SqlTypeName.DATE,
          SqlTypeName.TIME,
          SqlTypeName.TIMESTAMP,
          SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE,
          SqlTypeName.UUID,
          SqlTypeName.TINYINT,
          SqlTypeName.BINARY,
          SqlTypeName.VARBINARY);

  private PostgresTypes() {}

  static SqlDataTypeSpec named(SqlTypeName name, SqlParserPos position) {
    return new SqlDataTypeSpec(new SqlBasicTypeNameSpec(name, position), position);
  }

  /** {@code CAST(value AS type)}. */
  static SqlCall cast(SqlNode value, SqlTypeName type, SqlParserPos position) {
    return SqlStdOperatorTable.CAST.createCall(position, value, named(type, position));
  }

  /** The type that stands before the text of a literal. */
  static SqlTypeName ofLiteral(String type) {
    return switch (type) {
      case "DATE" -> SqlTypeName.DATE;
      case "UUID" -> SqlTypeName.UUID;
      case "TIMESTAMP", "DATETIME" -> SqlTypeName.TIMESTAMP;
      default ->
          type.startsWith("TIMESTAMP")
              ? SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
              : SqlTypeName.TIME;
    };
  }

  /**
   * A type by a name that the parser has, or as it is. Throws {@link QueryException} if there is no
   * such type.
   */
  static SqlDataTypeSpec of(SqlDataTypeSpec type) {
    SqlTypeNameSpec spec = type.getTypeNameSpec();
    SqlTypeName name = null;
    check(type, spec);
    if (spec instanceof SqlUserDefinedTypeNameSpec && spec.getTypeName().isSimple()) {
      name = NAMES.get(spec.getTypeName().getSimple().toUpperCase(Locale.ROOT));
    } else if (spec instanceof SqlBasicTypeNameSpec basic) {
      if (isDecimalOfAnyScale(basic)) {
        return new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(
                SqlTypeName.DECIMAL,
                WhatTalkTypeSystem.MAX_DECIMAL_DIGITS,
                WhatTalkTypeSystem.MAX_DECIMAL_SCALE,
                spec.getParserPos()),
            type.getParserPosition());
      }
      name = ofOneZone(basic);
    }
    return name == null
        ? type
        : new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(
                name,
                spec instanceof SqlBasicTypeNameSpec basic
                    ? basic.getPrecision()
                    : RelDataType.PRECISION_NOT_SPECIFIED,
                spec.getParserPos()),
            type.getParserPosition());
  }

  private static void check(SqlDataTypeSpec type, SqlTypeNameSpec spec) {
    if (spec instanceof SqlCollectionTypeNameSpec array
        && array.getTypeName().getSimple().equals(SqlTypeName.ARRAY.name())) {
      check(type, array.getElementTypeName());
    } else if (spec instanceof SqlBasicTypeNameSpec basic
        ? ofOneZone(basic) == null && !isAdmitted(basic)
        : !(spec instanceof SqlUserDefinedTypeNameSpec)) {
      throw QueryException.at(
          type.getParserPosition(),
          QueryProblem.UNSUPPORTED,
          "there is no type " + spec.getTypeName());
    }
    if (spec instanceof SqlBasicTypeNameSpec basic
        && basic.getTypeName().getSimple().equals(SqlTypeName.DECIMAL.name())
        && (basic.getPrecision() == 0 || isNegative(basic.getScale()))) {
      throw QueryException.unsupported(
          type.getParserPosition(),
          "a decimal without digits, or with less than none behind the point,");
    }
  }

  private static boolean isNegative(int scale) {
    return scale < 0 && scale != RelDataType.SCALE_NOT_SPECIFIED;
  }

  private static boolean isAdmitted(SqlBasicTypeNameSpec spec) {
    SqlTypeName name = SqlTypeName.get(spec.getTypeName().getSimple());
    return name != null && ADMITTED.contains(name);
  }

  private static @Nullable SqlTypeName ofOneZone(SqlBasicTypeNameSpec spec) {
    return switch (spec.getTypeName().getSimple()) {
      case "TIMESTAMP_TZ" -> SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
      case "TIME_TZ", "TIME_WITH_LOCAL_TIME_ZONE" -> SqlTypeName.TIME;
      default -> null;
    };
  }

  private static boolean isDecimalOfAnyScale(SqlBasicTypeNameSpec spec) {
    return spec.getTypeName().getSimple().equals(SqlTypeName.DECIMAL.name())
        && spec.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED;
  }
}
