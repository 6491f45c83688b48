package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.resource.FieldType;
import ai.whattalk.jdbc.api.resource.ListColumn;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListRow;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row, whose values may have every form in which Laravel writes them. Fields that are no
 * columns of the list are skipped, whatever they hold.
 */
final class RowValues {

  /** A value as it stands in the JSON: a bad one is reported with the id, which may come after. */
  private record Scalar(JsonToken token, String text) {
    String shown() {
      return switch (token) {
        case START_OBJECT -> "an object";
        case START_ARRAY -> "an array";
        case VALUE_STRING -> '"' + OneLine.shorten(text, 60) + '"';
        default -> OneLine.shorten(text, 60);
      };
    }
  }

  private RowValues() {}

  /**
   * Reads the object at which the parser stands.
   *
   * @param position of the row in its page, from 1
   */
  static ListRow read(JsonParser json, ListDescription list, int position)
      throws IOException, MalformedPageException {
    String row = "row " + position;
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedPageException("but " + row + " is not an object");
    }
    @Nullable Scalar[] scalars = scalars(json, list);
    Object id = value(list.columns().get(0), FieldType.TEXT, scalars[0], row);
    if (id == null) {
      throw new MalformedPageException("but " + row + " has no " + list.name(0));
    }
    row = "row " + OneLine.shorten(id.toString(), 60);
    @Nullable Object[] values = new Object[scalars.length];
    for (int i = 0; i < scalars.length; i++) {
      ListColumn column = list.columns().get(i);
      values[i] = value(column, column.type(), scalars[i], row);
    }
    return new ListRow(list, values);
  }

  private static @Nullable Scalar[] scalars(JsonParser json, ListDescription list)
      throws IOException {
    @Nullable Scalar[] scalars = new Scalar[list.columns().size()];
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Integer column = list.ordinal(json.currentName());
      JsonToken token = json.nextToken();
      if (column != null) {
        scalars[column] = token == JsonToken.VALUE_NULL ? null : new Scalar(token, json.getText());
      }
      json.skipChildren();
    }
    return scalars;
  }

  private static @Nullable Object value(
      ListColumn column, FieldType type, @Nullable Scalar scalar, String row)
      throws MalformedPageException {
    if (scalar == null) {
      return null;
    }
    try {
      return switch (type) {
        case TEXT -> text(scalar);
        case INTEGER -> Math.toIntExact(PhpNumbers.whole(text(scalar)));
        case DECIMAL -> PhpNumbers.cost(text(scalar));
        case BOOLEAN -> flag(scalar);
        case TIMESTAMP ->
            ListRow.millis(
                LaravelTimestamp.parse(require(scalar, scalar.token == JsonToken.VALUE_STRING)));
      };
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new MalformedPageException(
          String.format(
              Locale.ROOT,
              "but %s has %s %s, not %s",
              row,
              column.name(),
              scalar.shown(),
              takes(type)));
    }
  }

  private static String takes(FieldType type) {
    return switch (type) {
      case TEXT -> "text";
      case INTEGER -> "a whole number up to 2147483647";
      case DECIMAL -> "a number with at most 10 digits before the point";
      case BOOLEAN -> "a boolean";
      case TIMESTAMP -> "a timestamp";
    };
  }

  private static String text(Scalar value) {
    return require(value, value.token == JsonToken.VALUE_STRING || value.token.isNumeric());
  }

  private static Boolean flag(Scalar value) {
    String text = require(value, value.token.isScalarValue()).strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("no boolean");
    };
  }

  private static String require(Scalar value, boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("wrong kind of value");
    }
    return value.text;
  }
}
