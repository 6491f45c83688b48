package ai.whattalk.jdbc.sql.dialect.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * What an aggregate function has seen of a group or of a frame; driven by generated code, hence
 * public. Values are in Calcite's representation.
 */
public interface Accumulator {

  /** Takes a row in. */
  void add(@Nullable Object[] arguments);

  /** The aggregate of the rows so far; may be asked for again and again. */
  @Nullable Object result();
}
