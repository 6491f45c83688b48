package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.algebra.DeepQueries;
import ai.whattalk.jdbc.sql.algebra.DerivedOrder;
import ai.whattalk.jdbc.sql.algebra.EnumerableTotals;
import ai.whattalk.jdbc.sql.algebra.FlatUnions;
import ai.whattalk.jdbc.sql.algebra.Guards;
import ai.whattalk.jdbc.sql.algebra.PlannerRules;
import ai.whattalk.jdbc.sql.algebra.RowCap;
import ai.whattalk.jdbc.sql.algebra.RulePass;
import ai.whattalk.jdbc.sql.dialect.rewrite.CodePointOrder;
import ai.whattalk.jdbc.sql.dialect.rewrite.DecimalLiterals;
import ai.whattalk.jdbc.sql.dialect.rewrite.NormalDecimals;
import ai.whattalk.jdbc.sql.dialect.rewrite.PostgresRewriter;
import ai.whattalk.jdbc.sql.dialect.tree.ColumnLabels;
import ai.whattalk.jdbc.sql.dialect.tree.FromColumns;
import ai.whattalk.jdbc.sql.dialect.tree.JoinedColumns;
import ai.whattalk.jdbc.sql.dialect.tree.OuterColumns;
import ai.whattalk.jdbc.sql.dialect.tree.RowComparisons;
import ai.whattalk.jdbc.sql.dialect.tree.SubqueryColumns;
import ai.whattalk.jdbc.sql.dialect.tree.WithNames;
import ai.whattalk.jdbc.sql.pushdown.bound.LongParameterLists;
import ai.whattalk.jdbc.sql.pushdown.scan.Pushdown;
import ai.whattalk.jdbc.sql.run.ResultColumn;
import ai.whattalk.jdbc.sql.run.ResultColumns;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeFactory;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Turns a parse tree into code, as {@code org.apache.calcite.prepare.Prepare} does, without its
 * connection: spells names out, validates, converts to relational algebra, lets Calcite's rules
 * choose a physical plan, and compiles it. The lists of passes say in which order what is changed
 * on the way. Used by one thread.
 */
public final class QueryPlanner {
  /** Over the parse tree, before columns get their labels and Calcite validates it. */
  private final List<UnaryOperator<SqlNode>> treePasses =
      List.of(
          WithNames::spell,
          SubqueryColumns::name,
          statement -> JoinedColumns.name(statement, new FromColumns(this::columnsOfTable)),
          OuterColumns::asConstants);

  /** Over the algebra, before Calcite's rules are applied. */
  private static final List<UnaryOperator<RelNode>> LOGICAL_PASSES =
      List.of(
          LongParameterLists::apply,
          PostgresRewriter::apply,
          NormalDecimals::apply,
          Subqueries::prepare,
          FlatUnions::apply,
          DeepQueries::merge,
          DerivedOrder::keep,
          RulePass.together(PlannerRules.OF_SUBQUERIES)::apply,
          CalciteSetup::trim);

  /** Over the physical plan that Calcite has chosen. */
  private static final List<UnaryOperator<RelNode>> PHYSICAL_PASSES =
      Stream.of(
              List.<UnaryOperator<RelNode>>of(
                  RulePass.inTurn(PlannerRules.OF_CALCULATIONS)::apply,
                  DecimalLiterals::apply,
                  CodePointOrder::apply),
              Pushdown.PASSES,
              List.<UnaryOperator<RelNode>>of(Guards::apply, EnumerableTotals::apply))
          .flatMap(List::stream)
          .toList();

  private final WhatTalkTypeFactory typeFactory = new WhatTalkTypeFactory();
  private final CalciteCatalogReader catalog;
  private final QueryValidator validator;
  private final RelOptPlanner optimizer;

  /**
   * Creates a planner for one statement.
   *
   * @param root schema that holds the schemas
   * @param defaultSchema name of the schema whose tables need no qualification
   */
  public QueryPlanner(CalciteSchema root, String defaultSchema) {
    optimizer = CalciteSetup.optimizer();
    catalog = CalciteSetup.catalog(root, defaultSchema, typeFactory);
    validator = CalciteSetup.validator(catalog);
  }

  /**
   * Plans a query.
   *
   * @param maxRows rows to give at most, or 0 for all
   */
  public QueryPlan plan(SqlNode statement, long maxRows) {
    SqlExplain explain = statement instanceof SqlExplain explained ? explained : null;
    SqlNode named = all(treePasses, explain == null ? statement : explain.getExplicandum());
    ColumnLabels labels = ColumnLabels.of(named);
    SqlNode validated = validator.validate(RowComparisons.expand(named));
    OuterColumns.check(validated);
    RelDataType resultType = validator.getValidatedNodeType(validated);
    RelDataType parameterType = validator.getParameterRowType(validated);
    List<ResultColumn> columns =
        ResultColumns.of(resultType, labels.of(resultType), validator.getFieldOrigins(validated));

    RelRoot root =
        CalciteSetup.converter(validator, catalog, optimizer, parameterType.getFieldCount())
            .convertQuery(validated, false, true);
    if (maxRows > 0 && explain == null) {
      root = RowCap.apply(root, maxRows);
    }
    EnumerableRel plan = optimise(root.withRel(all(LOGICAL_PASSES, root.rel)));
    QueryPlan planned =
        QueryPlan.compiled(
            plan,
            columns,
            ResultColumns.parameters(parameterType, validator.rowCounts()),
            typeFactory);
    return explain == null ? planned : planned.explained(plan);
  }

  private static <T> T all(List<UnaryOperator<T>> passes, T node) {
    T changed = node;
    for (UnaryOperator<T> pass : passes) {
      changed = pass.apply(changed);
    }
    return changed;
  }

  private @Nullable List<String> columnsOfTable(SqlIdentifier table) {
    Prepare.PreparingTable found = catalog.getTable(table.names);
    return found == null ? null : found.getRowType().getFieldNames();
  }

  /** The parameters that no type was found for in planning, by their indexes. */
  public Set<Integer> unknownParameters() {
    return validator.unknownParameters();
  }

  private EnumerableRel optimise(RelRoot root) {
    RelTraitSet wanted =
        root.rel
            .getTraitSet()
            .replace(EnumerableConvention.INSTANCE)
            .replace(root.collation)
            .simplify();
    optimizer.setRoot(root.rel);
    optimizer.setRoot(optimizer.changeTraits(root.rel, wanted));
    EnumerableRel plan = (EnumerableRel) all(PHYSICAL_PASSES, optimizer.findBestExp());
    if (root.isRefTrivial()) {
      return plan;
    }
    List<RexNode> visible =
        root.fields.stream()
            .map(field -> (RexNode) RexInputRef.of(field.getKey(), plan.getRowType()))
            .toList();
    return EnumerableCalc.create(
        plan,
        RexProgram.create(
            plan.getRowType(),
            visible,
            null,
            root.validatedRowType,
            plan.getCluster().getRexBuilder()));
  }
}
