package ai.whattalk.jdbc.sql.error;

/** What can be wrong with a statement, as distinct from a failure of the API. */
public enum QueryProblem {
  /** Does not parse, or is empty. */
  SYNTAX,
  UNKNOWN_TABLE,
  UNKNOWN_COLUMN,
  /** Any other validation error. */
  INVALID,
  /** Begins with a DML or DDL verb. */
  READ_ONLY,
  /** SQL that is valid but not supported here. */
  UNSUPPORTED,
  DIVISION_BY_ZERO,
  OUT_OF_RANGE,
  BAD_CAST,
  BAD_DATE,
  /** A function does not take the value of an argument. */
  INVALID_ARGUMENT,
  /** A value that is computed, or a recursion, is larger than the driver lets it become. */
  TOO_LARGE,
  UNBOUND_PARAMETER,
  /** A subquery that stands for a value has several rows. */
  SEVERAL_ROWS,
  /** A defect of the driver. */
  INTERNAL
}
