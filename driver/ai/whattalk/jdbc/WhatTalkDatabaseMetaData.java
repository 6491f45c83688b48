package ai.whattalk.jdbc;

import ai.whattalk.jdbc.error.ErrorTranslator;
import ai.whattalk.jdbc.error.JdbcError;
import ai.whattalk.jdbc.readonly.ProductMetaData;
import ai.whattalk.jdbc.sql.FunctionDescription;
import ai.whattalk.jdbc.sql.Vocabulary;
import ai.whattalk.jdbc.sql.table.ColumnDescription;
import ai.whattalk.jdbc.sql.table.TableDescription;
import ai.whattalk.jdbc.value.TypeTraits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tables, columns and keys, from the tables themselves; makes no request. There is no catalog: a
 * catalog that is asked for by name has nothing in it. Thread-safe.
 */
final class WhatTalkDatabaseMetaData extends ProductMetaData {
  private final WhatTalkConnection connection;

  WhatTalkDatabaseMetaData(WhatTalkConnection connection) {
    this.connection = connection;
  }

  @Override
  public Connection getConnection() throws SQLException {
    connection.checkOpen();
    return connection;
  }

  /** The URL that the connection was opened with, without secrets. */
  @Override
  public String getURL() throws SQLException {
    connection.checkOpen();
    return connection.url();
  }

  /** The user that was given, which is not used, or nothing. */
  @Override
  public String getUserName() throws SQLException {
    connection.checkOpen();
    return connection.settings().user();
  }

  private List<TableDescription> all() throws SQLException {
    connection.checkOpen();
    return ErrorTranslator.running(() -> connection.engine().tables());
  }

  /** The tables that a catalog, and patterns of schema and table, name, in order of name. */
  private List<TableDescription> tables(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
      throws SQLException {
    NamePattern schemas = NamePattern.of(schemaPattern);
    NamePattern tables = NamePattern.of(tablePattern);
    return inNoCatalog(catalog)
        .filter(table -> schemas.matches(table.schema()) && tables.matches(table.name()))
        .sorted(
            Comparator.comparing(TableDescription::schema).thenComparing(TableDescription::name))
        .toList();
  }

  /** The tables whose schema and name are these; neither is a pattern. */
  private List<TableDescription> tablesNamed(
      @Nullable String catalog, @Nullable String schema, @Nullable String name)
      throws SQLException {
    return inNoCatalog(catalog)
        .filter(table -> schema == null || table.schema().equalsIgnoreCase(schema))
        .filter(table -> name == null || table.name().equalsIgnoreCase(name))
        .toList();
  }

  private Stream<TableDescription> inNoCatalog(@Nullable String catalog) throws SQLException {
    List<TableDescription> tables = all();
    return catalog == null || catalog.isEmpty() ? tables.stream() : Stream.empty();
  }

  @Override
  public ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types)
      throws SQLException {
    return MetadataLayout.TABLES.of(
        tables(catalog, schemaPattern, tablePattern).stream()
            .filter(
                table ->
                    types == null
                        || Arrays.stream(types).anyMatch(table.tableType()::equalsIgnoreCase))
            // By schema and name they are sorted already.
            .sorted(Comparator.comparing(TableDescription::tableType))
            .map(
                table ->
                    Arrays.asList(
                        null,
                        table.schema(),
                        table.name(),
                        table.tableType(),
                        table.remarks(),
                        null,
                        null,
                        null,
                        null,
                        null))
            .toList());
  }

  @Override
  public ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    NamePattern columns = NamePattern.of(columnPattern);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (TableDescription table : tables(catalog, schemaPattern, tablePattern)) {
      for (int i = 0; i < table.columns().size(); i++) {
        ColumnDescription column = table.columns().get(i);
        if (columns.matches(column.name())) {
          rows.add(columnRow(table, column, i + 1));
        }
      }
    }
    return MetadataLayout.COLUMNS.of(rows);
  }

  private static List<@Nullable Object> columnRow(
      TableDescription table, ColumnDescription column, int ordinal) {
    return Arrays.asList(
        null,
        table.schema(),
        table.name(),
        column.name(),
        column.type().getVendorTypeNumber(),
        column.type().getName(),
        TypeTraits.precision(column.type(), column.precision()),
        null,
        TypeTraits.digits(column.type(), column.precision(), column.scale()),
        TypeTraits.radix(column.type()),
        column.nullable() ? columnNullable : columnNoNulls,
        column.remarks(),
        null,
        null,
        null,
        TypeTraits.octetLength(column.type(), column.precision()),
        ordinal,
        column.nullable() ? "YES" : "NO",
        null,
        null,
        null,
        null,
        "NO",
        "NO");
  }

  @Override
  public ResultSet getPrimaryKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (TableDescription found : tablesNamed(catalog, schema, table)) {
      for (String column : found.primaryKey().stream().sorted().toList()) {
        rows.add(
            Arrays.asList(
                null,
                found.schema(),
                found.name(),
                column,
                (short) (found.primaryKey().indexOf(column) + 1),
                KeyMetaData.primaryKeyName(found)));
      }
    }
    return MetadataLayout.PRIMARY_KEYS.of(rows);
  }

  /** The primary key, which holds as long as the session does. */
  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      int scope,
      boolean nullable)
      throws SQLException {
    connection.checkOpen();
    if (scope < bestRowTemporary || scope > bestRowSession) {
      throw JdbcError.badArgument("a scope is one of DatabaseMetaData's, not " + scope);
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (TableDescription found : tablesNamed(catalog, schema, table)) {
      for (ColumnDescription column : found.columns()) {
        if (found.primaryKey().contains(column.name()) && (nullable || !column.nullable())) {
          rows.add(identifierRow(column));
        }
      }
    }
    return MetadataLayout.ROW_IDENTIFIER.of(rows);
  }

  private static List<@Nullable Object> identifierRow(ColumnDescription column) {
    Integer digits = TypeTraits.digits(column.type(), column.precision(), column.scale());
    return Arrays.asList(
        (short) bestRowSession,
        column.name(),
        column.type().getVendorTypeNumber(),
        column.type().getName(),
        TypeTraits.precision(column.type(), column.precision()),
        null,
        digits == null ? null : digits.shortValue(),
        (short) bestRowNotPseudo);
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern)
      throws SQLException {
    return MetadataLayout.SCHEMAS.of(
        tables(catalog, schemaPattern, null).stream()
            .map(TableDescription::schema)
            .distinct()
            .map(schema -> Arrays.asList(schema, null))
            .toList());
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    return MetadataLayout.TABLE_TYPES.of(
        all().stream().map(TableDescription::tableType).distinct().sorted().map(List::of).toList());
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    connection.checkOpen();
    return MetadataLayout.TYPES.of(TypeDescription.ALL.stream().map(TypeDescription::row).toList());
  }

  private ResultSet none(MetadataLayout layout) throws SQLException {
    connection.checkOpen();
    return layout.empty();
  }

  @Override
  public ResultSet getCatalogs() throws SQLException {
    return none(MetadataLayout.CATALOGS);
  }

  @Override
  public ResultSet getProcedures(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String procedurePattern)
      throws SQLException {
    return none(MetadataLayout.PROCEDURES);
  }

  @Override
  public ResultSet getProcedureColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String procedurePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return none(MetadataLayout.PROCEDURE_COLUMNS);
  }

  /** The functions that SQL has built in; they are in no schema. */
  @Override
  public ResultSet getFunctions(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String functionPattern)
      throws SQLException {
    connection.checkOpen();
    boolean wanted =
        (catalog == null || catalog.isEmpty()) && NamePattern.of(schemaPattern).matches("");
    NamePattern names = NamePattern.of(functionPattern);
    List<FunctionDescription> functions =
        wanted ? ErrorTranslator.running(Vocabulary::functions) : List.of();
    return MetadataLayout.FUNCTIONS.of(
        functions.stream()
            .filter(function -> names.matches(function.name()))
            .map(
                function ->
                    Arrays.<@Nullable Object>asList(
                        null,
                        null,
                        function.name(),
                        function.remarks(),
                        (short) functionNoTable,
                        function.name()))
            .toList());
  }

  /** Always empty: the functions take several types each, which their REMARKS say. */
  @Override
  public ResultSet getFunctionColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String functionPattern,
      @Nullable String columnPattern)
      throws SQLException {
    return none(MetadataLayout.FUNCTION_COLUMNS);
  }

  @Override
  public ResultSet getColumnPrivileges(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String columnPattern)
      throws SQLException {
    return none(MetadataLayout.COLUMN_PRIVILEGES);
  }

  @Override
  public ResultSet getTablePrivileges(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
      throws SQLException {
    return none(MetadataLayout.TABLE_PRIVILEGES);
  }

  @Override
  public ResultSet getVersionColumns(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return none(MetadataLayout.ROW_IDENTIFIER);
  }

  /** Advisory, as all keys are. */
  @Override
  public ResultSet getImportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return MetadataLayout.FOREIGN_KEYS.of(
        KeyMetaData.byParent(all(), tablesNamed(catalog, schema, table)));
  }

  /** Advisory, as all keys are. */
  @Override
  public ResultSet getExportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return MetadataLayout.FOREIGN_KEYS.of(
        KeyMetaData.byChild(tablesNamed(catalog, schema, table), all()));
  }

  /** Advisory, as all keys are. */
  @Override
  public ResultSet getCrossReference(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String foreignCatalog,
      @Nullable String foreignSchema,
      @Nullable String foreignTable)
      throws SQLException {
    return MetadataLayout.FOREIGN_KEYS.of(
        KeyMetaData.byChild(
            tablesNamed(parentCatalog, parentSchema, parentTable),
            tablesNamed(foreignCatalog, foreignSchema, foreignTable)));
  }

  /** Keys, which are unique; there is nothing that could be approximate. */
  @Override
  public ResultSet getIndexInfo(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      boolean unique,
      boolean approximate)
      throws SQLException {
    return MetadataLayout.INDEXES.of(
        tablesNamed(catalog, schema, table).stream()
            .flatMap(found -> KeyMetaData.indexes(found).stream())
            .sorted(Comparator.comparing(row -> String.valueOf(row.get(5))))
            .toList());
  }

  @Override
  public ResultSet getUDTs(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      int @Nullable [] types)
      throws SQLException {
    return none(MetadataLayout.USER_TYPES);
  }

  @Override
  public ResultSet getSuperTypes(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String typePattern)
      throws SQLException {
    return none(MetadataLayout.SUPER_TYPES);
  }

  @Override
  public ResultSet getSuperTables(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String tablePattern)
      throws SQLException {
    return none(MetadataLayout.SUPER_TABLES);
  }

  @Override
  public ResultSet getAttributes(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      @Nullable String attributePattern)
      throws SQLException {
    return none(MetadataLayout.ATTRIBUTES);
  }

  @Override
  public ResultSet getPseudoColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return none(MetadataLayout.PSEUDO_COLUMNS);
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    return none(MetadataLayout.CLIENT_INFO);
  }

  @Override
  public String toString() {
    return "WhatTalkDatabaseMetaData[" + connection.url() + ']';
  }
}
