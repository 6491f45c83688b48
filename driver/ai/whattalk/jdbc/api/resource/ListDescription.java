package ai.whattalk.jdbc.api.resource;

import ai.whattalk.jdbc.api.resource.ListParameter.Match;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list of the account, as the API gives it page by page: all that reading, proving and counting
 * knows of it. A constant, compared by identity.
 */
public final class ListDescription {
  /** No column. */
  public static final int NONE = -1;

  private final String path;
  private final String rowsName;
  private final int largestPage;
  private final List<ListColumn> columns;
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final List<ListParameter> parameters;
  private final int createdAt;
  private final int updatedAt;
  private final @Nullable ListParameter fromDay;
  private final @Nullable ListParameter toDay;
  private final @Nullable NumberLookup lookup;

  private ListDescription(Builder builder) {
    path = builder.path;
    rowsName = builder.rowsName;
    largestPage = builder.largestPage;
    columns = List.copyOf(builder.columns);
    columns.forEach(column -> ordinals.put(column.name(), ordinals.size()));
    parameters = List.copyOf(builder.parameters);
    createdAt = builder.createdAt;
    updatedAt = builder.updatedAt;
    fromDay = parameter(Match.FROM_DAY, createdAt);
    toDay = parameter(Match.TO_DAY, createdAt);
    lookup = builder.lookup;
  }

  /**
   * Begins a description.
   *
   * @param path below the base URL
   * @param rowsName what messages call the rows
   * @param largestPage the most rows that the vendor's page documents for one request
   */
  public static Builder at(String path, String rowsName, int largestPage) {
    return new Builder(path, rowsName, largestPage);
  }

  /** Its path below the base URL. */
  public String path() {
    return path;
  }

  /** What messages call its rows. */
  public String rowsName() {
    return rowsName;
  }

  /** The most rows that the vendor's page documents for one request. */
  public int largestPage() {
    return largestPage;
  }

  /** The fields that are read of its rows; the first one identifies a row. */
  public List<ListColumn> columns() {
    return columns;
  }

  /** The ordinal of a column, or null if no column has that name. */
  public @Nullable Integer ordinal(String column) {
    return ordinals.get(column);
  }

  /** The parameters that narrow it, in the order in which they are sent. */
  public List<ListParameter> parameters() {
    return parameters;
  }

  /** Ordinal of the time by which days select its rows and its ends are found; or {@link #NONE}. */
  public int createdAt() {
    return createdAt;
  }

  /** Ordinal of the time at which a row last changed, or {@link #NONE}. */
  public int updatedAt() {
    return updatedAt;
  }

  /** What a column is called. */
  public String name(int column) {
    return columns.get(column).name();
  }

  /** The parameter that compares a column, or null if none does. */
  public @Nullable ListParameter equal(int column) {
    return parameter(Match.EQUAL, column);
  }

  /** The parameter of the first day, or null. */
  public @Nullable ListParameter fromDay() {
    return fromDay;
  }

  /** The parameter of the last day, or null. */
  public @Nullable ListParameter toDay() {
    return toDay;
  }

  private @Nullable ListParameter parameter(Match match, int column) {
    return Iterables.find(
        parameters,
        parameter -> parameter.match() == match && parameter.column() == column,
        null);
  }

  /** Whether both days can be named, so that an end of it can be asked for. */
  public boolean hasDays() {
    return fromDay != null && toDay != null;
  }

  /** Which parameter takes a number, and where that is found; null if none does. */
  public @Nullable NumberLookup lookup() {
    return lookup;
  }

  /** Whether a parameter takes a number in place of the text that rows have. */
  public boolean isLookedUp(ListParameter parameter) {
    return lookup != null && lookup.parameter().equals(parameter);
  }

  @Override
  public String toString() {
    return path;
  }

  /** Describes a list, its columns first. Not thread-safe. */
  public static final class Builder {
    private final String path;
    private final String rowsName;
    private final int largestPage;
    private final List<ListColumn> columns = new ArrayList<>();
    private final List<ListParameter> parameters = new ArrayList<>();
    private int createdAt = NONE;
    private int updatedAt = NONE;
    private @Nullable NumberLookup lookup;

    private Builder(String path, String rowsName, int largestPage) {
      this.path = path;
      this.rowsName = rowsName;
      this.largestPage = largestPage;
    }

    /** Adds a column. */
    public Builder column(String name, FieldType type) {
      columns.add(new ListColumn(name, type));
      return this;
    }

    /** Says which column tells when a row was made. */
    public Builder createdAt(String column) {
      createdAt = ordinal(column);
      return this;
    }

    /** Says which column tells when a row last changed. */
    public Builder updatedAt(String column) {
      updatedAt = ordinal(column);
      return this;
    }

    /**
     * Adds a parameter that selects the rows whose column has its text.
     *
     * @param documented the texts that the vendor's page names
     */
    public Builder equal(String parameter, String column, String... documented) {
      if (columns.get(ordinal(column)).type() != FieldType.TEXT) {
        throw new IllegalArgumentException(column + " is no text");
      }
      return add(parameter, column, Match.EQUAL, documented);
    }

    /**
     * Adds a parameter as {@link #equal} does, which takes a number: at most one.
     *
     * @param other the list in which a row has the text and the number
     * @param rowName what messages call a row of that list
     */
    public Builder numbered(
        String parameter,
        String column,
        ListDescription other,
        String text,
        String number,
        String rowName) {
      equal(parameter, column);
      lookup =
          new NumberLookup(
              Iterables.getLast(parameters),
              other,
              Objects.requireNonNull(other.ordinal(text)),
              Objects.requireNonNull(other.ordinal(number)),
              rowName);
      return this;
    }

    /** Adds the parameters that bound the days of the time at which rows were made. */
    public Builder days(String from, String to) {
      String column = columns.get(createdAt).name();
      return add(from, column, Match.FROM_DAY).add(to, column, Match.TO_DAY);
    }

    private Builder add(String parameter, String column, Match match, String... documented) {
      parameters.add(
          new ListParameter(
              parameters.size(), parameter, ordinal(column), match, List.of(documented)));
      return this;
    }

    private int ordinal(String name) {
      return Iterables.indexOf(columns, column -> column.name().equals(name));
    }

    public ListDescription build() {
      return new ListDescription(this);
    }
  }
}
