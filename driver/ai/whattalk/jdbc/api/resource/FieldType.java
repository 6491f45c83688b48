package ai.whattalk.jdbc.api.resource;

/** What a field of a list holds, and of which class its values are in a {@link ListRow}. */
public enum FieldType {
  /** {@code String}; opaque. */
  TEXT,
  /** {@code Integer}. */
  INTEGER,
  /**
   * {@code BigDecimal} of up to 10 digits on either side of the point, without trailing zeros and
   * never with a negative scale, so that equal numbers are equal objects.
   */
  DECIMAL,
  /** {@code Boolean}. */
  BOOLEAN,
  /** {@code Long}: milliseconds since 1970 on a wall clock without a zone. */
  TIMESTAMP
}
