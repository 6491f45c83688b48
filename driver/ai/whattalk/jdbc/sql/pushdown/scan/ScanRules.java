package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.algebra.DerivedOrder;
import ai.whattalk.jdbc.sql.algebra.EnumerableExactLimit;
import ai.whattalk.jdbc.sql.algebra.PlannerRule;
import ai.whattalk.jdbc.sql.table.ListTable;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableIntList;

/** The planner rules by which a {@link ListScan} comes about, absorbs and is carried out. */
final class ScanRules {

  /** All of them, in no particular order. */
  static final List<RelOptRule> ALL =
      List.of(
          PlannerRule.of(
              "ListScan:table",
              b -> b.operand(LogicalTableScan.class).noInputs(),
              ScanRules::replaceTableScan),
          PlannerRule.of(
              "ListScan:filter",
              b -> b.operand(Filter.class).oneInput(b1 -> b1.operand(ListScan.class).noInputs()),
              ScanRules::absorbFilter),
          PlannerRule.of(
              "ListScan:project",
              b -> b.operand(Project.class).oneInput(b1 -> b1.operand(ListScan.class).noInputs()),
              ScanRules::absorbColumns),
          PlannerRule.of(
              "ListScan:limit",
              b ->
                  b.operand(Sort.class)
                      .predicate(sort -> sort.getCollation().getFieldCollations().isEmpty())
                      .oneInput(b1 -> b1.operand(ListScan.class).noInputs()),
              ScanRules::absorbLimit),
          PlannerRule.of(
              "ListScan:sort",
              b ->
                  b.operand(Sort.class)
                      .predicate(sort -> sort.fetch != null)
                      .oneInput(b1 -> b1.operand(ListScan.class).noInputs()),
              ScanRules::readEnd),
          PlannerRule.of(
              "EnumerableExactLimit", b -> b.operand(Sort.class).anyInputs(), ScanRules::limit),
          PhysicalScanRule.CONFIG.toRule(PhysicalScanRule.class));

  private ScanRules() {}

  private static void replaceTableScan(RelOptRuleCall call) {
    LogicalTableScan scan = call.rel(0);
    ListTable table = scan.getTable().unwrap(ListTable.class);
    if (table != null) {
      ImmutableIntList columns = ImmutableIntList.identity(scan.getRowType().getFieldCount());
      call.transformTo(
          new ListScan(
              scan.getCluster(),
              scan.getRowType(),
              scan.getRowType(),
              ScanSpec.of(table, columns)));
    }
  }

  /** A filter above a limit sees other rows than one below it, so that one stays where it is. */
  private static void absorbFilter(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    ListScan scan = call.rel(1);
    if (!scan.spec.isPlain()
        || RexUtil.containsCorrelation(filter.getCondition())
        || !filter.getVariablesSet().isEmpty()) {
      return;
    }
    RexBuilder rexBuilder = scan.getCluster().getRexBuilder();
    RexNode condition = scan.overTable(filter.getCondition());
    RexNode all =
        scan.spec.filter() == null
            ? condition
            : RexUtil.composeConjunction(rexBuilder, List.of(scan.spec.filter(), condition));
    call.transformTo(scan.withSpec(scan.spec.withFilter(all)));
  }

  private static void absorbColumns(RelOptRuleCall call) {
    Project project = call.rel(0);
    ListScan scan = call.rel(1);
    List<RexNode> projects = project.getProjects();
    if (scan.spec.grain() != null
        || projects.isEmpty()
        || !projects.stream().allMatch(RexInputRef.class::isInstance)) {
      return;
    }
    ImmutableIntList columns =
        ImmutableIntList.copyOf(
            projects.stream()
                .map(node -> scan.spec.columns().get(((RexInputRef) node).getIndex()))
                .toList());
    call.transformTo(scan.withColumns(scan.spec.withColumns(columns), project.getRowType()));
  }

  private static void absorbLimit(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    ListScan scan = call.rel(1);
    if (scan.spec.isPlain()) {
      call.transformTo(scan.withSpec(scan.spec.withLimit(new RowRange(sort.offset, sort.fetch))));
    }
  }

  /** A sort that takes a few rows of one end tells the scan so. */
  private static void readEnd(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    ListScan scan = call.rel(1);
    if (!scan.spec.isPlain()
        || DerivedOrder.isAllRows(sort.fetch)
        || sort.getCollation().getFieldCollations().isEmpty()) {
      return;
    }
    RelFieldCollation first = sort.getCollation().getFieldCollations().get(0);
    if (!scan.spec.isCreatedAt(first.getFieldIndex())) {
      return;
    }
    boolean newest = first.getDirection().isDescending();
    boolean undatedFirst = first.nullDirection == RelFieldCollation.NullDirection.FIRST;
    ScanEnd end = new ScanEnd(newest, undatedFirst, new RowRange(sort.offset, sort.fetch));
    call.transformTo(
        sort.copy(sort.getTraitSet(), List.of(scan.withSpec(scan.spec.withEnds(List.of(end))))));
  }

  /** In place of {@code EnumerableRules.ENUMERABLE_LIMIT_RULE}. */
  private static void limit(RelOptRuleCall call) {
    Sort sort = call.rel(0);
    if (sort.offset == null && sort.fetch == null) {
      return;
    }
    RelNode input =
        sort.getCollation().getFieldCollations().isEmpty()
            ? sort.getInput()
            : sort.copy(sort.getTraitSet(), sort.getInput(), sort.getCollation(), null, null);
    call.transformTo(
        new EnumerableExactLimit(
            RelOptRule.convert(
                call.getPlanner(),
                input,
                input.getTraitSet().replace(EnumerableConvention.INSTANCE)),
            sort.offset,
            sort.fetch));
  }

  /** Carries a scan out: {@link EnumerableListScan}. */
  static final class PhysicalScanRule extends ConverterRule {
    static final Config CONFIG =
        Config.INSTANCE
            .withConversion(
                ListScan.class,
                Convention.NONE,
                EnumerableConvention.INSTANCE,
                "ListScan:enumerable")
            .withRuleFactory(PhysicalScanRule::new);

    PhysicalScanRule(Config config) {
      super(config);
    }

    @Override
    public RelNode convert(RelNode rel) {
      return new EnumerableListScan((ListScan) rel);
    }
  }
}
