package ai.whattalk.jdbc.sql.table;

import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/** A column of a {@link ListTable}, which is a constant of an enumeration; the first is the key. */
interface ListColumn {
  String name();

  int ordinal();

  SqlTypeName typeName();

  String remarks();

  default String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  default RelDataType type(RelDataTypeFactory typeFactory) {
    return type(typeFactory, typeName(), ordinal() != 0);
  }

  /** The type of the columns of any table that hold text, times, sums of money or other values. */
  static RelDataType type(RelDataTypeFactory typeFactory, SqlTypeName name, boolean nullable) {
    RelDataType type =
        switch (name) {
          case VARCHAR -> typeFactory.createSqlType(name, 255);
          case TIMESTAMP -> typeFactory.createSqlType(name, 3);
          case DECIMAL -> typeFactory.createSqlType(name, 20, 10);
          default -> typeFactory.createSqlType(name);
        };
    return typeFactory.createTypeWithNullability(type, nullable);
  }
}
