package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.dialect.operator.NumberOperators;
import ai.whattalk.jdbc.sql.type.DecimalForm;
import com.google.common.collect.Sets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/**
 * Gives every decimal that a query computes the one form of {@link DecimalForm}. Calcite groups,
 * joins and tells rows apart by {@link BigDecimal#equals}, for which 0.5 and 0.50 are two numbers.
 */
public final class NormalDecimals extends RelHomogeneousShuttle {
  private static final Set<SqlKind> COMPARISONS =
      Sets.immutableEnumSet(
          Sets.union(
              SqlKind.COMPARISON,
              EnumSet.of(SqlKind.IS_DISTINCT_FROM, SqlKind.IS_NOT_DISTINCT_FROM)));

  private final RexBuilder rexBuilder;
  private final RexShuttle conditions = new Conditions();

  private NormalDecimals(RexBuilder rexBuilder) {
    this.rexBuilder = rexBuilder;
  }

  public static RelNode apply(RelNode plan) {
    return plan.accept(new NormalDecimals(plan.getCluster().getRexBuilder()));
  }

  @Override
  public RelNode visit(RelNode other) {
    RelNode visited = super.visit(other).accept(conditions);
    if (visited instanceof LogicalProject project) {
      AggregatedKeys keys = new AggregatedKeys(project);
      List<RexNode> columns =
          project.getProjects().stream().map(column -> normal(column.accept(keys))).toList();
      return project.copy(project.getTraitSet(), project.getInput(), columns, project.getRowType());
    }
    return visited instanceof LogicalAggregate aggregate ? above(aggregate) : visited;
  }

  /** A sum has as many digits behind the point as the summand with the most. */
  private RelNode above(LogicalAggregate aggregate) {
    RelBuilder builder =
        RelFactories.LOGICAL_BUILDER.create(aggregate.getCluster(), null).push(aggregate);
    List<RexNode> columns = new ArrayList<>(builder.fields());
    int groups = aggregate.getGroupCount();
    boolean computed = false;
    for (int i = groups; i < columns.size(); i++) {
      if (isDecimal(columns.get(i))) {
        columns.set(i, wrapped(columns.get(i)));
        computed = true;
      }
    }
    return computed
        ? builder.project(columns, aggregate.getRowType().getFieldNames(), true).build()
        : aggregate;
  }

  /** Literals wait for {@link DecimalLiterals}: planning makes others of them. */
  private RexNode normal(RexNode node) {
    return isDecimal(node) && node instanceof RexCall ? wrapped(node) : node;
  }

  private RexNode wrapped(RexNode node) {
    return NumberOperators.DECIMAL_NORMAL.call(rexBuilder, node.getType(), List.of(node));
  }

  private static boolean isDecimal(RexNode node) {
    return node.getType().getSqlTypeName() == SqlTypeName.DECIMAL;
  }

  /** What conditions compare may become the key of a join. */
  private final class Conditions extends RexShuttle {
    @Override
    public RexNode visitCall(RexCall call) {
      RexNode visited = super.visitCall(call);
      return visited instanceof RexCall comparison && COMPARISONS.contains(call.getKind())
          ? comparison.clone(
              comparison.getType(),
              comparison.getOperands().stream().map(NormalDecimals.this::normal).toList())
          : visited;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
      List<RexNode> operands =
          visited.getOperands().stream().map(NormalDecimals.this::normal).toList();
      return visited
          .clone(visited.getType(), operands)
          .clone(visited.rel.accept(NormalDecimals.this));
    }
  }
}
