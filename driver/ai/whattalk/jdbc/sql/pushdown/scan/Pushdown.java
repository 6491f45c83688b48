package ai.whattalk.jdbc.sql.pushdown.scan;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.RelNode;

/** What planning has to do so that scans ask the API for no more than the query needs. */
public final class Pushdown {
  /** The planner rules by which a scan absorbs what stands above it, in no particular order. */
  public static final List<RelOptRule> RULES =
      Stream.of(ScanRules.ALL, AggregateRules.ALL).flatMap(List::stream).toList();

  /** The passes over a physical plan, in which its scans learn what is around them, in order. */
  public static final List<UnaryOperator<RelNode>> PASSES =
      List.of(
          RepeatedScans::mark,
          JoinNarrowing::apply,
          ComparisonNarrowing::apply,
          JoinedLimits::apply,
          ColumnsRead::apply);

  private Pushdown() {}
}
