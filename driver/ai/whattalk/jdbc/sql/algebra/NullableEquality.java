package ai.whattalk.jdbc.sql.algebra;

import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code a = b OR (a IS NULL AND b IS NULL)} within a condition, where it may be null.
 * Calcite's {@link RelOptUtil#collapseExpandedIsNotDistinctFromExpr} makes IS NOT DISTINCT FROM of
 * it in joins, which is never null; that is right only where null counts as false: as a term of the
 * whole condition.
 */
public final class NullableEquality {
  private static final Set<SqlKind> EQUALITY = Set.of(SqlKind.EQUALS, SqlKind.IS_TRUE);

  private NullableEquality() {}

  /** Keeps it in the condition of a join or filter. */
  public static RelNode keep(RelNode rel) {
    if (rel instanceof Filter filter) {
      RexNode kept = kept(filter.getCondition(), filter);
      return kept == null ? rel : filter.copy(filter.getTraitSet(), filter.getInput(), kept);
    }
    if (rel instanceof Join join) {
      RexNode kept = kept(join.getCondition(), join);
      return kept == null
          ? rel
          : join.copy(
              join.getTraitSet(),
              kept,
              join.getLeft(),
              join.getRight(),
              join.getJoinType(),
              join.isSemiJoinDone());
    }
    return rel;
  }

  private static @Nullable RexNode kept(RexNode condition, RelNode rel) {
    RexBuilder rexBuilder = rel.getCluster().getRexBuilder();
    RexShuttle within = within(rexBuilder);
    List<RexNode> terms = RelOptUtil.conjunctions(condition);
    List<RexNode> kept =
        terms.stream().map(term -> isEquality(term) ? term : term.accept(within)).toList();
    return kept.equals(terms) ? null : RexUtil.composeConjunction(rexBuilder, kept);
  }

  private static RexShuttle within(RexBuilder rexBuilder) {
    return new RexShuttle() {
      @Override
      public RexNode visitCall(RexCall call) {
        return isEquality(call)
            ? rexBuilder.makeCall(
                call.getType(),
                call.getOperator(),
                RelOptUtil.disjunctions(super.visitCall(call)).stream()
                    .map(term -> term.isA(SqlKind.AND) ? term : Guards.opaque(rexBuilder, term))
                    .toList())
            : super.visitCall(call);
      }
    };
  }

  private static boolean isEquality(RexNode node) {
    List<RexNode> terms = node.isA(SqlKind.OR) ? RelOptUtil.disjunctions(node) : List.of();
    return terms.stream().anyMatch(term -> term.isA(EQUALITY))
        && terms.stream().anyMatch(NullableEquality::areNull);
  }

  private static boolean areNull(RexNode node) {
    return node.isA(SqlKind.AND)
        && RelOptUtil.conjunctions(node).stream().anyMatch(term -> term.isA(SqlKind.IS_NULL));
  }

  /**
   * Such an OR within a join's condition, that the conversion to algebra would change before it can
   * be kept; null if there is none.
   */
  public static @Nullable SqlNode lost(@Nullable SqlNode condition) {
    return condition == null ? null : lost(condition, true);
  }

  private static @Nullable SqlNode lost(@Nullable SqlNode node, boolean whole) {
    List<? extends @Nullable SqlNode> parts =
        node instanceof SqlNodeList list
            ? list.getList()
            : node instanceof SqlCall call && !call.isA(SqlKind.QUERY)
                ? call.getOperandList()
                : List.of();
    if (!whole && node instanceof SqlCall call && isEquality(call)) {
      return node;
    }
    boolean terms =
        whole && node != null && (node.getKind() == SqlKind.AND || node.getKind() == SqlKind.OR);
    for (SqlNode part : parts) {
      SqlNode lost = lost(part, terms);
      if (lost != null) {
        return lost;
      }
    }
    return null;
  }

  private static boolean isEquality(SqlCall call) {
    return call.getKind() == SqlKind.OR
        && call.getOperandList().stream().anyMatch(term -> EQUALITY.contains(term.getKind()))
        && call.getOperandList().stream().anyMatch(term -> term.getKind() == SqlKind.AND);
  }
}
