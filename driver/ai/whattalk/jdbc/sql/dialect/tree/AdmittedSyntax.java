package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.algebra.NullableEquality;
import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnnestOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses forms of queries that the parser takes and this driver does not: other dialects' syntax,
 * and what Calcite's validator and planner make something else of than PostgreSQL.
 */
public final class AdmittedSyntax extends SqlBasicVisitor<@Nullable Void> {
  private static final Set<JoinType> JOINS =
      Set.of(
          JoinType.INNER,
          JoinType.LEFT,
          JoinType.RIGHT,
          JoinType.FULL,
          JoinType.CROSS,
          JoinType.COMMA);

  private static final Set<SqlKind> GROUPS =
      Set.of(SqlKind.GROUPING_SETS, SqlKind.ROLLUP, SqlKind.CUBE);

  private static final Set<SqlKind> LISTS =
      Set.of(SqlKind.IN, SqlKind.NOT_IN, SqlKind.SOME, SqlKind.ALL);

  private static final Set<String> OF_TYPED_VALUES =
      Set.of("BIT_AND", "BIT_OR", "BIT_XOR", "BOOL_AND", "BOOL_OR", "EVERY");

  private static final int MOST_GROUPING_BITS = 31;

  private static final Set<String> OF_ORDERED_ROWS =
      Set.of("MODE", "PERCENTILE_CONT", "PERCENTILE_DISC");

  /** The calls that stand before WITHIN GROUP. */
  private final Set<SqlNode> ordered = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<String> recursions = new HashSet<>();

  private AdmittedSyntax() {}

  /** Throws a {@link QueryException} that names what is refused, and its place. */
  public static void check(SqlNode statement) {
    statement.accept(new AdmittedSyntax());
  }

  @Override
  public @Nullable Void visit(SqlLiteral literal) {
    if (literal instanceof SqlCharStringLiteral text && text.toValue().indexOf(0) >= 0) {
      throw refusal(text, "the sign U+0000 in a text");
    }
    return null;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    SqlOperator operator = call.getOperator();
    if (operator.getName().equals("CONVERT") && !(operator instanceof SqlJdbcFunctionCall)) {
      throw refusal(call, "CONVERT(…)");
    }
    if (operator instanceof SqlUnnestOperator unnest) {
      check(unnest, call);
    }
    if (call.getKind() == SqlKind.CAST && call.operandCount() > 2) {
      throw refusal(call.operand(2), "FORMAT in CAST");
    }
    if (call instanceof SqlJoin join && !JOINS.contains(join.getJoinType())) {
      throw refusal(call, "this kind of join");
    }
    if (call instanceof SqlJoin join && NullableEquality.lost(join.getCondition()) != null) {
      throw refusal(
          Objects.requireNonNull(NullableEquality.lost(join.getCondition())),
          "a = b OR (a IS NULL AND b IS NULL) as a value in ON");
    }
    if (call instanceof SqlWindow window) {
      check(window);
    } else if (call instanceof SqlSelect select) {
      check(select);
    } else if (call instanceof SqlWithItem item && RecursionForm.isRecursive(item)) {
      check(item);
    } else if (call.getKind() == SqlKind.OVER) {
      checkWindowed(call);
    } else if (call instanceof SqlOrderBy ordered) {
      SortKeys.check(ordered);
    } else if (call.getKind() == SqlKind.WITHIN_GROUP) {
      ordered.add(call.operand(0));
    } else {
      checkAggregate(call);
    }
    if (LISTS.contains(call.getKind()) && isNull(call.operand(0)) && isQuery(call.operand(1))) {
      throw refusal(call, "NULL compared with a subquery");
    }
    return super.visit(call);
  }

  /** Calcite takes no notice of DISTINCT there. */
  private static void checkWindowed(SqlCall over) {
    if (SqlUtil.containsCall(over, AdmittedSyntax::isQuery)) {
      throw refusal(over, "a subquery in a window function");
    }
    SqlCall function = over.operand(0);
    SqlCall aggregate = function.getKind() == SqlKind.FILTER ? function.operand(0) : function;
    SqlLiteral quantifier = aggregate.getFunctionQuantifier();
    if (quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT) {
      throw refusal(aggregate, "DISTINCT in a window function");
    }
  }

  private static void check(SqlWindow window) {
    SqlNode lower = window.getLowerBound();
    SqlNode upper = window.getUpperBound();
    if (lower != null && SqlWindow.isUnboundedFollowing(lower)
        || upper != null && SqlWindow.isUnboundedPreceding(upper)) {
      throw refusal(window, "a frame that ends before it begins");
    }
    if (window.getLowerBound() == null
        && upper != null
        && (upper.getKind() == SqlKind.FOLLOWING || SqlWindow.isUnboundedFollowing(upper))) {
      throw refusal(upper, "a frame from FOLLOWING to the current row");
    }
    if (!SqlWindow.isExcludeNoOthers(window.getExclude())) {
      throw refusal(window, "EXCLUDE in a window's frame");
    }
  }

  private static void check(SqlSelect select) {
    if (select.getQualify() != null) {
      throw refusal(select.getQualify(), "QUALIFY");
    }
    if (select.getGroup() != null) {
      SortKeys.check(select.getGroup());
      for (SqlNode group : select.getGroup()) {
        if (GROUPS.contains(group.getKind())) {
          checkGroups((SqlCall) group, select);
        } else if (hasWindow(SortKeys.meant(group, select))) {
          throw refusal(group, "a window function in GROUP BY");
        }
      }
    }
    if (select.hasHints()) {
      throw refusal(select, "a hint");
    }
    for (SqlNode column : select.getSelectList()) {
      if (SqlUtil.stripAs(column).getKind() == SqlKind.ROW) {
        throw refusal(column, "a row as a column");
      }
    }
  }

  private static boolean hasWindow(SqlNode node) {
    return node instanceof SqlCall call
        && !isQuery(call)
        && (call.getKind() == SqlKind.OVER
            || call.getOperandList().stream().anyMatch(AdmittedSyntax::hasWindow));
  }

  private void check(SqlWithItem recursion) {
    if (!RecursionForm.isPlain(recursion)) {
      throw refusal(recursion, "a recursion but of rows UNION one query that reads them once");
    }
    // Calcite keeps the rows of all of them in one table of that name.
    if (!recursions.add(recursion.name.getSimple().toLowerCase(Locale.ROOT))) {
      throw refusal(recursion, "a second recursion of one name");
    }
  }

  private static void checkGroups(SqlCall groups, SqlSelect select) {
    Set<String> keys = new HashSet<>();
    for (SqlNode group : groups.getOperandList()) {
      if (GROUPS.contains(group.getKind())) {
        throw refusal(group, "a grouping set within another");
      }
      // Calcite makes one set of those that PostgreSQL counts apart.
      for (SqlNode key : group.getKind() == SqlKind.ROW ? operands(group) : List.of(group)) {
        if (groups.getKind() != SqlKind.GROUPING_SETS && !keys.add(SortKeys.value(key, select))) {
          throw refusal(key, "a key that stands twice in " + groups.getOperator().getName());
        }
      }
    }
  }

  private static List<SqlNode> operands(SqlNode row) {
    return ((SqlCall) row).getOperandList();
  }

  private static void check(SqlUnnestOperator unnest, SqlCall call) {
    if (unnest.withOrdinality) {
      throw refusal(call, "WITH ORDINALITY");
    }
    if (call.operandCount() > 1) {
      throw refusal(call, "UNNEST of several arrays");
    }
    if (call.operand(0) instanceof SqlLiteral) {
      throw refusal(call, "UNNEST of a constant that is no array");
    }
  }

  private void checkAggregate(SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    if (name.equals("COUNT") && call.operandCount() > 1) {
      throw refusal(call, "COUNT of several values");
    }
    if (OF_TYPED_VALUES.contains(name)
        && call.getOperandList().stream().anyMatch(value -> SqlUtil.isNullLiteral(value, false))) {
      throw refusal(call, name + " of NULL without a type");
    }
    if (name.equals("GROUPING") && call.operandCount() > MOST_GROUPING_BITS) {
      throw refusal(call, "GROUPING of more than " + MOST_GROUPING_BITS + " values");
    }
    if (OF_ORDERED_ROWS.contains(name) && !ordered.contains(call)) {
      throw refusal(call, name + " without WITHIN GROUP (ORDER BY …)");
    }
  }

  private static boolean isNull(SqlNode value) {
    return value.getKind() == SqlKind.CAST
        ? isNull(((SqlCall) value).operand(0))
        : value instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.NULL;
  }

  private static boolean isQuery(SqlNode node) {
    return node != null && node.isA(SqlKind.QUERY) && !(node instanceof SqlNodeList);
  }

  private static QueryException refusal(SqlNode node, String what) {
    return QueryException.unsupported(node, what);
  }
}
