package ai.whattalk.jdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibrary;
import org.apache.calcite.sql.fun.SqlLibraryOperatorTableFactory;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/**
 * The operators that a statement may use: those made here, and what the standard and Calcite's
 * PostgreSQL library have under other names.
 */
final class PostgresOperators {
  private static final List<SqlFunction> FUNCTIONS =
      Stream.of(
              DateTimeOperators.FUNCTIONS,
              TextOperators.FUNCTIONS,
              NumberOperators.FUNCTIONS,
              AggregateOperators.FUNCTIONS)
          .<SqlFunction>flatMap(List::stream)
          .toList();

  /** What stands in a parse tree for an operator of the grammar that is no function. */
  private static final Map<SqlOperator, SqlOperator> OF_GRAMMAR =
      Map.of(
          SqlStdOperatorTable.CONCAT, ConcatOperator.INSTANCE,
          SqlStdOperatorTable.PLUS, DateTimeOperators.PLUS,
          SqlStdOperatorTable.MINUS, DateTimeOperators.MINUS,
          SqlStdOperatorTable.MULTIPLY, DateTimeOperators.MULTIPLY,
          SqlStdOperatorTable.DIVIDE, DateTimeOperators.DIVIDE,
          SqlStdOperatorTable.BITXOR_OPERATOR, NumberOperators.POWER_OPERATOR);

  private static final Map<String, SqlFunction> BY_NAME =
      FUNCTIONS.stream().collect(Collectors.toMap(SqlFunction::getName, function -> function));

  static final SqlOperatorTable TABLE =
      SqlOperatorTables.chain(
          SqlOperatorTables.of(FUNCTIONS),
          new OtherOperators(
              SqlLibraryOperatorTableFactory.INSTANCE.getOperatorTable(
                  SqlLibrary.STANDARD, SqlLibrary.POSTGRESQL)));

  private PostgresOperators() {}

  /** The operator of this driver for one that the grammar makes, or the same. */
  static SqlOperator ofGrammar(SqlOperator operator) {
    SqlOperator own =
        operator instanceof SqlFunction
            ? BY_NAME.get(operator.getName().toUpperCase(Locale.ROOT))
            : OF_GRAMMAR.get(operator);
    return own == null ? operator : own;
  }

  private static boolean isOwn(SqlOperator operator) {
    return operator instanceof SqlFunction
        && BY_NAME.containsKey(operator.getName().toUpperCase(Locale.ROOT));
  }

  /** The operators of a table but those whose name a function of this driver has. */
  private record OtherOperators(SqlOperatorTable table) implements SqlOperatorTable {

    @Override
    public void lookupOperatorOverloads(
        SqlIdentifier name,
        @Nullable SqlFunctionCategory category,
        SqlSyntax syntax,
        List<SqlOperator> found,
        SqlNameMatcher nameMatcher) {
      List<SqlOperator> all = new ArrayList<>();
      table.lookupOperatorOverloads(name, category, syntax, all, nameMatcher);
      all.stream().filter(operator -> !isOwn(operator)).forEach(found::add);
    }

    @Override
    public List<SqlOperator> getOperatorList() {
      return table.getOperatorList().stream().filter(operator -> !isOwn(operator)).toList();
    }
  }
}
