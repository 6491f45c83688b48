package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.failure.OneLine;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row by the names of their columns, in every form in which Laravel writes them.
 * Fields that are no columns of a list are skipped, whatever they hold. For a single row, not
 * thread-safe.
 */
final class RowValues {

  /** A value as it stands in the JSON. */
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

  private static final String ID = "id";

  // Kept until the row ends: a bad value is reported with the id, which may come after it.
  private final Map<String, Scalar> values = new HashMap<>();

  /** What messages call the row. */
  private String row;

  private RowValues(int position) {
    row = "row " + position;
  }

  /**
   * Reads the object at which the parser stands.
   *
   * @param columns names of the fields whose values are kept
   * @param position of the row in its page, from 1
   */
  static RowValues read(JsonParser json, Set<String> columns, int position)
      throws IOException, MalformedPageException {
    RowValues values = new RowValues(position);
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedPageException("but " + values.row + " is not an object");
    }
    values.read(json, columns);
    String id = values.text(ID);
    if (id == null) {
      throw new MalformedPageException("but " + values.row + " has no id");
    }
    values.row = "row " + OneLine.shorten(id, 60);
    return values;
  }

  private void read(JsonParser json, Set<String> columns) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (!columns.contains(name)) {
        json.skipChildren();
      } else if (token == JsonToken.VALUE_NULL) {
        values.remove(name);
      } else {
        values.put(name, new Scalar(token, json.getText()));
        json.skipChildren();
      }
    }
  }

  /** The identifier as text. */
  String id() throws MalformedPageException {
    return Objects.requireNonNull(text(ID));
  }

  @Nullable String text(String column) throws MalformedPageException {
    return convert(column, "text", RowValues::text);
  }

  @Nullable Integer integer(String column) throws MalformedPageException {
    return convert(
        column,
        "a whole number up to 2147483647",
        value -> Math.toIntExact(PhpNumbers.whole(text(value))));
  }

  @Nullable BigDecimal cost(String column) throws MalformedPageException {
    return convert(
        column,
        "a number with at most 10 digits before the point",
        value -> PhpNumbers.cost(text(value)));
  }

  @Nullable Boolean flag(String column) throws MalformedPageException {
    return convert(column, "a boolean", RowValues::flag);
  }

  @Nullable LocalDateTime timestamp(String column) throws MalformedPageException {
    return convert(
        column,
        "a timestamp",
        value -> LaravelTimestamp.parse(require(value, value.token == JsonToken.VALUE_STRING)));
  }

  private <T> @Nullable T convert(String column, String takes, Function<Scalar, T> conversion)
      throws MalformedPageException {
    Scalar value = values.get(column);
    if (value == null) {
      return null;
    }
    try {
      return conversion.apply(value);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new MalformedPageException(
          String.format(
              Locale.ROOT, "but %s has %s %s, not %s", row, column, value.shown(), takes));
    }
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
