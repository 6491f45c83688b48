package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.algebra.PlannerRules;
import ai.whattalk.jdbc.sql.dialect.StatementParser;
import ai.whattalk.jdbc.sql.dialect.operator.PostgresOperators;
import ai.whattalk.jdbc.sql.dialect.rewrite.PostgresConvertlets;
import ai.whattalk.jdbc.sql.pushdown.bound.LongParameterLists;
import ai.whattalk.jdbc.sql.pushdown.scan.Pushdown;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeFactory;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.RelBuilder;

/** The parts of Calcite that plan a statement, as they are configured here. */
final class CalciteSetup {
  /** The conformance that Calcite's rules and the generated code go by. */
  static final SqlConformanceEnum CONFORMANCE = SqlConformanceEnum.LENIENT;

  private static final CalciteConnectionConfigImpl CONFIG =
      new CalciteConnectionConfigImpl(new Properties())
          .set(CalciteConnectionProperty.CASE_SENSITIVE, "false")
          .set(CalciteConnectionProperty.FORCE_DECORRELATE, "false")
          .set(CalciteConnectionProperty.CONFORMANCE, CONFORMANCE.name());

  /**
   * Values from which on an IN is a join. What is less narrows a scan, while the code for some
   * hundreds of comparisons would be more than a method can hold.
   */
  private static final int LONG_LIST = 250;

  /** In place of that where parameters may be listed, since a join with them is slow to plan. */
  private static final int NO_LIST_IS_LONG = Integer.MAX_VALUE;

  private CalciteSetup() {}

  static CalciteCatalogReader catalog(
      CalciteSchema root, String defaultSchema, WhatTalkTypeFactory typeFactory) {
    return new CalciteCatalogReader(root, List.of(defaultSchema), typeFactory, CONFIG);
  }

  static QueryValidator validator(CalciteCatalogReader catalog) {
    return new QueryValidator(
        SqlOperatorTables.chain(PostgresOperators.TABLE, catalog),
        catalog,
        catalog.getTypeFactory(),
        SqlValidator.Config.DEFAULT
            .withConformance(StatementParser.CONFORMANCE)
            .withDefaultNullCollation(CONFIG.defaultNullCollation())
            .withTypeCoercionFactory(ImplicitCasts::new)
            .withIdentifierExpansion(true));
  }

  /**
   * Converts what is validated to relational algebra.
   *
   * @param parameters how many the statement has
   */
  static SqlToRelConverter converter(
      QueryValidator validator,
      CalciteCatalogReader catalog,
      RelOptPlanner planner,
      int parameters) {
    RelOptCluster cluster =
        RelOptCluster.create(planner, new CheckedRexBuilder(catalog.getTypeFactory()));
    cluster.setMetadataQuerySupplier(MetadataHandlers::newQuery);
    return new QueryConverter(
        validator,
        catalog,
        cluster,
        PostgresConvertlets.INSTANCE,
        SqlToRelConverter.config()
            .withTrimUnusedFields(true)
            .withExpand(false)
            .withRemoveSortInSubQuery(false)
            // Projects that are merged here lose their correlation.
            .addRelBuilderConfigTransform(builder -> keepingGroups(builder).withBloat(-1))
            .withInSubQueryThreshold(
                parameters < LongParameterLists.LONG ? LONG_LIST : NO_LIST_IS_LONG));
  }

  /** Groups that are left out, where the rows are groups already, lose the type of GROUPING. */
  private static RelBuilder.Config keepingGroups(RelBuilder.Config builder) {
    return builder.withAggregateUnique(true);
  }

  /** Leaves out the columns that nothing above them takes, but no groups. */
  static RelNode trim(RelNode plan) {
    RelBuilder builder =
        RelFactories.LOGICAL_BUILDER
            .create(plan.getCluster(), null)
            .transform(CalciteSetup::keepingGroups);
    return new RelFieldTrimmer(null, builder).trim(plan);
  }

  /** Chooses the physical plan, by Calcite's rules and those of the driver. */
  static RelOptPlanner optimizer() {
    RelOptPlanner planner = new BoundedPlanner(Contexts.of(CONFIG));
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
    PlannerRules.ALL.forEach(planner::addRule);
    Pushdown.RULES.forEach(planner::addRule);
    planner.setExecutor(RexUtil.EXECUTOR);
    return planner;
  }
}
