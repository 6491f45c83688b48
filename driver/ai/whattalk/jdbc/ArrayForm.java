package ai.whattalk.jdbc;

import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.sql.run.QueryParameter;
import ai.whattalk.jdbc.value.ConversionErrors;
import ai.whattalk.jdbc.value.ParameterForm;
import java.sql.Array;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Arrays that users make and bind. */
final class ArrayForm {
  private static final int NO_SCALE = -1;

  private ArrayForm() {}

  /** An array of a type of PostgreSQL or JDBC, whose elements are converted to it. */
  static Array of(@Nullable String typeName, @Nullable Object @Nullable [] elements)
      throws SQLException {
    ArgumentCheck.notNull(elements, "createArrayOf takes elements");
    JDBCType type = elementType(typeName);
    ConversionErrors site = new ConversionErrors("an element", String.valueOf(typeName));
    List<@Nullable Object> converted = new ArrayList<>();
    for (Object element : elements) {
      Object value = element == null ? null : ParameterForm.as(type, NO_SCALE, element, site);
      // Of the types here, that of a UUID is the only one that JDBC does not know.
      converted.add(type == JDBCType.OTHER ? JavaClassForm.of(value, UUID.class, site) : value);
    }
    return new ListArray(converted, type);
  }

  private static JDBCType elementType(@Nullable String typeName) throws SQLException {
    String name = String.valueOf(typeName).strip().toLowerCase(Locale.ROOT);
    return switch (name.replaceFirst("\\s*\\(.*", "")) {
      case "text", "varchar", "character varying", "char", "character", "bpchar", "name" ->
          JDBCType.VARCHAR;
      case "smallint", "int2", "tinyint" -> JDBCType.SMALLINT;
      case "integer", "int", "int4" -> JDBCType.INTEGER;
      case "bigint", "int8" -> JDBCType.BIGINT;
      case "numeric", "decimal" -> JDBCType.DECIMAL;
      case "real", "float4" -> JDBCType.REAL;
      case "double precision", "float8", "float", "double" -> JDBCType.DOUBLE;
      case "boolean", "bool" -> JDBCType.BOOLEAN;
      case "date" -> JDBCType.DATE;
      case "time" -> JDBCType.TIME;
      case "timestamp", "timestamptz", "timestamp with time zone", "timestamp without time zone" ->
          JDBCType.TIMESTAMP;
      case "uuid" -> JDBCType.OTHER;
      default ->
          throw JdbcError.badArgument(
              "createArrayOf takes a type such as text, integer or timestamp, not " + typeName);
    };
  }

  /** The elements of what is bound as an array, each as the parameter's type takes it. */
  static List<@Nullable Object> elements(
      Object value, QueryParameter parameter, ConversionErrors site) throws SQLException {
    // As a java.sql.Timestamp, a time that the JVM's zone skips would become another one.
    Object array =
        value instanceof ListArray own
            ? own.elements().toArray()
            : value instanceof Array other ? other.getArray() : value;
    if (array instanceof byte[] || !array.getClass().isArray()) {
      throw site.takes("an array of that type, and no " + value.getClass().getName());
    }
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) {
      Object element = java.lang.reflect.Array.get(array, i);
      elements.add(element == null ? null : ParameterForm.of(element, parameter, null, site));
    }
    return elements;
  }
}
