package ai.whattalk.jdbc;

import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.readonly.SelfWrapper;
import ai.whattalk.jdbc.sql.run.QueryParameter;
import ai.whattalk.jdbc.value.TypeTraits;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** The parameters of a statement. Immutable. */
final class WhatTalkParameterMetaData implements ParameterMetaData, SelfWrapper {
  private final List<QueryParameter> parameters;

  WhatTalkParameterMetaData(List<QueryParameter> parameters) {
    this.parameters = parameters;
  }

  private QueryParameter parameter(int index) throws SQLException {
    return ArgumentCheck.element(parameters, index, "parameter");
  }

  private JDBCType type(int index) throws SQLException {
    QueryParameter parameter = parameter(index);
    return parameter.array() ? JDBCType.ARRAY : parameter.type();
  }

  @Override
  public int getParameterCount() {
    return parameters.size();
  }

  @Override
  public int getParameterType(int index) throws SQLException {
    return type(index).getVendorTypeNumber();
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    QueryParameter parameter = parameter(index);
    return parameter.array() ? JDBCType.ARRAY.getName() : parameter.typeName();
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    return TypeTraits.javaClass(type(index)).getName();
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    QueryParameter parameter = parameter(index);
    return TypeTraits.precision(type(index), parameter.precision());
  }

  @Override
  public int getScale(int index) throws SQLException {
    QueryParameter parameter = parameter(index);
    return TypeTraits.scale(type(index), parameter.precision(), parameter.scale());
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return TypeTraits.signed(type(index));
  }

  /** Always {@link ParameterMetaData#parameterNullable}. */
  @Override
  public int isNullable(int index) throws SQLException {
    parameter(index);
    return parameterNullable;
  }

  /** Always {@link ParameterMetaData#parameterModeIn}. */
  @Override
  public int getParameterMode(int index) throws SQLException {
    parameter(index);
    return parameterModeIn;
  }

  @Override
  public String toString() {
    return "WhatTalkParameterMetaData" + parameters;
  }
}
