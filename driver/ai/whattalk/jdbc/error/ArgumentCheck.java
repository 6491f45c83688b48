package ai.whattalk.jdbc.error;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks of what callers give to methods of JDBC. Stateless. */
public final class ArgumentCheck {

  private ArgumentCheck() {}

  /**
   * The argument. Throws HY024 if it is null.
   *
   * @param takes how the message begins: which method takes what
   */
  public static <T> T notNull(@Nullable T argument, String takes) throws SQLException {
    if (argument == null) {
      throw JdbcError.badArgument(takes + ", not null");
    }
    return argument;
  }

  /**
   * Throws HY024 for a number below zero.
   *
   * @param takes how the message begins: which method takes what
   */
  public static void notNegative(long number, String takes) throws SQLException {
    if (number < 0) {
      throw JdbcError.badArgument(takes + " from 0 on, not " + number);
    }
  }

  /**
   * Throws HY024 for a number below zero, or above a bound.
   *
   * @param takes how the message begins: which method takes what
   */
  public static void upTo(long most, long number, String takes) throws SQLException {
    if (number < 0 || number > most) {
      throw JdbcError.badArgument(takes + " from 0 to " + most + ", not " + number);
    }
  }

  /**
   * One of several columns or parameters. Throws 07009 if there is none with that index.
   *
   * @param index from 1
   * @param what they are, in the singular
   */
  public static <T> T element(List<T> all, int index, String what) throws SQLException {
    if (index < 1 || index > all.size()) {
      throw new SQLException(
          "there is no "
              + what
              + " "
              + index
              + ": the "
              + what
              + "s are "
              + (all.isEmpty() ? "none" : "1 to " + all.size()),
          "07009");
    }
    return all.get(index - 1);
  }
}
