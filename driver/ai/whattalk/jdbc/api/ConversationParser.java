package ai.whattalk.jdbc.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row. Takes every form in which Laravel writes a value; unknown fields are skipped,
 * whatever they hold. For a single row, not thread-safe.
 */
final class ConversationParser {

  private enum Column {
    ID("text"),
    ASSISTANT_ID("text"),
    ASSISTANT_NAME("text"),
    TYPE("text"),
    MESSAGE_COUNT("a whole number up to 2147483647"),
    TOTAL_COST("a number with at most 10 digits before the point"),
    AI_ENABLED("a boolean"),
    CREATED_AT("a timestamp"),
    UPDATED_AT("a timestamp");

    private static final Map<String, Column> BY_NAME = new HashMap<>();

    static {
      for (Column column : values()) {
        BY_NAME.put(column.fieldName(), column);
      }
    }

    private final String takes;

    Column(String takes) {
      this.takes = takes;
    }

    String fieldName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A value as it stands in the JSON. */
  private record Scalar(JsonToken token, String text) {
    String shown() {
      return switch (token) {
        case START_OBJECT -> "an object";
        case START_ARRAY -> "an array";
        case VALUE_STRING -> '"' + MessageText.shorten(text, 60) + '"';
        default -> MessageText.shorten(text, 60);
      };
    }
  }

  private interface Conversion<T> {
    T convert(Scalar value);
  }

  // Kept until the row ends: a bad value is reported with the id, which may come after it.
  private final Map<Column, Scalar> values = new EnumMap<>(Column.class);

  private ConversationParser() {}

  /**
   * Reads the object at which the parser stands.
   *
   * @param position of the row in its page, from 1
   */
  static Conversation parse(JsonParser json, int position)
      throws IOException, MalformedPageException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedPageException("but row " + position + " is not an object");
    }
    ConversationParser row = new ConversationParser();
    row.read(json);
    return row.conversation(position);
  }

  private void read(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Column column = Column.BY_NAME.get(json.currentName());
      JsonToken token = json.nextToken();
      if (column == null) {
        json.skipChildren();
      } else if (token == JsonToken.VALUE_NULL) {
        values.remove(column);
      } else {
        values.put(column, new Scalar(token, json.getText()));
        json.skipChildren();
      }
    }
  }

  private Conversation conversation(int position) throws MalformedPageException {
    String id = convert(Column.ID, "row " + position, ConversationParser::text);
    if (id == null) {
      throw new MalformedPageException("but row " + position + " has no id");
    }
    String row = "row " + MessageText.shorten(id, 60);
    return new Conversation(
        id,
        convert(Column.ASSISTANT_ID, row, ConversationParser::text),
        convert(Column.ASSISTANT_NAME, row, ConversationParser::text),
        convert(Column.TYPE, row, ConversationParser::text),
        convert(Column.MESSAGE_COUNT, row, ConversationParser::count),
        convert(Column.TOTAL_COST, row, ConversationParser::cost),
        convert(Column.AI_ENABLED, row, ConversationParser::flag),
        convert(Column.CREATED_AT, row, ConversationParser::timestamp),
        convert(Column.UPDATED_AT, row, ConversationParser::timestamp));
  }

  private <T> @Nullable T convert(Column column, String row, Conversion<T> conversion)
      throws MalformedPageException {
    Scalar value = values.get(column);
    if (value == null) {
      return null;
    }
    try {
      return conversion.convert(value);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new MalformedPageException(
          String.format(
              Locale.ROOT,
              "but %s has %s %s, not %s",
              row,
              column.fieldName(),
              value.shown(),
              column.takes));
    }
  }

  private static String text(Scalar value) {
    return require(value, value.token == JsonToken.VALUE_STRING || value.token.isNumeric());
  }

  private static Integer count(Scalar value) {
    return Math.toIntExact(Numbers.whole(text(value)));
  }

  private static BigDecimal cost(Scalar value) {
    return Numbers.cost(text(value));
  }

  private static Boolean flag(Scalar value) {
    String text = require(value, value.token.isScalarValue()).strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw new IllegalArgumentException("no boolean");
    };
  }

  private static LocalDateTime timestamp(Scalar value) {
    return WallClock.parse(require(value, value.token == JsonToken.VALUE_STRING));
  }

  private static String require(Scalar value, boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException("wrong kind of value");
    }
    return value.text;
  }
}
