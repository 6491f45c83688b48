package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.LoggedRequest;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.BiFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The columns of {@code requests}, in order, with the values that Calcite computes with. */
enum RequestColumn {
  ID(
      SqlTypeName.BIGINT,
      -1,
      false,
      "Number of the request, counted from 1 for each connection",
      (request, zone) -> request.id()),
  STATEMENT_ID(
      SqlTypeName.BIGINT,
      -1,
      true,
      "The statement that made the request; null for those of the connection itself",
      (request, zone) -> request.statementId()),
  STARTED_AT(
      SqlTypeName.TIMESTAMP,
      3,
      false,
      "When the request was sent; wall clock in the connection's timeZone",
      (request, zone) -> WallClocks.timestamp(LocalDateTime.ofInstant(request.startedAt(), zone))),
  PATH(SqlTypeName.VARCHAR, 255, false, "Path of the URL", (request, zone) -> request.path()),
  QUERY(
      SqlTypeName.VARCHAR,
      255,
      false,
      "Parameters as they stood in the URL",
      (request, zone) -> request.query()),
  STATUS(
      SqlTypeName.INTEGER,
      -1,
      true,
      "HTTP status of the answer; null if there is none",
      (request, zone) -> request.status()),
  ATTEMPT(
      SqlTypeName.INTEGER,
      -1,
      false,
      "1 for the first try, 2 for the first retry, and so on",
      (request, zone) -> request.attempt()),
  DURATION_MS(
      SqlTypeName.BIGINT,
      -1,
      true,
      "Milliseconds until the answer was read or given up; null while the request is under way",
      (request, zone) -> request.duration() == null ? null : request.duration().toMillis()),
  ROW_COUNT(
      SqlTypeName.INTEGER,
      -1,
      true,
      "Rows of the page; null if no page came",
      (request, zone) -> request.rowCount()),
  SERVED_FROM(
      SqlTypeName.VARCHAR,
      255,
      false,
      "What answered: api, or demo for the demo account",
      (request, zone) -> request.servedFrom().name().toLowerCase(Locale.ROOT));

  private final SqlTypeName typeName;
  private final int precision;
  private final boolean nullable;
  private final String remarks;
  private final BiFunction<LoggedRequest, ZoneId, @Nullable Object> value;

  RequestColumn(
      SqlTypeName typeName,
      int precision,
      boolean nullable,
      String remarks,
      BiFunction<LoggedRequest, ZoneId, @Nullable Object> value) {
    this.typeName = typeName;
    this.precision = precision;
    this.nullable = nullable;
    this.remarks = remarks;
    this.value = value;
  }

  /** The column with an ordinal, counted from 0. */
  static RequestColumn at(int ordinal) {
    return COLUMNS[ordinal];
  }

  String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String remarks() {
    return remarks;
  }

  RelDataType type(RelDataTypeFactory typeFactory) {
    RelDataType type =
        precision < 0
            ? typeFactory.createSqlType(typeName)
            : typeFactory.createSqlType(typeName, precision);
    return typeFactory.createTypeWithNullability(type, nullable);
  }

  /** A row as Calcite's generated code takes it: a value for each column, in order. */
  static @Nullable Object[] row(LoggedRequest request, ZoneId zone) {
    @Nullable Object[] row = new Object[COLUMNS.length];
    for (int i = 0; i < COLUMNS.length; i++) {
      row[i] = COLUMNS[i].value.apply(request, zone);
    }
    return row;
  }

  private static final RequestColumn[] COLUMNS = values();
}
