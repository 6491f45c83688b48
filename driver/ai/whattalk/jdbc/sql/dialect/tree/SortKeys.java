package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL takes in ORDER BY and GROUP BY, where Calcite takes more. */
public final class SortKeys {

  private SortKeys() {}

  static void check(SqlOrderBy ordered) {
    checkConstants(ordered.orderList, "ORDER BY");
    SqlNode query = ordered.query instanceof SqlWith with ? with.body : ordered.query;
    if (query instanceof SqlSelect select && select.isDistinct()) {
      for (SqlNode item : ordered.orderList) {
        SqlNode key = SqlUtil.stripOrderModifiers(item);
        if (key instanceof SqlCall && !isSelected(key, select)) {
          throw QueryException.unsupported(
              key, "an ORDER BY of a DISTINCT by what is not among its columns");
        }
      }
    }
  }

  static void check(SqlNodeList groups) {
    checkConstants(groups, "GROUP BY");
  }

  static void checkConstants(List<SqlNode> items, String clause) {
    for (SqlNode item : items) {
      if (SqlUtil.stripOrderModifiers(item) instanceof SqlLiteral literal && !isOrdinal(literal)) {
        switch (literal.getTypeName()) {
          case CHAR, BOOLEAN, NULL, DECIMAL, DOUBLE ->
              throw QueryException.unsupported(
                  literal, clause + " a constant, but the number of a column,");
          default -> {}
        }
      }
    }
  }

  private static boolean isOrdinal(SqlLiteral literal) {
    return literal instanceof SqlNumericLiteral number
        && number.isInteger()
        && number.bigDecimalValue().signum() >= 0;
  }

  /** An item of ORDER BY with another key, in the same direction. */
  static SqlNode withKey(SqlNode item, UnaryOperator<SqlNode> change) {
    return item instanceof SqlCall call && SqlUtil.stripOrderModifiers(item) != item
        ? call.getOperator().createCall(call.getParserPosition(), withKey(call.operand(0), change))
        : change.apply(item);
  }

  private static boolean isSelected(SqlNode key, SqlSelect select) {
    return select.getSelectList().stream()
        .anyMatch(column -> unqualified(SqlUtil.stripAs(column)).equals(unqualified(key)));
  }

  /** The text of what a key of GROUP BY stands for, with names of columns alone. */
  static String value(SqlNode key, SqlSelect select) {
    return unqualified(meant(key, select));
  }

  /**
   * What a key of GROUP BY or DISTINCT ON stands for: an expression, a name or the number of a
   * column.
   */
  static SqlNode meant(SqlNode key, SqlSelect select) {
    SqlNodeList columns = select.getSelectList();
    if (key instanceof SqlNumericLiteral number && isOrdinal(number)) {
      int index = number.intValue(true) - 1;
      return index >= 0 && index < columns.size() ? SqlUtil.stripAs(columns.get(index)) : key;
    }
    return columns.stream()
        .filter(column -> column.getKind() == SqlKind.AS && key instanceof SqlIdentifier)
        .filter(column -> ((SqlCall) column).operand(1).toString().equalsIgnoreCase(key.toString()))
        .findFirst()
        .map(SqlUtil::stripAs)
        .orElse(key);
  }

  private static String unqualified(SqlNode expression) {
    SqlNode simple =
        expression.accept(
            new SqlShuttle() {
              @Override
              public SqlNode visit(SqlIdentifier name) {
                return name.getComponent(name.names.size() - 1);
              }
            });
    return String.valueOf(simple).toLowerCase(Locale.ROOT);
  }

  /**
   * An order whose names within expressions are the columns of tables. Calcite takes them for those
   * of SELECT, which PostgreSQL does with a name alone.
   */
  public static SqlNodeList ofTables(SqlNodeList order, SqlSelect select, SqlValidatorScope scope) {
    SqlNodeList keys = new SqlNodeList(order.getParserPosition());
    order.forEach(item -> keys.add(withKey(item, key -> ofTables(key, select, scope))));
    return keys;
  }

  private static SqlNode ofTables(SqlNode key, SqlSelect select, SqlValidatorScope scope) {
    if (!(key instanceof SqlCall)) {
      return key;
    }
    SqlNode ofTables =
        key.accept(
            new SqlShuttle() {
              @Override
              public @Nullable SqlNode visit(SqlIdentifier name) {
                return isRenamed(name, select) ? scope.fullyQualify(name).identifier : name;
              }

              @Override
              public @Nullable SqlNode visit(SqlCall part) {
                boolean ofNamedWindow =
                    part.getKind() == SqlKind.OVER && part.operand(1) instanceof SqlIdentifier;
                return part.isA(SqlKind.QUERY) || ofNamedWindow ? part : super.visit(part);
              }
            });
    return ofTables == null ? key : ofTables;
  }

  /** Whether a name is that of a column of SELECT that is not the table's column of that name. */
  private static boolean isRenamed(SqlIdentifier name, SqlSelect select) {
    return name.isSimple()
        && !name.isStar()
        && select.getSelectList().stream()
            .anyMatch(
                column ->
                    column instanceof SqlCall named
                        && named.getKind() == SqlKind.AS
                        && isNamed(named.operand(1), name.getSimple())
                        && !isNamed(named.operand(0), name.getSimple()));
  }

  private static boolean isNamed(SqlNode node, String name) {
    return node instanceof SqlIdentifier column
        && column.names.get(column.names.size() - 1).equalsIgnoreCase(name);
  }
}
