package ai.whattalk.jdbc.sql.dialect.aggregate;

import ai.whattalk.jdbc.sql.dialect.function.TextLength;
import org.jspecify.annotations.Nullable;

/**
 * STRING_AGG: texts with the separator of each but the first before it, where nulls are left out.
 * Calcite's own takes a null separator for a null text.
 */
public final class TextAggregate implements Accumulator {
  private @Nullable StringBuilder text;

  /** Called by generated code. */
  public TextAggregate() {}

  @Override
  public void add(@Nullable Object[] arguments) {
    if (!(arguments[0] instanceof String value)) {
      return;
    }
    if (text == null) {
      text = new StringBuilder(value);
    } else {
      text.append(arguments[1] instanceof String separator ? separator : "").append(value);
    }
    TextLength.check(text.length());
  }

  @Override
  public @Nullable Object result() {
    return text == null ? null : text.toString();
  }
}
