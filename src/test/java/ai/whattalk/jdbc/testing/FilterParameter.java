package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListParameter;

/** A parameter by which the simulated API filters its conversations. */
public enum FilterParameter {
  TYPE("type"),
  ASSISTANT_ID("assistant_id"),
  DATE_FROM("date_from"),
  DATE_TO("date_to");

  private final String parameterName;

  FilterParameter(String parameterName) {
    this.parameterName = parameterName;
  }

  /** The parameter as it stands in a URL. */
  public String parameterName() {
    return parameterName;
  }

  /** The parameter as the driver describes it. */
  public ListParameter described() {
    return AccountLists.CONVERSATIONS.parameters().stream()
        .filter(parameter -> parameter.name().equals(parameterName))
        .findFirst()
        .orElseThrow();
  }
}
