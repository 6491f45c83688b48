package ai.whattalk.jdbc.api.resource;

/**
 * A query parameter by which the API narrows a list.
 *
 * @param name as it stands in a URL
 * @param column ordinal of the column that it compares
 */
public record ListParameter(String name, int column, Match match) {

  /** How a parameter compares. */
  public enum Match {
    /** Rows that have its text. */
    EQUAL,
    /** Rows of its day or a later one. */
    FROM_DAY,
    /** Rows of its day or an earlier one. */
    TO_DAY
  }

  /** Whether its values are days. */
  public boolean isDate() {
    return match != Match.EQUAL;
  }
}
