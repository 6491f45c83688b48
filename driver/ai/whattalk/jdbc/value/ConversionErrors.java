package ai.whattalk.jdbc.value;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.sql.error.QueryException;
import java.sql.SQLDataException;
import java.sql.SQLException;

/**
 * Where a value that is converted comes from or goes to; makes the errors that name it.
 *
 * @param name {@code column total_cost} or {@code parameter 1}
 * @param typeName SQL name of its type
 */
public record ConversionErrors(String name, String typeName) {

  public static ConversionErrors column(String label, String typeName) {
    return new ConversionErrors("column " + OneLine.of(label), typeName);
  }

  public static ConversionErrors parameter(int index, String typeName) {
    return new ConversionErrors("parameter " + index, typeName);
  }

  /** 07006: JDBC defines no conversion between the types. */
  public SQLException undefined(String target) {
    return new SQLDataException(
        name + " is of type " + typeName + ", which can't be read as " + target, "07006");
  }

  /** 07006: a time stamp without a zone is no instant. */
  public SQLException zoneless(String target) {
    return new SQLDataException(
        name
            + " is of type "
            + typeName
            + ", a wall clock without a zone, and can't be read as "
            + target
            + ": read a LocalDateTime and give it the zone that you mean",
        "07006");
  }

  /** 22003: a number that the target can't hold. */
  SQLException outOfRange(Object value, String target) {
    return bad(OneLine.quoted(value) + " is out of range for " + target, "22003");
  }

  /** 22003: a number that is not even shown. */
  SQLException tooManyDigits(int most) {
    return bad(
        "a number takes at most " + most + " digits before the point, and as many behind it",
        "22003");
  }

  /** 22018: text that is not what the target takes. */
  SQLException unreadable(Object value, String target) {
    return bad(OneLine.quoted(value) + " is not " + target, "22018");
  }

  /** 22007: text that is no date or time. */
  SQLException unreadableDate(Object value, String target) {
    return bad(OneLine.quoted(value) + " is not " + target, "22007");
  }

  /** A text that is not what the target takes. */
  public SQLException refused(QueryException problem) {
    return bad(
        String.valueOf(problem.getMessage()),
        switch (problem.problem()) {
          case BAD_DATE -> "22007";
          case OUT_OF_RANGE -> "22003";
          default -> "22018";
        });
  }

  /** 22018: an object of a class that a parameter of this type does not take. */
  SQLException unsuited(Object value) {
    return takes("no " + value.getClass().getName());
  }

  /** 22018: one value where an array is wanted, or the other way round. */
  public SQLException takes(String what) {
    return bad("takes " + what, "22018");
  }

  /** 22007: a day and a time where only the day has a place. */
  SQLException hasTimeOfDay(Object value) {
    return bad(OneLine.quoted(value) + " has a time of day, which a DATE has not", "22007");
  }

  private SQLException bad(String message, String state) {
    return new SQLDataException(name + " (" + typeName + "): " + message, state);
  }
}
