package ai.whattalk.jdbc.api.resource;

import ai.whattalk.jdbc.api.resource.ListParameter.Match;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of the account, as the API gives it page by page: all that reading, proving and counting
 * knows of it. A constant, compared by identity, which does not change once it is described.
 */
public final class ListDescription {
  /** No column. */
  public static final int NONE = -1;

  /**
   * Where the numbers are that a parameter takes in place of the text that rows have.
   *
   * @param parameter is compared with a column of text, and takes a number
   * @param list has the number and the text of each
   * @param text ordinal of the text in that list
   * @param number ordinal of the number, an integer
   * @param rowName what messages call a row of that list
   */
  public record NumberLookup(
      ListParameter parameter, ListDescription list, int text, int number, String rowName) {}

  private final String path;
  private final String rowsName;
  private final int largestPage;
  private final List<ListColumn> columns = new ArrayList<>();
  private final Map<String, Integer> ordinals = new HashMap<>();
  private final List<ListParameter> parameters = new ArrayList<>();
  private int createdAt = NONE;
  private int updatedAt = NONE;
  private @Nullable NumberLookup lookup;

  /**
   * Begins a description, in which a column comes before what is said of it.
   *
   * @param path below the base URL
   * @param rowsName what messages call the rows
   * @param largestPage the most rows that the vendor's page documents for one request
   */
  ListDescription(String path, String rowsName, int largestPage) {
    this.path = path;
    this.rowsName = rowsName;
    this.largestPage = largestPage;
  }

  /** Adds a field that is read of its rows; the first one identifies a row. */
  ListDescription column(String name, FieldType type) {
    ordinals.put(name, columns.size());
    columns.add(new ListColumn(name, type));
    return this;
  }

  /** Says which column tells when a row was made, and which one when it last changed. */
  ListDescription times(String created, String updated) {
    createdAt = ordinals.get(created);
    updatedAt = ordinals.get(updated);
    return this;
  }

  /**
   * Adds a parameter that selects the rows whose column has its text.
   *
   * @param documented the texts that the vendor's page names
   */
  ListDescription equal(String parameter, String column, String... documented) {
    if (columns.get(ordinals.get(column)).type() != FieldType.TEXT) {
      throw new IllegalArgumentException(column + " is no text");
    }
    return add(parameter, ordinals.get(column), Match.EQUAL, documented);
  }

  /**
   * Says that the last parameter takes a number: at most one does.
   *
   * @param other the list in which a row has the text and the number
   * @param row what messages call a row of that list
   */
  ListDescription byNumber(ListDescription other, String text, String number, String row) {
    ListParameter last = parameters.get(parameters.size() - 1);
    lookup =
        new NumberLookup(last, other, other.ordinals.get(text), other.ordinals.get(number), row);
    return this;
  }

  /** Adds the parameters that bound the days on which rows were made. */
  ListDescription days(String from, String to) {
    return add(from, createdAt, Match.FROM_DAY).add(to, createdAt, Match.TO_DAY);
  }

  private ListDescription add(String name, int column, Match match, String... documented) {
    parameters.add(new ListParameter(parameters.size(), name, column, match, List.of(documented)));
    return this;
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
    return Collections.unmodifiableList(columns);
  }

  /** The ordinal of a column, or null if no column has that name. */
  public @Nullable Integer ordinal(String column) {
    return ordinals.get(column);
  }

  /** What a column is called. */
  public String name(int column) {
    return columns.get(column).name();
  }

  /** The parameters that narrow it, in the order in which they are sent. */
  public List<ListParameter> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  /** Ordinal of the time by which days select its rows and its ends are found; or {@link #NONE}. */
  public int createdAt() {
    return createdAt;
  }

  /** Ordinal of the time at which a row last changed, or {@link #NONE}. */
  public int updatedAt() {
    return updatedAt;
  }

  /** The parameter that compares a column, or null if none does. */
  public @Nullable ListParameter equal(int column) {
    return Iterables.find(
        parameters, parameter -> !parameter.isDate() && parameter.column() == column, null);
  }

  /** The parameter of the first day, or null. */
  public @Nullable ListParameter fromDay() {
    return Iterables.find(parameters, parameter -> parameter.match() == Match.FROM_DAY, null);
  }

  /** The parameter of the last day, or null. */
  public @Nullable ListParameter toDay() {
    return Iterables.find(parameters, parameter -> parameter.match() == Match.TO_DAY, null);
  }

  /** Whether days can be named, so that an end of it can be asked for. */
  public boolean hasDays() {
    return fromDay() != null;
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
}
