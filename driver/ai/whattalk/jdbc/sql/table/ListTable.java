package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.api.resource.FieldType;
import ai.whattalk.jdbc.api.resource.ListDescription;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A table that is a list of the API, column for column. A planner rule makes leaves of {@code
 * sql.pushdown.scan} of its scans, after Calcite has trimmed the columns that nothing uses.
 */
public final class ListTable extends AbstractTable {
  private static final double ROWS = 100_000;
  private static final double LEAST_ROWS = 20_000;
  private static final double ROWS_OF_FEW_PAGES = 1_000;

  private final String name;
  private final String remarks;
  private final ListDescription list;
  private final List<String> uniqueColumns;
  private final List<ForeignKeyDescription> foreignKeys;
  private final List<String> columnRemarks;

  /**
   * Describes a table, whose primary key is the first column.
   *
   * @param uniqueColumns those that tell rows apart, each by itself, besides the primary key
   * @param columnRemarks one for each column of the list
   */
  ListTable(
      String name,
      String remarks,
      ListDescription list,
      List<String> uniqueColumns,
      List<ForeignKeyDescription> foreignKeys,
      String... columnRemarks) {
    this.name = name;
    this.remarks = remarks;
    this.list = list;
    this.uniqueColumns = uniqueColumns;
    this.foreignKeys = foreignKeys;
    this.columnRemarks = List.of(columnRemarks);
  }

  public String tableName() {
    return name;
  }

  /** The list behind it. */
  public ListDescription list() {
    return list;
  }

  /** Whether the API has parameters by which the list is narrowed; else it is of a few pages. */
  public boolean isNarrowed() {
    return !list.parameters().isEmpty();
  }

  /** Rows for the planner to reckon with: more than a scan that absorbs seems to give. */
  public double estimatedRows() {
    return isNarrowed() ? ROWS : ROWS_OF_FEW_PAGES;
  }

  /** Rows to reckon with however much is filtered: more than tables have that need no requests. */
  public double leastRows() {
    return isNarrowed() ? LEAST_ROWS : 1;
  }

  /** The table as metadata shows it. */
  TableDescription description() {
    return TableDescription.of(
        "TABLE",
        name,
        remarks,
        this,
        columnRemarks,
        List.of(list.name(0)),
        uniqueColumns,
        foreignKeys);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    RelDataTypeFactory.Builder builder = typeFactory.builder();
    for (int i = 0; i < list.columns().size(); i++) {
      builder.add(list.name(i), type(typeFactory, list.columns().get(i).type(), i != 0));
    }
    return builder.build();
  }

  private static RelDataType type(
      RelDataTypeFactory typeFactory, FieldType type, boolean nullable) {
    SqlTypeName name =
        switch (type) {
          case TEXT -> SqlTypeName.VARCHAR;
          case INTEGER -> SqlTypeName.INTEGER;
          case DECIMAL -> SqlTypeName.DECIMAL;
          case BOOLEAN -> SqlTypeName.BOOLEAN;
          case TIMESTAMP -> SqlTypeName.TIMESTAMP;
        };
    return SystemColumn.type(typeFactory, name, nullable);
  }

  @Override
  public String toString() {
    return name;
  }
}
