package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.dialect.operator.PostgresOperators;
import ai.whattalk.jdbc.sql.dialect.parse.OtherDialects;
import ai.whattalk.jdbc.sql.error.NameSuggestion;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what is not on the list of {@link PostgresOperators} and is no part of a query. It sees a
 * parse tree with PostgreSQL's operators in the places of those that the parser took.
 */
public final class UnlistedOperators extends SqlBasicVisitor<@Nullable Void> {
  /** What a query is made of, beside the operators of {@link PostgresOperators}. */
  private static final Set<SqlKind> QUERIES =
      EnumSet.of(
          SqlKind.EXPLAIN,
          SqlKind.WITH,
          SqlKind.WITH_ITEM,
          SqlKind.SELECT,
          SqlKind.ORDER_BY,
          SqlKind.VALUES,
          SqlKind.EXPLICIT_TABLE,
          SqlKind.UNION,
          SqlKind.INTERSECT,
          SqlKind.EXCEPT,
          SqlKind.JOIN,
          SqlKind.LATERAL,
          SqlKind.UNNEST,
          SqlKind.AS,
          SqlKind.DESCENDING,
          SqlKind.NULLS_FIRST,
          SqlKind.NULLS_LAST,
          SqlKind.ROLLUP,
          SqlKind.CUBE,
          SqlKind.GROUPING_SETS,
          SqlKind.OVER,
          SqlKind.FILTER,
          SqlKind.WITHIN_GROUP,
          SqlKind.WINDOW,
          SqlKind.PRECEDING,
          SqlKind.FOLLOWING,
          SqlKind.EXISTS,
          SqlKind.SCALAR_QUERY,
          SqlKind.ARRAY_QUERY_CONSTRUCTOR,
          SqlKind.ARRAY_VALUE_CONSTRUCTOR,
          SqlKind.ROW,
          SqlKind.CASE,
          SqlKind.LITERAL_CHAIN,
          SqlKind.ITEM,
          SqlKind.CAST);

  /** How the kinds are called whose operators have no name that a user knows. */
  private static final Map<SqlKind, String> NAMES =
      Map.of(
          SqlKind.COLLECTION_TABLE, "a function in FROM",
          SqlKind.SNAPSHOT, "FOR SYSTEM_TIME",
          SqlKind.TABLE_REF, "a hint");

  private UnlistedOperators() {}

  /** Throws a {@link QueryException} that names what is refused, and its place. */
  public static void check(SqlNode statement) {
    statement.accept(new UnlistedOperators());
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    SqlOperator operator = call.getOperator();
    if (!QUERIES.contains(call.getKind()) && !PostgresOperators.isAdmitted(operator)) {
      throw operator instanceof SqlFunction function
          ? unknown(call, function)
          : QueryException.unsupported(
              call.getParserPosition(), NAMES.getOrDefault(call.getKind(), operator.getName()));
    }
    if (QuantifiedArrays.parameter(call) != null) {
      return call.<SqlNode>operand(0).accept(this);
    }
    if (QuantifiedArrays.elementType(call) != null) {
      throw QueryException.unsupported(
          call.operand(0).getParserPosition(),
          "a cast to an array, but of a parameter after ANY or ALL,");
    }
    return super.visit(call);
  }

  private static QueryException unknown(SqlCall call, SqlFunction function) {
    String more = OtherDialects.function(function.getName());
    return QueryException.at(
        call.getParserPosition(),
        QueryProblem.INVALID,
        "function "
            + function.getName()
            + " not found"
            + (more.isEmpty()
                ? NameSuggestion.of(function.getName(), PostgresOperators.functionNames())
                : more));
  }
}
