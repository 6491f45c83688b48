package ai.whattalk.jdbc.sql.run;

import ai.whattalk.jdbc.sql.error.QueryException;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Describes Calcite's row types in JDBC's terms. */
public final class ResultColumns {

  /** Clients, such as Spark, have no decimals of more digits. */
  private static final int MOST_DIGITS_OF_CLIENTS = 38;

  private static final int MOST_SCALE_OF_CLIENTS = 20;

  private ResultColumns() {}

  /**
   * The columns of a result.
   *
   * @param labels the columns' names
   * @param origins for each column null, or schema, table and column that it comes from unchanged
   */
  public static List<ResultColumn> of(
      RelDataType rowType, List<String> labels, List<? extends @Nullable List<String>> origins) {
    List<ResultColumn> columns = new ArrayList<>();
    for (RelDataTypeField field : rowType.getFieldList()) {
      RelDataType type = field.getType();
      RelDataType element = type.getComponentType() == null ? type : type.getComponentType();
      if (element.isStruct()) {
        throw QueryException.unsupported("a row as a value");
      }
      List<String> origin = origins.get(field.getIndex());
      boolean known = origin != null && origin.size() == 3;
      columns.add(
          new ResultColumn(
              labels.get(field.getIndex()),
              jdbcType(type),
              typeName(type),
              precision(type),
              scale(type),
              type.isNullable(),
              known ? origin.get(0) : null,
              known ? origin.get(1) : null,
              known ? origin.get(2) : null));
    }
    return columns;
  }

  /**
   * The parameters of a statement.
   *
   * @param rowCounts indexes of those of LIMIT and OFFSET
   */
  public static List<QueryParameter> parameters(RelDataType rowType, Set<Integer> rowCounts) {
    List<QueryParameter> parameters = new ArrayList<>();
    for (RelDataTypeField field : rowType.getFieldList()) {
      RelDataType type = field.getType();
      parameters.add(
          new QueryParameter(
              jdbcType(type),
              typeName(type),
              precision(type),
              scale(type),
              false,
              false,
              rowCounts.contains(field.getIndex())));
    }
    return List.copyOf(parameters);
  }

  public static JDBCType jdbcType(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE -> namesake(type);
      case VARCHAR, CHAR, BOOLEAN, DATE, BINARY, VARBINARY, NULL -> namesake(type);
      case TIME, TIME_WITH_LOCAL_TIME_ZONE, TIME_TZ -> JDBCType.TIME;
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ -> JDBCType.TIMESTAMP;
      case ARRAY, MULTISET -> JDBCType.ARRAY;
      default -> JDBCType.OTHER;
    };
  }

  private static JDBCType namesake(RelDataType type) {
    return JDBCType.valueOf(type.getSqlTypeName().name());
  }

  private static String typeName(RelDataType type) {
    return SqlTypeName.INTERVAL_TYPES.contains(type.getSqlTypeName())
        ? "INTERVAL"
        : type.getSqlTypeName().getName();
  }

  public static int precision(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DECIMAL
        ? Math.min(MOST_DIGITS_OF_CLIENTS, type.getPrecision())
        : Math.max(0, type.getPrecision());
  }

  public static int scale(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DECIMAL
        ? Math.min(MOST_SCALE_OF_CLIENTS, type.getScale())
        : 0;
  }
}
