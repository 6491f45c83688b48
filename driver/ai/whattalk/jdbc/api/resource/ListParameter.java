package ai.whattalk.jdbc.api.resource;

/** The query parameters by which the API narrows a list. */
public enum ListParameter {
  TYPE("type"),
  ASSISTANT_ID("assistant_id"),
  DATE_FROM("date_from"),
  DATE_TO("date_to");

  private final String parameterName;

  ListParameter(String parameterName) {
    this.parameterName = parameterName;
  }

  /** Whether its values are days. */
  public boolean isDate() {
    return this == DATE_FROM || this == DATE_TO;
  }

  /** The parameter as it stands in a URL. */
  public String parameterName() {
    return parameterName;
  }
}
