package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.algebra.DeepQueries;
import ai.whattalk.jdbc.sql.algebra.DerivedOrder;
import ai.whattalk.jdbc.sql.algebra.DistinctInOrder;
import ai.whattalk.jdbc.sql.algebra.EnumerableTotals;
import ai.whattalk.jdbc.sql.algebra.ExpressionParts;
import ai.whattalk.jdbc.sql.algebra.FlatUnions;
import ai.whattalk.jdbc.sql.algebra.Guards;
import ai.whattalk.jdbc.sql.algebra.RowCap;
import ai.whattalk.jdbc.sql.algebra.RowOrder;
import ai.whattalk.jdbc.sql.algebra.SemiJoinRules;
import ai.whattalk.jdbc.sql.dialect.StatementParser;
import ai.whattalk.jdbc.sql.dialect.operator.PostgresOperators;
import ai.whattalk.jdbc.sql.dialect.rewrite.CodePointOrder;
import ai.whattalk.jdbc.sql.dialect.rewrite.DecimalLiterals;
import ai.whattalk.jdbc.sql.dialect.rewrite.NormalDecimals;
import ai.whattalk.jdbc.sql.dialect.rewrite.PostgresConvertlets;
import ai.whattalk.jdbc.sql.dialect.rewrite.PostgresRewriter;
import ai.whattalk.jdbc.sql.dialect.tree.ColumnLabels;
import ai.whattalk.jdbc.sql.dialect.tree.FromColumns;
import ai.whattalk.jdbc.sql.dialect.tree.JoinedColumns;
import ai.whattalk.jdbc.sql.dialect.tree.OuterColumns;
import ai.whattalk.jdbc.sql.dialect.tree.RowComparisons;
import ai.whattalk.jdbc.sql.dialect.tree.SubqueryColumns;
import ai.whattalk.jdbc.sql.dialect.tree.WithNames;
import ai.whattalk.jdbc.sql.pushdown.bound.LongParameterLists;
import ai.whattalk.jdbc.sql.pushdown.scan.AggregateRules;
import ai.whattalk.jdbc.sql.pushdown.scan.ComparisonNarrowing;
import ai.whattalk.jdbc.sql.pushdown.scan.JoinNarrowing;
import ai.whattalk.jdbc.sql.pushdown.scan.JoinedLimits;
import ai.whattalk.jdbc.sql.pushdown.scan.ScanRules;
import ai.whattalk.jdbc.sql.run.ResultColumn;
import ai.whattalk.jdbc.sql.run.ResultColumns;
import ai.whattalk.jdbc.sql.run.ValueReader;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.DateRangeRules;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.Programs;
import org.jspecify.annotations.Nullable;

/**
 * Turns a parse tree into code: validates, converts to relational algebra, optimises and compiles.
 * What {@code org.apache.calcite.prepare.Prepare} does, without its connection. Used by one thread.
 */
public final class QueryPlanner {
  private static final CalciteConnectionConfigImpl CONFIG =
      new CalciteConnectionConfigImpl(new Properties())
          .set(CalciteConnectionProperty.CASE_SENSITIVE, "false")
          .set(CalciteConnectionProperty.FORCE_DECORRELATE, "false")
          .set(CalciteConnectionProperty.CONFORMANCE, SqlConformanceEnum.LENIENT.name());

  /**
   * Values from which on an IN is a join. What is less narrows a scan, while the code for some
   * hundreds of comparisons would be more than a method can hold.
   */
  private static final int LONG_LIST = 250;

  /** In place of that where parameters may be listed, since a join with them is slow to plan. */
  private static final int NO_LIST_IS_LONG = Integer.MAX_VALUE;

  private final WhatTalkTypeFactory typeFactory = new WhatTalkTypeFactory();
  private final CalciteCatalogReader catalog;
  private final QueryValidator validator;
  private final RelOptPlanner planner;
  private final Runnable checkOpen;

  /**
   * Creates a planner for one statement.
   *
   * @param root schema that holds the schemas
   * @param defaultSchema name of the schema whose tables need no qualification
   * @param checkOpen called with each rule that is applied, and before code is compiled; what it
   *     throws ends planning
   */
  public QueryPlanner(CalciteSchema root, String defaultSchema, Runnable checkOpen) {
    this.checkOpen = checkOpen;
    planner = planner(checkOpen);
    catalog = new CalciteCatalogReader(root, List.of(defaultSchema), typeFactory, CONFIG);
    validator =
        new QueryValidator(
            SqlOperatorTables.chain(PostgresOperators.TABLE, catalog),
            catalog,
            typeFactory,
            SqlValidator.Config.DEFAULT
                .withConformance(StatementParser.CONFORMANCE)
                .withDefaultNullCollation(CONFIG.defaultNullCollation())
                .withTypeCoercionFactory(ImplicitCasts::new)
                .withIdentifierExpansion(true));
  }

  /**
   * Plans a query.
   *
   * @param maxRows rows to give at most, or 0 for all
   */
  public QueryPlan plan(SqlNode statement, long maxRows) {
    boolean explain = statement instanceof SqlExplain;
    SqlNode named =
        OuterColumns.asConstants(
            JoinedColumns.name(
                SubqueryColumns.name(
                    WithNames.spell(
                        statement instanceof SqlExplain explained
                            ? explained.getExplicandum()
                            : statement)),
                new FromColumns(this::columnsOfTable)));
    ColumnLabels labels = ColumnLabels.of(named);
    SqlNode query = RowComparisons.expand(named);
    SqlNode validated = validator.validate(query);
    OuterColumns.check(validated);
    RelDataType resultType = validator.getValidatedNodeType(validated);
    RelDataType parameterType = validator.getParameterRowType(validated);
    List<ResultColumn> columns =
        ResultColumns.of(resultType, labels.of(resultType), validator.getFieldOrigins(validated));

    RelRoot root = convert(validated, parameterType.getFieldCount());
    if (maxRows > 0 && !explain) {
      root = RowCap.apply(root, maxRows);
    }
    root = root.withRel(DerivedOrder.keep(DeepQueries.merge(root.rel)));
    EnumerableRel plan = optimise(root);
    checkOpen.run();
    Map<String, Object> stashed = new HashMap<>();
    stashed.put("_conformance", SqlConformanceEnum.LENIENT);
    Bindable<?> code =
        EnumerableInterpretable.toBindable(
            stashed,
            null,
            (EnumerableRel) ExpressionParts.split(plan, stashed),
            EnumerableRel.Prefer.ARRAY);
    List<ValueReader> readers =
        plan.getRowType().getFieldList().stream()
            .map(field -> ValueReader.of(field.getType()))
            .toList();
    QueryPlan planned =
        new QueryPlan(
            columns,
            ResultColumns.parameters(parameterType, validator.rowCounts()),
            code,
            stashed,
            readers,
            typeFactory);
    return explain ? planned.explained(plan) : planned;
  }

  private @Nullable List<String> columnsOfTable(SqlIdentifier table) {
    Prepare.PreparingTable found = catalog.getTable(table.names);
    return found == null ? null : found.getRowType().getFieldNames();
  }

  /** The parameters that no type was found for in planning, by their indexes. */
  public Set<Integer> unknownParameters() {
    return validator.unknownParameters();
  }

  private RelRoot convert(SqlNode validated, int parameters) {
    RelOptCluster cluster = RelOptCluster.create(planner, new RexBuilder(typeFactory));
    cluster.setMetadataProvider(RowOrder.METADATA);
    SqlToRelConverter converter =
        new SqlToRelConverter(
            (rowType, sql, schemaPath, viewPath) -> {
              throw new UnsupportedOperationException("there are no views");
            },
            validator,
            catalog,
            cluster,
            PostgresConvertlets.INSTANCE,
            SqlToRelConverter.config()
                .withTrimUnusedFields(true)
                .withExpand(false)
                .withRemoveSortInSubQuery(false)
                // Where Calcite merges projects here, they lose their correlation; where it leaves
                // an aggregate out, as its rows are groups already, GROUPING loses its type.
                .addRelBuilderConfigTransform(
                    builder -> builder.withBloat(-1).withAggregateUnique(true))
                .withInSubQueryThreshold(
                    parameters < LongParameterLists.LONG ? LONG_LIST : NO_LIST_IS_LONG));
    RelRoot root = converter.convertQuery(validated, false, true);
    return root.withRel(
        FlatUnions.apply(
            Subqueries.prepare(
                NormalDecimals.apply(PostgresRewriter.apply(LongParameterLists.apply(root.rel))))));
  }

  private EnumerableRel optimise(RelRoot root) {
    RelTraitSet wanted =
        root.rel
            .getTraitSet()
            .replace(EnumerableConvention.INSTANCE)
            .replace(root.collation)
            .simplify();
    RelNode best =
        Programs.standard(RowOrder.METADATA).run(planner, root.rel, wanted, List.of(), List.of());
    EnumerableRel plan =
        (EnumerableRel)
            EnumerableTotals.apply(
                Guards.apply(
                    JoinedLimits.apply(
                        ComparisonNarrowing.apply(
                            JoinNarrowing.apply(
                                RepeatedScans.mark(
                                    CodePointOrder.apply(
                                        DecimalLiterals.apply(PostgresRewriter.apply(best)))))))));
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

  private static RelOptPlanner planner(Runnable checkOpen) {
    VolcanoPlanner planner =
        new VolcanoPlanner(null, Contexts.of(CONFIG)) {
          @Override
          public void checkCancel() {
            checkOpen.run();
          }
        };
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
    RelOptUtil.registerDefaultRules(planner, false, false);
    // Gives no rows for YEAR(x) = 2025 AND QUARTER(x) = 2, and never ends planning with HOUR.
    planner.removeRule(DateRangeRules.FILTER_INSTANCE);
    planner.removeRule(EnumerableRules.ENUMERABLE_LIMIT_RULE);
    // Sorts both sides, and so reads both to their ends before there is a row.
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
    // Fails where what lies between a sort and the union forgets the order.
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_UNION_RULE);
    // Would put a kept order into the branches again and again, since it takes no rows away.
    planner.removeRule(CoreRules.SORT_UNION_TRANSPOSE);
    planner.addRule(DerivedOrder.UNIONS_OF_LIMITS);
    DistinctInOrder.replaceRule(planner);
    RowOrder.replaceWindowRules(planner);
    SemiJoinRules.replace(planner);
    // FlatUnions has merged them.
    planner.removeRule(CoreRules.UNION_MERGE);
    Guards.replaceRules(planner);
    EnumerableTotals.replaceRules(planner);
    planner.addRule(CoreRules.LIMIT_MERGE);
    ScanRules.ALL.forEach(planner::addRule);
    AggregateRules.ALL.forEach(planner::addRule);
    planner.setExecutor(RexUtil.EXECUTOR);
    return planner;
  }
}
