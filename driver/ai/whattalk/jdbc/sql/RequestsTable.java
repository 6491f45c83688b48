package ai.whattalk.jdbc.sql;

import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code requests}: the newest HTTP requests of the connection, as they were when the
 * execution first asked for them. Reading it makes none.
 */
final class RequestsTable extends AbstractTable implements ScannableTable {
  static final String NAME = "requests";
  static final String REMARKS = "The newest HTTP requests of this connection, one row each";

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    RelDataTypeFactory.Builder builder = typeFactory.builder();
    for (RequestColumn column : RequestColumn.values()) {
      builder.add(column.columnName(), column.type(typeFactory));
    }
    return builder.build();
  }

  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext root) {
    return ((Execution) root).requests();
  }
}
