package ai.whattalk.jdbc.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/**
 * The table {@code conversations}. A rule of {@link ScanRules} turns its scans into {@link
 * ConversationScan}, after Calcite has trimmed the columns that nothing uses.
 */
final class ConversationsTable extends AbstractTable {
  static final String NAME = "conversations";
  static final String REMARKS = "The conversations of the account's assistants, one row each";

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    RelDataTypeFactory.Builder builder = typeFactory.builder();
    for (ConversationColumn column : ConversationColumn.values()) {
      builder.add(column.columnName(), column.type(typeFactory));
    }
    return builder.build();
  }
}
