package ai.whattalk.jdbc.sql.dialect.aggregate;

import ai.whattalk.jdbc.sql.dialect.function.TextOrder;
import org.jspecify.annotations.Nullable;

/** MIN or MAX of text in the order of its code points, where Calcite takes that of UTF-16. */
public final class TextExtreme implements Accumulator {
  private final boolean greatest;
  private @Nullable String extreme;

  /** Called by generated code. */
  public TextExtreme(boolean greatest) {
    this.greatest = greatest;
  }

  @Override
  public void add(@Nullable Object[] arguments) {
    if (arguments[0] instanceof String text
        && (extreme == null
            || (greatest
                ? TextOrder.compare(text, extreme) > 0
                : TextOrder.compare(text, extreme) < 0))) {
      extreme = text;
    }
  }

  @Override
  public @Nullable Object result() {
    return extreme;
  }
}
