package ai.whattalk.jdbc;

import ai.whattalk.jdbc.value.TypeTraits;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of SQL as {@link DatabaseMetaData#getTypeInfo()} describes it.
 *
 * @param precision most digits, characters or bytes; 0 where there is no bound
 * @param prefix what a literal begins with, or null
 * @param suffix what a literal ends with, or null
 * @param parameters what the type's name takes in parentheses, or null
 * @param highestScale most digits behind the point or of a fraction of a second
 */
record TypeDescription(
    JDBCType type,
    int precision,
    @Nullable String prefix,
    @Nullable String suffix,
    @Nullable String parameters,
    int highestScale) {

  /** All types, in the order in which JDBC wants them: by their number. */
  static final List<TypeDescription> ALL =
      List.of(
          number(JDBCType.TINYINT),
          number(JDBCType.BIGINT),
          new TypeDescription(JDBCType.VARBINARY, 0, "X'", "'", "length", 0),
          new TypeDescription(JDBCType.BINARY, 0, "X'", "'", "length", 0),
          new TypeDescription(JDBCType.CHAR, 0, "'", "'", "length", 0),
          new TypeDescription(JDBCType.DECIMAL, 38, null, null, "precision,scale", 38),
          number(JDBCType.INTEGER),
          number(JDBCType.SMALLINT),
          number(JDBCType.FLOAT),
          number(JDBCType.REAL),
          number(JDBCType.DOUBLE),
          new TypeDescription(JDBCType.VARCHAR, 0, "'", "'", "length", 0),
          number(JDBCType.BOOLEAN),
          new TypeDescription(JDBCType.DATE, 10, "DATE '", "'", null, 0),
          new TypeDescription(JDBCType.TIME, 12, "TIME '", "'", "precision", 3),
          new TypeDescription(JDBCType.TIMESTAMP, 23, "TIMESTAMP '", "'", "precision", 3));

  private static TypeDescription number(JDBCType type) {
    return new TypeDescription(type, TypeTraits.precision(type, 0), null, null, null, 0);
  }

  /** The row of {@link MetadataLayout#TYPES}. */
  List<@Nullable Object> row() {
    boolean textual = TypeTraits.textual(type);
    return Arrays.asList(
        type.getName(),
        type.getVendorTypeNumber(),
        precision,
        prefix,
        suffix,
        parameters,
        (short) DatabaseMetaData.typeNullable,
        textual,
        (short) (textual ? DatabaseMetaData.typeSearchable : DatabaseMetaData.typePredBasic),
        false,
        false,
        false,
        type.getName(),
        (short) 0,
        (short) highestScale,
        null,
        null,
        TypeTraits.radix(type));
  }
}
