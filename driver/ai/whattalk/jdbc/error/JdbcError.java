package ai.whattalk.jdbc.error;

import ai.whattalk.jdbc.api.failure.OneLine;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;

/**
 * The errors that the JDBC face itself raises, each with the SQLState that is documented for it.
 */
public final class JdbcError {

  private JdbcError() {}

  /** A feature of JDBC that a read-only driver does not have. */
  public static SQLFeatureNotSupportedException unsupported(String what) {
    return new SQLFeatureNotSupportedException(what + " is not supported", "0A000");
  }

  /** An argument that a method does not take. */
  public static SQLException badArgument(String message) {
    return new SQLException(OneLine.of(message), "HY024");
  }

  /** A query given to a method that wants a statement without a result. */
  public static SQLException givesRows() {
    return new SQLException(
        "the statement gives rows: use executeQuery or execute instead of executeUpdate", "07003");
  }

  /** A statement without a result given to a method that wants a query. */
  public static SQLException givesNoRows() {
    return new SQLException(
        "the statement gives no rows: use execute or executeUpdate instead of executeQuery",
        "07005");
  }

  /** A URL or property that no connection can be made with. */
  public static SQLNonTransientConnectionException badConnectionSetting(String message) {
    return new SQLNonTransientConnectionException(OneLine.of(message), "08001");
  }

  /** Use of a closed connection. */
  public static SQLException closedConnection() {
    return new SQLNonTransientConnectionException("the connection is closed", "08003");
  }

  /** Use of a closed statement. */
  public static SQLException closedStatement() {
    return new SQLException("the statement is closed", "HY010");
  }

  /** Use of an array or a Clob after its end. */
  public static SQLException freed(String what) {
    return new SQLException("the " + what + " is freed", "HY010");
  }

  /** Use of a closed result set, or of a row that is not there. */
  public static SQLException badCursorState(String message) {
    return new SQLException(message, "24000");
  }
}
