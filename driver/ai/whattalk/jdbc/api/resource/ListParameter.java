package ai.whattalk.jdbc.api.resource;

import java.util.List;

/**
 * A query parameter by which the API narrows a list.
 *
 * @param ordinal its place among the list's parameters, in the order in which they are sent
 * @param name as it stands in a URL
 * @param column ordinal of the column that it compares
 * @param documented the texts that the vendor's page names, if it does; there may be others
 */
public record ListParameter(
    int ordinal, String name, int column, Match match, List<String> documented)
    implements Comparable<ListParameter> {

  /** How a parameter compares. */
  public enum Match {
    /** Rows that have its text. */
    EQUAL,
    /** Rows of its day or a later one. */
    FROM_DAY,
    /** Rows of its day or an earlier one. */
    TO_DAY
  }

  @Override
  public int compareTo(ListParameter other) {
    int byOrdinal = Integer.compare(ordinal, other.ordinal);
    return byOrdinal == 0 ? name.compareTo(other.name) : byOrdinal;
  }

  /** Whether its values are days. */
  public boolean isDate() {
    return match != Match.EQUAL;
  }
}
