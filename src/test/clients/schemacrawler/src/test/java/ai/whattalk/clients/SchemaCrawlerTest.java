package ai.whattalk.clients;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.Schema;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;
import us.fatehi.utility.datasource.MultiUseUserCredentials;

/** SchemaCrawler, which asks for all that metadata can tell, with several threads. */
final class SchemaCrawlerTest {
  private static final Logger ROOT_LOG = Logger.getLogger("");

  private final SimulatedApi api = new SimulatedApi(TestRows.numbered(250));
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final Handler complaintHandler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            complaints.add(
                record.getLoggerName() + ": " + record.getMessage() + " " + record.getThrown());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    ROOT_LOG.addHandler(complaintHandler);
  }

  @AfterEach
  void close() {
    ROOT_LOG.removeHandler(complaintHandler);
    api.close();
  }

  @SuppressWarnings("try")
  private Catalog crawl() throws Exception {
    try (DatabaseConnectionSource connections =
        DatabaseConnectionSources.newDatabaseConnectionSource(
            "jdbc:whattalk:baseUrl=" + api.baseUrl(),
            new MultiUseUserCredentials("reports", api.key()))) {
      return SchemaCrawlerUtility.getCatalog(
          connections,
          SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
              .withLoadOptions(
                  LoadOptionsBuilder.builder()
                      .withSchemaInfoLevel(SchemaInfoLevelBuilder.maximum())
                      .toOptions()));
    }
  }

  @Test
  void tellsTheDetailsOfTheSchema() throws Exception {
    Catalog catalog = crawl();

    assertThat(catalog.getSchemas()).extracting(Schema::getFullName).containsExactly("whattalk");
    assertThat(catalog.getTables())
        .extracting(Table::getName)
        .containsExactlyInAnyOrder("assistants", "conversation_types", "conversations");
    Table conversations = table(catalog, "conversations");
    assertThat(conversations.getTableType().getTableType()).isEqualTo("TABLE");
    assertThat(conversations.getRemarks()).isNotEmpty();
    assertThat(conversations.getColumns())
        .extracting(SchemaCrawlerTest::describe)
        .containsExactly(
            "id VARCHAR(255) not null",
            "assistant_id VARCHAR(255)",
            "assistant_name VARCHAR(255)",
            "type VARCHAR(255)",
            "message_count INTEGER",
            "total_cost DECIMAL(20, 10)",
            "ai_enabled BOOLEAN",
            "created_at TIMESTAMP",
            "updated_at TIMESTAMP");
    assertThat(conversations.getColumns()).allSatisfy(SchemaCrawlerTest::isDescribed);
    assertThat(conversations.getPrimaryKey().getConstrainedColumns())
        .extracting(Column::getName)
        .containsExactly("id");
    assertThat(conversations.getForeignKeys())
        .extracting(key -> key.getPrimaryKeyTable().getName())
        .containsExactlyInAnyOrder("assistants", "conversation_types");
    assertThat(conversations.getTriggers()).isEmpty();
  }

  private static Table table(Catalog catalog, String name) {
    return catalog.getTables().stream()
        .filter(table -> table.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String describe(Column column) {
    return column.getName()
        + " "
        + column.getColumnDataType().getName()
        + column.getWidth()
        + (column.isNullable() ? "" : " not null");
  }

  private static void isDescribed(Column column) {
    assertThat(column.getRemarks()).isNotEmpty();
    assertThat(column.isColumnDataTypeKnown()).isTrue();
    assertThat(column.getColumnDataType().getTypeMappedClass()).isNotNull();
    assertThat(column.isAutoIncremented()).isFalse();
    assertThat(column.isGenerated()).isFalse();
  }

  @Test
  void namesProductDriverAndTypes() throws Exception {
    Catalog catalog = crawl();

    assertThat(catalog.getDatabaseInfo().getDatabaseProductName()).isEqualTo("WhatTalk");
    assertThat(catalog.getJdbcDriverInfo().getDriverName()).isEqualTo("WhatTalk JDBC Driver");
    assertThat(catalog.getJdbcDriverInfo().getDriverClassName())
        .isEqualTo("ai.whattalk.jdbc.WhatTalkDriver");
    assertThat(catalog.getJdbcDriverInfo().getDriverProperties())
        .extracting(property -> property.getName())
        .contains("apiKey", "baseUrl", "demo")
        .doesNotHaveDuplicates();
    assertThat(catalog.getJdbcDriverInfo().toString()).doesNotContain(api.key());
    assertThat(catalog.getSystemColumnDataTypes())
        .extracting(type -> type.getName())
        .contains("VARCHAR", "INTEGER", "BIGINT", "DECIMAL", "BOOLEAN", "DATE", "TIMESTAMP");
  }

  @Test
  void complainsOfNothingAndMakesNoRequestForMetadata() throws Exception {
    crawl();

    assertThat(complaints).isEmpty();
    assertThat(api.queries()).containsOnly("per_page=1&page=1");
  }
}
