package ai.whattalk.jdbc;

import ai.whattalk.jdbc.sql.QueryParameter;
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
    if (index < 1 || index > parameters.size()) {
      throw JdbcError.badIndex("parameter", index, parameters.size());
    }
    return parameters.get(index - 1);
  }

  @Override
  public int getParameterCount() {
    return parameters.size();
  }

  @Override
  public int getParameterType(int index) throws SQLException {
    return parameter(index).type().getVendorTypeNumber();
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    return parameter(index).typeName();
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    return TypeTraits.javaClass(parameter(index).type()).getName();
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    QueryParameter parameter = parameter(index);
    return TypeTraits.precision(parameter.type(), parameter.precision());
  }

  @Override
  public int getScale(int index) throws SQLException {
    QueryParameter parameter = parameter(index);
    return TypeTraits.scale(parameter.type(), parameter.precision(), parameter.scale());
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return TypeTraits.signed(parameter(index).type());
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
