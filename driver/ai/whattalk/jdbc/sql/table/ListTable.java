package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.sql.run.Execution;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/**
 * A table that is a list of the API. A planner rule makes leaves of {@code sql.pushdown.scan} of
 * its scans, after Calcite has trimmed the columns that nothing uses.
 */
public final class ListTable extends AbstractTable {
  private static final double LEAST_ROWS = 20_000;

  public static final ListTable CONVERSATIONS =
      new ListTable(
          "conversations",
          "The conversations of the account's assistants, one row each",
          true,
          100_000,
          List.of(ConversationColumn.values()),
          ConversationColumn::row,
          Execution::lists);

  /** A list that the API does not narrow, of one page or a few. */
  static final ListTable ASSISTANTS =
      new ListTable(
          "assistants",
          "The account's assistants, one row each; deleted ones may be missing",
          false,
          1_000,
          List.of(AssistantColumn.values()),
          AssistantColumn::row,
          Execution::assistants);

  private final String name;
  private final String remarks;
  private final boolean narrowed;
  private final double estimatedRows;
  private final List<? extends ListColumn> columns;
  private final Function<ListRow, @Nullable Object[]> form;
  private final Function<Execution, AccountList> lists;

  private ListTable(
      String name,
      String remarks,
      boolean narrowed,
      double estimatedRows,
      List<? extends ListColumn> columns,
      Function<ListRow, @Nullable Object[]> form,
      Function<Execution, AccountList> lists) {
    this.name = name;
    this.remarks = remarks;
    this.narrowed = narrowed;
    this.estimatedRows = estimatedRows;
    this.columns = columns;
    this.form = form;
    this.lists = lists;
  }

  public String tableName() {
    return name;
  }

  String remarks() {
    return remarks;
  }

  public List<? extends ListColumn> columns() {
    return columns;
  }

  /** Whether the API has parameters by which the list is narrowed. */
  public boolean isNarrowed() {
    return narrowed;
  }

  /** Rows for the planner to reckon with: more than a scan that absorbs seems to give. */
  public double estimatedRows() {
    return estimatedRows;
  }

  /** Rows to reckon with however much is filtered: more than tables have that need no requests. */
  public double leastRows() {
    return narrowed ? LEAST_ROWS : 1;
  }

  /** A row as Calcite's generated code takes it: a value for each column, in order. */
  public @Nullable Object[] row(ListRow row) {
    return form.apply(row);
  }

  /** The list as an execution sees it. */
  public AccountList lists(Execution execution) {
    return lists.apply(execution);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    RelDataTypeFactory.Builder builder = typeFactory.builder();
    columns.forEach(column -> builder.add(column.columnName(), column.type(typeFactory)));
    return builder.build();
  }

  @Override
  public String toString() {
    return name;
  }
}
