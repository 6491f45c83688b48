package ai.whattalk.jdbc;

import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.readonly.SelfWrapper;
import ai.whattalk.jdbc.sql.run.ResultColumn;
import ai.whattalk.jdbc.value.TypeTraits;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** The columns of a result. A column's name is its label, as the query spells it. Immutable. */
final class WhatTalkResultSetMetaData implements ResultSetMetaData, SelfWrapper {
  private final List<ResultColumn> columns;

  WhatTalkResultSetMetaData(List<ResultColumn> columns) {
    this.columns = columns;
  }

  private ResultColumn column(int index) throws SQLException {
    return ArgumentCheck.element(columns, index, "column");
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public String getColumnLabel(int index) throws SQLException {
    return column(index).label();
  }

  @Override
  public String getColumnName(int index) throws SQLException {
    return column(index).label();
  }

  @Override
  public int getColumnType(int index) throws SQLException {
    return column(index).type().getVendorTypeNumber();
  }

  @Override
  public String getColumnTypeName(int index) throws SQLException {
    return column(index).typeName();
  }

  @Override
  public String getColumnClassName(int index) throws SQLException {
    return TypeTraits.javaClass(column(index).type()).getName();
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    ResultColumn column = column(index);
    return TypeTraits.precision(column.type(), column.precision());
  }

  @Override
  public int getScale(int index) throws SQLException {
    ResultColumn column = column(index);
    return TypeTraits.scale(column.type(), column.precision(), column.scale());
  }

  @Override
  public int getColumnDisplaySize(int index) throws SQLException {
    ResultColumn column = column(index);
    return TypeTraits.displaySize(column.type(), column.precision(), column.scale());
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return TypeTraits.signed(column(index).type());
  }

  @Override
  public int isNullable(int index) throws SQLException {
    return column(index).nullable() ? columnNullable : columnNoNulls;
  }

  /** The table's name, or nothing where the column is computed. */
  @Override
  public String getTableName(int index) throws SQLException {
    return Objects.toString(column(index).table(), "");
  }

  /** The schema's name, or nothing where the column is computed. */
  @Override
  public String getSchemaName(int index) throws SQLException {
    return Objects.toString(column(index).schema(), "");
  }

  /** Always nothing: there are no catalogs. */
  @Override
  public String getCatalogName(int index) throws SQLException {
    column(index);
    return "";
  }

  /** True for text: values compare by their case. */
  @Override
  public boolean isCaseSensitive(int index) throws SQLException {
    return TypeTraits.textual(column(index).type());
  }

  @Override
  public boolean isSearchable(int index) throws SQLException {
    column(index);
    return true;
  }

  @Override
  public boolean isAutoIncrement(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public boolean isCurrency(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public boolean isReadOnly(int index) throws SQLException {
    column(index);
    return true;
  }

  @Override
  public boolean isWritable(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public boolean isDefinitelyWritable(int index) throws SQLException {
    column(index);
    return false;
  }

  @Override
  public String toString() {
    return "WhatTalkResultSetMetaData" + columns;
  }
}
