package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.sql.type.CalciteTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link SystemTable}.
 *
 * @param value what a row has there, as Calcite computes with it, in the zone of the connection
 * @param <R> what a row is made of
 */
record SystemColumn<R>(
    String name,
    SqlTypeName typeName,
    boolean nullable,
    String remarks,
    BiFunction<R, ZoneId, @Nullable Object> value) {

  static <R> SystemColumn<R> text(
      String name, boolean nullable, String remarks, Function<R, @Nullable String> value) {
    return new SystemColumn<>(
        name, SqlTypeName.VARCHAR, nullable, remarks, (row, zone) -> value.apply(row));
  }

  static <R> SystemColumn<R> number(
      String name,
      SqlTypeName typeName,
      boolean nullable,
      String remarks,
      Function<R, @Nullable Number> value) {
    return new SystemColumn<>(name, typeName, nullable, remarks, (row, zone) -> value.apply(row));
  }

  /** A moment as the wall clock of the connection's zone shows it. */
  static <R> SystemColumn<R> moment(
      String name, boolean nullable, String remarks, Function<R, @Nullable Instant> value) {
    return new SystemColumn<>(
        name,
        SqlTypeName.TIMESTAMP,
        nullable,
        remarks,
        (row, zone) -> {
          Instant moment = value.apply(row);
          return moment == null
              ? null
              : CalciteTimes.timestamp(LocalDateTime.ofInstant(moment, zone));
        });
  }

  RelDataType type(RelDataTypeFactory typeFactory) {
    return type(typeFactory, typeName, nullable);
  }

  /** The type of the columns of any table that hold text, times, sums of money or other values. */
  static RelDataType type(RelDataTypeFactory typeFactory, SqlTypeName name, boolean nullable) {
    RelDataType type =
        switch (name) {
          case VARCHAR -> typeFactory.createSqlType(name, 255);
          case TIMESTAMP -> typeFactory.createSqlType(name, 3);
          case DECIMAL -> typeFactory.createSqlType(name, 20, 10);
          default -> typeFactory.createSqlType(name);
        };
    return typeFactory.createTypeWithNullability(type, nullable);
  }
}
