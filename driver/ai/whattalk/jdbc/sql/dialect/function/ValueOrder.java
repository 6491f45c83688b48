package ai.whattalk.jdbc.sql.dialect.function;

import java.util.Comparator;

/** The order of values of one type: of text that of its code points. */
public enum ValueOrder implements Comparator<Object> {
  INSTANCE;

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public int compare(Object value, Object other) {
    return value instanceof String text
        ? TextOrder.compare(text, (String) other)
        : ((Comparable) value).compareTo(other);
  }
}
