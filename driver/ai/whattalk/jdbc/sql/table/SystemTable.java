package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.sql.run.Execution;
import java.time.ZoneId;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/**
 * A table of what the driver itself knows, as it was when the execution first asked for it. Reading
 * it makes no request.
 *
 * @param <R> what a row is made of
 */
abstract class SystemTable<R> extends AbstractTable implements ScannableTable {
  private final List<SystemColumn<R>> columns;

  SystemTable(List<SystemColumn<R>> columns) {
    this.columns = columns;
  }

  List<SystemColumn<R>> columns() {
    return columns;
  }

  /** What its rows are made of now. */
  abstract List<R> read(AccountApi api);

  /** Rows as Calcite's generated code takes them: a value for each column, in order. */
  List<@Nullable Object[]> rows(AccountApi api, ZoneId zone) {
    return read(api).stream().map(row -> row(row, zone)).toList();
  }

  private @Nullable Object[] row(R row, ZoneId zone) {
    return columns.stream().map(column -> column.value().apply(row, zone)).toArray();
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    RelDataTypeFactory.Builder builder = typeFactory.builder();
    columns.forEach(column -> builder.add(column.name(), column.type(typeFactory)));
    return builder.build();
  }

  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext root) {
    Execution execution = (Execution) root;
    return execution.memo(this, () -> Linq4j.asEnumerable(rows(execution.api(), execution.zone())));
  }
}
