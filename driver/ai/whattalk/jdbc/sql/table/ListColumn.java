package ai.whattalk.jdbc.sql.table;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;

/** A column of a {@link ListTable}. */
interface ListColumn {
  String columnName();

  String remarks();

  RelDataType type(RelDataTypeFactory typeFactory);
}
