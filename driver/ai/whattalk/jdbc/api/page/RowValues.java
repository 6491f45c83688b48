package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.resource.FieldType;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.UnreadableValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows, whose values may have every form in which Laravel, PHP and MySQL write them. Fields
 * that are no columns of the list are skipped, whatever they hold.
 *
 * @param unreadable makes the failure of what was found in place of a value
 */
record RowValues(ListDescription list, Function<String, ApiException> unreadable) {

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

  /**
   * Reads the object at which the parser stands.
   *
   * @param position of the row in its page, from 1
   */
  ListRow read(JsonParser json, int position) throws IOException, MalformedPageException {
    String row = "row " + position;
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedPageException("but " + row + " is not an object");
    }
    @Nullable Scalar[] scalars = scalars(json);
    @Nullable Object[] values = new Object[scalars.length];
    if (scalars[0] == null) {
      throw new MalformedPageException("but " + row + " has no " + list.name(0));
    }
    row = isText(scalars[0]) ? "row " + OneLine.shorten(scalars[0].text, 60) : row;
    for (int i = 0; i < scalars.length; i++) {
      FieldType type = list.columns().get(i).type();
      try {
        values[i] = scalars[i] == null ? null : value(type, scalars[i]);
      } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
        String found =
            String.format(
                Locale.ROOT,
                "but %s has %s %s, not %s",
                row,
                list.name(i),
                scalars[i].shown(),
                takes(type));
        if (i == 0) {
          throw new MalformedPageException(found);
        }
        values[i] = new UnreadableValue(() -> unreadable.apply(found));
      }
    }
    return new ListRow(list, values);
  }

  private @Nullable Scalar[] scalars(JsonParser json) throws IOException {
    @Nullable Scalar[] scalars = new Scalar[list.columns().size()];
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Integer column = list.ordinal(json.currentName());
      JsonToken token = json.nextToken();
      if (column == null) {
        json.skipChildren();
      } else {
        scalars[column] = token == JsonToken.VALUE_NULL ? null : scalar(json);
      }
    }
    return scalars;
  }

  /** The value at which the parser stands; of an object as PHP writes times, its date. */
  private static Scalar scalar(JsonParser json) throws IOException {
    Scalar scalar = new Scalar(json.currentToken(), json.getText());
    if (scalar.token == JsonToken.START_OBJECT) {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        boolean isDate = json.currentName().equals("date");
        if (json.nextToken() == JsonToken.VALUE_STRING && isDate) {
          scalar = new Scalar(JsonToken.START_OBJECT, json.getText());
        }
        json.skipChildren();
      }
    }
    json.skipChildren();
    return scalar;
  }

  private static @Nullable Object value(FieldType type, Scalar scalar) {
    if (type == FieldType.TEXT) {
      return text(scalar);
    }
    if (scalar.token == JsonToken.VALUE_STRING && scalar.text.isBlank()) {
      return null;
    }
    return switch (type) {
      case TEXT, INTEGER -> Math.toIntExact(PhpNumbers.whole(text(scalar)));
      case DECIMAL -> PhpNumbers.cost(text(scalar));
      case BOOLEAN -> flag(scalar);
      case TIMESTAMP ->
          LaravelTimestamp.parse(
              require(scalar, isText(scalar) || scalar.token == JsonToken.START_OBJECT));
    };
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
    return require(value, isText(value));
  }

  private static boolean isText(Scalar value) {
    return value.token == JsonToken.VALUE_STRING || value.token.isNumeric();
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
