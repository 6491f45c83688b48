package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.api.resource.FieldType;
import ai.whattalk.jdbc.api.resource.ListColumn;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.UnreadableValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a page, whose values may have every form in which Laravel, PHP and MySQL write
 * them. Fields that are no columns of the list are skipped, whatever they hold. Not thread-safe.
 */
final class RowValues {
  /** The most characters of a whole number that is sure to be an {@code int}. */
  private static final int INT_LENGTH = 9;

  private static final int MOST_NAMES = 32;

  /** In place of a column, where the row ends. */
  private static final int NO_FIELD = -2;

  private final ListDescription list;
  private final Function<String, ApiException> unreadable;
  private final FieldType[] types;
  private final SharedTexts texts = new SharedTexts();

  /** The names of the first fields of the row before, and their columns. */
  private final @Nullable SerializableString[] names = new SerializableString[MOST_NAMES];

  private final int[] columns = new int[MOST_NAMES];

  /**
   * A reader for one page.
   *
   * @param unreadable makes the failure of what was found in place of a value
   */
  RowValues(ListDescription list, Function<String, ApiException> unreadable) {
    this.list = list;
    this.unreadable = unreadable;
    types = list.columns().stream().map(ListColumn::type).toArray(FieldType[]::new);
  }

  /**
   * A value in an unusual form, as it stands in the JSON: a bad one is reported with the id, which
   * may come after.
   */
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
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedPageException("but row " + position + " is not an object");
    }
    @Nullable Object[] values = new Object[types.length];
    boolean areUsual = true;
    for (int column = nextColumn(0, json), field = 0;
        column != NO_FIELD;
        column = nextColumn(++field, json)) {
      JsonToken token = json.nextToken();
      if (column == ListDescription.NONE) {
        json.skipChildren();
      } else if (token == JsonToken.VALUE_NULL) {
        values[column] = null;
      } else {
        Object value = usual(column, token, json);
        values[column] = value == null ? scalar(json) : value;
        areUsual &= value != null;
      }
    }
    if (values[0] == null) {
      throw new MalformedPageException("but row " + position + " has no " + list.name(0));
    }
    if (!areUsual) {
      readUnusual(values, position);
    }
    return new ListRow(list, values);
  }

  /**
   * Moves to a field, and gives its column, {@link ListDescription#NONE} or {@link #NO_FIELD}. Rows
   * mostly have their fields in one order: a name that is expected is compared, and not read.
   *
   * @param field place of the field in its row, from 0
   */
  private int nextColumn(int field, JsonParser json) throws IOException {
    SerializableString expected = field < MOST_NAMES ? names[field] : null;
    if (expected == null) {
      json.nextToken();
    } else if (json.nextFieldName(expected)) {
      return columns[field];
    }
    if (json.currentToken() == JsonToken.END_OBJECT) {
      return NO_FIELD;
    }
    String name = json.currentName();
    int column = ordinal(name);
    if (field < MOST_NAMES) {
      names[field] = new SerializedString(name);
      columns[field] = column;
    }
    return column;
  }

  private int ordinal(String name) {
    Integer ordinal = list.ordinal(name);
    return ordinal == null ? ListDescription.NONE : ordinal;
  }

  /** A value in the form that it mostly has; null if it has another one. */
  private @Nullable Object usual(int column, JsonToken token, JsonParser json) throws IOException {
    return switch (types[column]) {
      case TEXT -> token == JsonToken.VALUE_STRING ? text(column, json) : null;
      case INTEGER ->
          token == JsonToken.VALUE_NUMBER_INT && json.getTextLength() <= INT_LENGTH
              ? (Integer) json.getIntValue()
              : null;
      case DECIMAL ->
          token == JsonToken.VALUE_STRING || token.isNumeric()
              ? PhpNumbers.plainCost(
                  json.getTextCharacters(), json.getTextOffset(), json.getTextLength())
              : null;
      case BOOLEAN -> token.isBoolean() ? (Boolean) (token == JsonToken.VALUE_TRUE) : null;
      case TIMESTAMP ->
          token == JsonToken.VALUE_STRING
              ? LaravelTimestamp.usual(
                  json.getTextCharacters(), json.getTextOffset(), json.getTextLength())
              : null;
    };
  }

  /** Ids differ; others are mostly as in another row. */
  private String text(int column, JsonParser json) throws IOException {
    return column == 0
        ? json.getText()
        : texts.of(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
  }

  /** Puts values in place of those that are in an unusual form. */
  private void readUnusual(@Nullable Object[] values, int position) throws MalformedPageException {
    String row = row(values[0], position);
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] instanceof Scalar scalar)) {
        continue;
      }
      try {
        values[i] = value(types[i], scalar);
      } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
        String found =
            String.format(
                Locale.ROOT,
                "but %s has %s %s, not %s",
                row,
                list.name(i),
                scalar.shown(),
                takes(types[i]));
        if (i == 0) {
          throw new MalformedPageException(found);
        }
        values[i] = new UnreadableValue(() -> unreadable.apply(found));
      }
    }
  }

  /** What messages call a row: its id, if that can be one. */
  private static String row(@Nullable Object id, int position) {
    if (id instanceof Scalar scalar) {
      return "row " + (isText(scalar) ? OneLine.shorten(scalar.text, 60) : position);
    }
    return "row " + OneLine.shorten(String.valueOf(id), 60);
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
