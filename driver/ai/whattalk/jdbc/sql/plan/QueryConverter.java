package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.algebra.RelInputs;
import ai.whattalk.jdbc.sql.dialect.tree.OuterColumns;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import com.google.common.collect.ImmutableList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable.ViewExpander;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.AggregatingSelectScope;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's converter of parse trees to relational algebra, mended where a subquery refers to
 * columns of a query with GROUP BY. These are columns of the groups then: of several, Calcite finds
 * the place of the first one among them only.
 */
final class QueryConverter extends SqlToRelConverter {
  private static final Set<SqlKind> LISTED = Set.of(SqlKind.IN, SqlKind.NOT_IN);

  private static final ViewExpander NO_VIEWS =
      (rowType, sql, schemaPath, viewPath) -> {
        throw new UnsupportedOperationException("there are no views");
      };

  /** Of queries whose HAVING is converted as QUALIFY. */
  private final Set<Blackboard> qualified = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Groups among whose keys Calcite would look for the columns that subqueries refer to. */
  private final Map<Blackboard, RelNode> searched = new IdentityHashMap<>();

  QueryConverter(
      QueryValidator validator,
      CalciteCatalogReader catalog,
      RelOptCluster cluster,
      SqlRexConvertletTable convertlets,
      Config config) {
    super(NO_VIEWS, validator, catalog, cluster, convertlets, config);
  }

  /**
   * Of several subqueries in HAVING, Calcite takes the variables of the first one only. In QUALIFY,
   * which is the same where there are no window functions, it takes those of all.
   */
  @Override
  protected void convertSelectImpl(Blackboard bb, Blackboard measures, SqlSelect select) {
    SqlNode having = select.getHaving();
    if (select.getGroup() != null && having != null && OuterColumns.areInSubqueries(having)) {
      if (hasWindows(select)) {
        throw QueryException.unsupported(
            having, "a window function beside several correlated subqueries in HAVING");
      }
      select.setHaving(null);
      select.setQualify(having);
      qualified.add(bb);
    }
    super.convertSelectImpl(bb, measures, select);
  }

  private static boolean hasWindows(SqlSelect select) {
    return select.getQualify() != null
        || Stream.of(select.getSelectList(), select.getOrderList())
            .filter(Objects::nonNull)
            .anyMatch(part -> SqlUtil.containsCall(part, call -> call.getKind() == SqlKind.OVER));
  }

  @Override
  protected RelNode createAggregate(
      Blackboard bb,
      ImmutableBitSet keys,
      ImmutableList<ImmutableBitSet> sets,
      List<AggregateCall> calls) {
    RelNode groups = super.createAggregate(bb, keys, sets, calls);
    searched.put(bb, groups);
    return groups;
  }

  /**
   * Puts a copy in place of groups before the first expression over them is converted. Of a copy,
   * Calcite does not know which columns are its keys, and so leaves alone what subqueries refer to.
   * Of QUALIFY, it does not know the lists of IN.
   */
  @Override
  protected @Nullable RexNode convertExtendedExpression(SqlNode node, Blackboard bb) {
    RelNode groups = bb.root;
    if (groups != null && searched.remove(bb, groups)) {
      bb.setRoot(groups.copy(groups.getTraitSet(), groups.getInputs()), false);
    }
    return qualified.contains(bb)
            && LISTED.contains(node.getKind())
            && ((SqlCall) node).operand(1) instanceof SqlNodeList values
        ? listed((SqlCall) node, values, bb)
        : null;
  }

  /** {@code x = a OR x = b} for {@code x IN (a, b)}. */
  private RexNode listed(SqlCall in, SqlNodeList values, Blackboard bb) {
    RexNode value = bb.convertExpression(in.operand(0));
    RexNode any =
        RexUtil.composeDisjunction(
            rexBuilder,
            values.stream()
                .map(bb::convertExpression)
                .map(one -> rexBuilder.makeCall(SqlStdOperatorTable.EQUALS, value, one))
                .toList());
    return in.getKind() == SqlKind.IN ? any : rexBuilder.makeCall(SqlStdOperatorTable.NOT, any);
  }

  @Override
  protected void convertAgg(
      Blackboard bb, SqlSelect select, List<SqlNode> order, List<SqlNode> more) {
    super.convertAgg(bb, select, order, more);
    AggregatingSelectScope scope =
        (AggregatingSelectScope)
            Objects.requireNonNull(Objects.requireNonNull(validator).getSelectScope(select));
    bb.setRoot(withKeys(bb.root(), scope.resolved.get().groupExprProjection), false);
  }

  /**
   * A projection or filter of groups, whose subqueries refer to keys in place of columns.
   *
   * @param keys the indexes of keys by those of the columns that they are
   */
  private RelNode withKeys(RelNode made, Map<Integer, Integer> keys) {
    if (!(made instanceof Project || made instanceof Filter)) {
      return made;
    }
    RelNode groups = withKeys(made.getInput(0), keys);
    return RelInputs.replace(made, List.of(groups))
        .accept(new Keys(made.getVariablesSet(), keys, groups.getRowType()));
  }

  private final class Keys extends RexShuttle {
    private final Set<CorrelationId> variables;
    private final Map<Integer, Integer> keys;
    private final RelDataType groups;

    Keys(Set<CorrelationId> variables, Map<Integer, Integer> keys, RelDataType groups) {
      this.variables = variables;
      this.keys = keys;
      this.groups = groups;
    }

    @Override
    public RexNode visitFieldAccess(RexFieldAccess column) {
      if (!(column.getReferenceExpr() instanceof RexCorrelVariable variable)
          || !variables.contains(variable.id)) {
        return super.visitFieldAccess(column);
      }
      Integer index = keys.get(column.getField().getIndex());
      if (index == null) {
        throw unsupported("USING makes it of two columns");
      }
      RexNode key = rexBuilder.makeFieldAccess(rexBuilder.makeCorrel(groups, variable.id), index);
      if (key.getType().isNullable() && !column.getType().isNullable()) {
        throw unsupported("grouping sets add nulls to a column without any");
      }
      return key;
    }

    private static QueryException unsupported(String what) {
      return new QueryException(
          QueryProblem.UNSUPPORTED,
          "a subquery that refers to a key of groups is not supported where " + what);
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subquery) {
      RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subquery);
      return visited.clone(within(visited.rel));
    }

    private RelNode within(RelNode rel) {
      return RelInputs.replace(rel, rel.getInputs().stream().map(this::within).toList())
          .accept(this);
    }
  }
}
