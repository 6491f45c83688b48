package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.algebra.RulePass;
import ai.whattalk.jdbc.sql.dialect.aggregate.Accumulator;
import ai.whattalk.jdbc.sql.dialect.aggregate.OrderedSetAggregates;
import ai.whattalk.jdbc.sql.dialect.operator.AggregateOperators;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.rules.AggregateReduceFunctionsRule;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Has aggregate functions computed by an {@link Accumulator} that Calcite has no code for, or that
 * it computes in another order than PostgreSQL.
 */
final class OwnAggregates {

  /** Groups that are left out, where the rows are groups already, lose the type of GROUPING. */
  private static final RelBuilderFactory KEEPING_GROUPS =
      RelBuilder.proto(RelBuilder.Config.DEFAULT.withAggregateUnique(true));

  private static final RulePass QUOTIENTS =
      RulePass.together(
          List.of(
              AggregateReduceFunctionsRule.Config.DEFAULT
                  .withFunctionsToReduce(EnumSet.of(SqlKind.AVG))
                  .withRelBuilderFactory(KEEPING_GROUPS)
                  .toRule()));

  private OwnAggregates() {}

  static LogicalAggregate of(LogicalAggregate aggregate) {
    List<AggregateCall> calls = aggregate.getAggCallList().stream().map(OwnAggregates::of).toList();
    return calls.equals(aggregate.getAggCallList())
        ? aggregate
        : (LogicalAggregate)
            aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                calls);
  }

  /** An aggregate with quotients of sums and counts for its averages, which have no code. */
  static RelNode quotients(RelNode aggregate) {
    return QUOTIENTS.apply(aggregate);
  }

  /**
   * An aggregate without GROUPING, which is 0 where all groups have all keys. Calcite takes a
   * constant out of the keys, and leaves GROUPING to ask for it.
   */
  static RelNode plainGroups(Aggregate aggregate) {
    if (aggregate.getGroupType() != Aggregate.Group.SIMPLE
        || aggregate.getAggCallList().stream().noneMatch(OwnAggregates::isGrouping)) {
      return aggregate;
    }
    List<AggregateCall> calls =
        aggregate.getAggCallList().stream().filter(call -> !isGrouping(call)).toList();
    RelBuilder builder =
        KEEPING_GROUPS
            .create(aggregate.getCluster(), null)
            .push(
                aggregate.copy(
                    aggregate.getTraitSet(),
                    aggregate.getInput(),
                    aggregate.getGroupSet(),
                    aggregate.getGroupSets(),
                    calls));
    List<RexNode> columns = new ArrayList<>(builder.fields().subList(0, aggregate.getGroupCount()));
    int taken = columns.size();
    for (AggregateCall call : aggregate.getAggCallList()) {
      columns.add(
          isGrouping(call)
              ? builder.getRexBuilder().makeLiteral(0, call.getType())
              : builder.field(taken++));
    }
    return builder.project(columns, aggregate.getRowType().getFieldNames()).build();
  }

  private static boolean isGrouping(AggregateCall call) {
    return call.getAggregation().getKind() == SqlKind.GROUPING;
  }

  private static AggregateCall of(AggregateCall call) {
    SqlAggFunction function = call.getAggregation();
    if (OrderedSetAggregates.isContinuous(function) && SqlTypeUtil.isInterval(call.getType())) {
      return with(call, OrderedSetAggregates.ofIntervals(function));
    }
    return switch (function.getKind()) {
      case AVG -> with(call, AggregateOperators.average(call.getType()));
      case SUM -> with(call, SqlStdOperatorTable.SUM);
      case MIN, MAX -> with(call, AggregateOperators.extreme(function, call.getType()));
      default -> call;
    };
  }

  private static AggregateCall with(AggregateCall call, SqlAggFunction function) {
    return AggregateCall.create(
        call.getParserPosition(),
        function,
        call.isDistinct(),
        call.isApproximate(),
        call.ignoreNulls(),
        call.rexList,
        call.getArgList(),
        call.filterArg,
        call.distinctKeys,
        call.getCollation(),
        call.getType(),
        call.getName());
  }
}
