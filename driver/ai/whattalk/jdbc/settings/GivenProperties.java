package ai.whattalk.jdbc.settings;

import ai.whattalk.jdbc.api.failure.OneLine;
import ai.whattalk.jdbc.error.JdbcError;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What URL and Properties give together; where both give a property, the URL wins. */
public final class GivenProperties {
  private final Map<ConnectionProperty, String> values = new EnumMap<>(ConnectionProperty.class);
  private final Set<ConnectionProperty> inUrl = EnumSet.noneOf(ConnectionProperty.class);

  private GivenProperties() {}

  /** Puts both together, and refuses names that are no property's. */
  public static GivenProperties of(ConnectionUrl url, @Nullable Properties properties)
      throws SQLException {
    GivenProperties given = new GivenProperties();
    if (properties != null) {
      for (Map.Entry<String, String> entry : texts(properties).entrySet()) {
        ConnectionProperty property = known(entry.getKey());
        String former = given.put(property, entry.getValue());
        if (former != null && !former.equals(entry.getValue())) {
          throw JdbcError.badConnectionSetting(
              "property " + property.propertyName() + " is given twice, with different values");
        }
      }
    }
    for (Map.Entry<String, String> entry : url.values().entrySet()) {
      ConnectionProperty property = known(entry.getKey());
      given.put(property, entry.getValue());
      if (!entry.getValue().isBlank()) {
        given.inUrl.add(property);
      }
    }
    return given;
  }

  /** The value as it was given, or nothing. */
  public Optional<String> text(ConnectionProperty property) {
    return Optional.ofNullable(values.get(property));
  }

  /** Whether it is the URL that gives the value. */
  boolean isInUrl(ConnectionProperty property) {
    return inUrl.contains(property);
  }

  /** The value, or the property's default, as a number that the property takes. */
  int number(ConnectionProperty property) throws SQLException {
    String text = textOrDefault(property);
    try {
      int number = Integer.parseInt(text);
      if (property.takes(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message.
    }
    throw bad(property, text);
  }

  /** The value, or the property's default, as true or false. */
  boolean truth(ConnectionProperty property) throws SQLException {
    return choice(property).equals("true");
  }

  /** The value, or the property's default, which is one of its choices in any case. */
  String choice(ConnectionProperty property) throws SQLException {
    String text = textOrDefault(property);
    for (String choice : property.choices()) {
      if (choice.equalsIgnoreCase(text)) {
        return choice;
      }
    }
    throw bad(property, text);
  }

  /** The error for a value that a property does not take. */
  static SQLException bad(ConnectionProperty property, String value) {
    return JdbcError.badConnectionSetting(
        "property "
            + property.propertyName()
            + " takes "
            + property.takes()
            + (property.showable(value) ? ", not " + OneLine.quoted(value) : ""));
  }

  private String textOrDefault(ConnectionProperty property) {
    String value = values.getOrDefault(property, property.defaultValue());
    return value == null ? "" : value;
  }

  private @Nullable String put(ConnectionProperty property, String value) {
    String kept = property.keepsBlanks() ? value : value.strip();
    return property.blankIsAbsent() && kept.isEmpty() ? null : values.put(property, kept);
  }

  private static ConnectionProperty known(String name) throws SQLException {
    Optional<ConnectionProperty> property = ConnectionProperty.named(name);
    return property.orElseThrow(
        () ->
            JdbcError.badConnectionSetting(
                "unknown property "
                    + OneLine.quoted(name)
                    + ": the properties are "
                    + ConnectionProperty.names()));
  }

  /** All entries as text: those of the defaults behind them too, numbers and booleans printed. */
  private static Map<String, String> texts(Properties properties) throws SQLException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      texts.put(name, properties.getProperty(name));
    }
    for (Map.Entry<Object, Object> entry : properties.entrySet()) {
      Object value = entry.getValue();
      if (!(entry.getKey() instanceof String name)) {
        throw JdbcError.badConnectionSetting("the name of a property is text");
      }
      if (value instanceof Number || value instanceof Boolean || value instanceof CharSequence) {
        texts.put(name, value.toString());
      } else {
        throw JdbcError.badConnectionSetting(
            "the value of property "
                + known(name).propertyName()
                + " is text, not a "
                + value.getClass().getName());
      }
    }
    return texts;
  }
}
