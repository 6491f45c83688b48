package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.dialect.operator.WindowCall;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeSystem;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/**
 * Sums BIGINTs as the decimals that their sum is, so that it can't wrap: Calcite has no code that
 * adds a BIGINT to a decimal.
 */
final class BigintSums {

  private BigintSums() {}

  /** Casts the BIGINTs that an aggregate adds, below it. */
  static Aggregate of(LogicalAggregate aggregate) {
    RelNode input = aggregate.getInput();
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(input.getCluster(), null).push(input);
    List<RexNode> columns = new ArrayList<>(builder.fields());
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (adds(call.getAggregation().getKind())
          && isLong(builder.field(call.getArgList().get(0)).getType())) {
        columns.add(decimal(builder.getRexBuilder(), builder.field(call.getArgList().get(0))));
        calls.add(call.withArgList(List.of(columns.size() - 1)));
      } else {
        calls.add(call);
      }
    }
    return calls.equals(aggregate.getAggCallList())
        ? aggregate
        : aggregate.copy(
            aggregate.getTraitSet(),
            builder.project(columns).build(),
            aggregate.getGroupSet(),
            aggregate.getGroupSets(),
            calls);
  }

  /** Casts the BIGINT that a window function adds. */
  static RexNode of(RexOver over, RexBuilder rexBuilder) {
    if (!adds(over.getAggOperator().getKind()) || !isLong(over.getOperands().get(0).getType())) {
      return over;
    }
    return WindowCall.like(over)
        .of(decimal(rexBuilder, over.getOperands().get(0)))
        .make(rexBuilder);
  }

  /** Of the type of the sum, which keeps whether the value may be null. */
  private static RexNode decimal(RexBuilder rexBuilder, RexNode value) {
    return rexBuilder.makeCast(
        WhatTalkTypeSystem.INSTANCE.deriveSumType(rexBuilder.getTypeFactory(), value.getType()),
        value);
  }

  private static boolean adds(SqlKind kind) {
    return kind == SqlKind.SUM || kind == SqlKind.SUM0 || kind == SqlKind.AVG;
  }

  private static boolean isLong(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.BIGINT;
  }
}
