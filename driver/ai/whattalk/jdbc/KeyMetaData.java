package ai.whattalk.jdbc;

import ai.whattalk.jdbc.sql.table.ForeignKeyDescription;
import ai.whattalk.jdbc.sql.table.TableDescription;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of metadata about keys. All of them are advisory: the API keeps its rows as it likes, and
 * nothing that the driver does rests on them. Immutable.
 */
final class KeyMetaData {

  /** A column of one table that refers to a column of another. */
  private record Relation(
      TableDescription parent, TableDescription child, ForeignKeyDescription key) {}

  private KeyMetaData() {}

  static String primaryKeyName(TableDescription table) {
    return table.name() + "_pkey";
  }

  private static String uniqueKeyName(TableDescription table, String column) {
    return table.name() + '_' + column + "_key";
  }

  /** The foreign keys between two sets of tables, in the order of the parents' names. */
  static List<List<@Nullable Object>> byParent(
      List<TableDescription> parents, List<TableDescription> children) {
    return rows(parents, children, Comparator.comparing(relation -> relation.parent().name()));
  }

  /** The foreign keys between two sets of tables, in the order of the children's names. */
  static List<List<@Nullable Object>> byChild(
      List<TableDescription> parents, List<TableDescription> children) {
    return rows(parents, children, Comparator.comparing(relation -> relation.child().name()));
  }

  private static List<List<@Nullable Object>> rows(
      List<TableDescription> parents, List<TableDescription> children, Comparator<Relation> order) {
    List<Relation> relations = new ArrayList<>();
    for (TableDescription child : children) {
      for (ForeignKeyDescription key : child.foreignKeys()) {
        parents.stream()
            .filter(table -> table.name().equals(key.referredTable()))
            .forEach(parent -> relations.add(new Relation(parent, child, key)));
      }
    }
    return relations.stream().sorted(order).map(KeyMetaData::row).toList();
  }

  private static List<@Nullable Object> row(Relation relation) {
    TableDescription parent = relation.parent();
    TableDescription child = relation.child();
    String referred = relation.key().referredColumn();
    return Arrays.asList(
        null,
        parent.schema(),
        parent.name(),
        referred,
        null,
        child.schema(),
        child.name(),
        relation.key().column(),
        (short) 1,
        (short) DatabaseMetaData.importedKeyNoAction,
        (short) DatabaseMetaData.importedKeyNoAction,
        child.name() + '_' + relation.key().column() + "_fkey",
        parent.primaryKey().equals(List.of(referred))
            ? primaryKeyName(parent)
            : uniqueKeyName(parent, referred),
        (short) DatabaseMetaData.importedKeyNotDeferrable);
  }

  /** The primary key and the unique columns of a table as indexes, in the order of their names. */
  static List<List<@Nullable Object>> indexes(TableDescription table) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int i = 0; i < table.primaryKey().size(); i++) {
      rows.add(index(table, primaryKeyName(table), i + 1, table.primaryKey().get(i)));
    }
    for (String column : table.uniqueColumns().stream().sorted().toList()) {
      rows.add(index(table, uniqueKeyName(table, column), 1, column));
    }
    return rows;
  }

  private static List<@Nullable Object> index(
      TableDescription table, String name, int position, String column) {
    return Arrays.asList(
        null,
        table.schema(),
        table.name(),
        false,
        null,
        name,
        (short) DatabaseMetaData.tableIndexOther,
        (short) position,
        column,
        null,
        null,
        null,
        null);
  }
}
