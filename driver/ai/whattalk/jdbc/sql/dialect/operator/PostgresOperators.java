package ai.whattalk.jdbc.sql.dialect.operator;

import ai.whattalk.jdbc.sql.dialect.aggregate.AccumulatorFunction;
import ai.whattalk.jdbc.sql.dialect.tree.UnlistedOperators;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.ReflectiveSqlOperatorTable;

/**
 * The list of what a statement may have in its expressions. What is not on it is refused, for only
 * what is on it is compared with PostgreSQL.
 */
public final class PostgresOperators {
  /** By the headings of the documentation. */
  public static final Map<String, List<AdmittedOperator>> ADMITTED = admitted();

  private static final Set<SqlOperator> OPERATORS =
      ADMITTED.values().stream()
          .flatMap(List::stream)
          .map(AdmittedOperator::operator)
          .collect(Collectors.toSet());

  private static final Map<String, SqlFunction> BY_NAME =
      ADMITTED.values().stream()
          .flatMap(List::stream)
          .filter(admitted -> admitted.operator() instanceof SqlFunction)
          .collect(
              Collectors.toMap(
                  AdmittedOperator::name, admitted -> (SqlFunction) admitted.operator()));

  /** What stands in a parse tree for an operator that the grammar has a rule for. */
  private static final Map<SqlOperator, SqlOperator> OF_GRAMMAR =
      Map.of(
          SqlStdOperatorTable.CONCAT, ConcatOperator.INSTANCE,
          SqlStdOperatorTable.PLUS, DateTimeOperators.PLUS,
          SqlStdOperatorTable.MINUS, DateTimeOperators.MINUS,
          SqlStdOperatorTable.MULTIPLY, DateTimeOperators.MULTIPLY,
          SqlStdOperatorTable.DIVIDE, DateTimeOperators.DIVIDE,
          SqlStdOperatorTable.BIT_LEFT_SHIFT, NumberOperators.SHIFT_LEFT,
          SqlStdOperatorTable.BITXOR_OPERATOR, NumberOperators.POWER_OPERATOR,
          SqlLibraryOperators.TRANSLATE3, TextOperators.TRANSLATE);

  /** What JDBC's escapes and casts stand for, under names that PostgreSQL does not have. */
  private static final List<SqlFunction> UNLISTED =
      List.of(
          SqlStdOperatorTable.TIMESTAMP_ADD,
          SqlStdOperatorTable.TIMESTAMP_DIFF,
          DateTimeOperators.INTERVAL);

  /** Where the validator looks up what {@link UnlistedOperators} has let pass. */
  public static final SqlOperatorTable TABLE = new Table(operators());

  private PostgresOperators() {}

  private static Map<String, List<AdmittedOperator>> admitted() {
    Map<String, List<AdmittedOperator>> admitted = new LinkedHashMap<>();
    admitted.put("Logic", ExpressionOperators.OF_TRUTH);
    admitted.put("Comparisons", ExpressionOperators.COMPARISONS);
    admitted.put("Conditional expressions", StandardFunctions.CONDITIONAL);
    admitted.put("Arithmetic", ExpressionOperators.ARITHMETIC);
    admitted.put("Functions of numbers", NumberOperators.FUNCTIONS);
    admitted.put("Operators of text", ExpressionOperators.OF_TEXT);
    admitted.put("Functions of text", TextOperators.FUNCTIONS);
    admitted.put("Functions of dates, times and intervals", DateTimeOperators.FUNCTIONS);
    admitted.put("The current date and time", StandardFunctions.CURRENT);
    admitted.put("Aggregates", AggregateOperators.FUNCTIONS);
    admitted.put("Window functions", StandardFunctions.WINDOW);
    admitted.put("The session", StandardFunctions.SESSION);
    return admitted;
  }

  private static List<SqlOperator> operators() {
    List<SqlOperator> operators = new ArrayList<>(BY_NAME.values());
    operators.addAll(UNLISTED);
    operators.add(SqlStdOperatorTable.CAST);
    operators.add(SqlLibraryOperators.ILIKE);
    operators.add(SqlLibraryOperators.NOT_ILIKE);
    operators.add(SqlLibraryOperators.INFIX_CAST);
    SqlStdOperatorTable.instance().getOperatorList().stream()
        .filter(operator -> !(operator instanceof SqlFunction))
        .forEach(operators::add);
    return operators;
  }

  /** The operator of this driver for one that the grammar makes, or the same. */
  public static SqlOperator ofGrammar(SqlOperator operator) {
    SqlOperator own = OF_GRAMMAR.get(operator);
    if (own == null && operator instanceof SqlFunction) {
      own = BY_NAME.get(operator.getName().toUpperCase(Locale.ROOT));
    }
    return own == null ? operator : own;
  }

  /** Whether an operator of a parse tree is on the list, or what an escape stands for. */
  public static boolean isAdmitted(SqlOperator operator) {
    return OPERATORS.contains(operator)
        || OF_GRAMMAR.containsKey(operator)
        || OF_GRAMMAR.containsValue(operator)
        || UNLISTED.contains(operator)
        || AccumulatorFunction.isOperator(operator)
        || operator instanceof SqlFunction
            && BY_NAME.containsKey(operator.getName().toUpperCase(Locale.ROOT));
  }

  /** The functions that can be called, in upper case. */
  public static Set<String> functionNames() {
    return BY_NAME.keySet();
  }

  /** Finds functions whatever category the grammar takes them for. */
  private static final class Table extends ReflectiveSqlOperatorTable {
    Table(List<SqlOperator> operators) {
      setOperators(buildIndex(operators));
    }
  }
}
