package ai.whattalk.jdbc.sql.table;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** The table {@code conversation_types}: the types that the API's page documents. */
public final class ConversationTypesTable extends AbstractTable implements ScannableTable {
  public static final String NAME = "conversation_types";
  static final String REMARKS = "The documented types of conversations, one row each";
  static final List<String> COLUMN_REMARKS =
      List.of("Value of conversations.type", "What conversations of this type are");

  private static final Object[][] ROWS = {
    {"test", "Internal test from the assistant's test screen"},
    {"widget", "Web chat widget"},
    {"whatsapp", "WhatsApp Business"},
    {"api", "Created through the API"},
  };

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    return typeFactory
        .builder()
        .add("type", SqlTypeName.VARCHAR, 255)
        .add("description", SqlTypeName.VARCHAR, 255)
        .build();
  }

  @Override
  public Enumerable<Object[]> scan(DataContext root) {
    return Linq4j.asEnumerable(ROWS);
  }
}
