package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.algebra.EnumerableStopChecks;
import ai.whattalk.jdbc.sql.algebra.ExpressionParts;
import ai.whattalk.jdbc.sql.pushdown.scan.PlanWriter;
import ai.whattalk.jdbc.sql.run.Execution;
import ai.whattalk.jdbc.sql.run.QueryParameter;
import ai.whattalk.jdbc.sql.run.ResultColumn;
import ai.whattalk.jdbc.sql.run.ValueReader;
import ai.whattalk.jdbc.sql.type.WhatTalkTypeFactory;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.runtime.Bindable;

/**
 * What planning came to.
 *
 * @param code makes the rows, given an {@link Execution}
 * @param stashed objects that the code asks the execution for, by name
 * @param readers a reader for each column
 */
public record QueryPlan(
    List<ResultColumn> columns,
    List<QueryParameter> parameters,
    Bindable<?> code,
    Map<String, Object> stashed,
    List<ValueReader> readers,
    JavaTypeFactory typeFactory) {

  /** The plan of a statement that gives no rows, since there is nothing to do. */
  public static final QueryPlan NOTHING =
      new QueryPlan(
          List.of(),
          List.of(),
          execution -> Linq4j.emptyEnumerable(),
          Map.of(),
          List.of(),
          new WhatTalkTypeFactory());

  /** The plan whose code is that of a physical plan. */
  static QueryPlan compiled(
      EnumerableRel plan,
      List<ResultColumn> columns,
      List<QueryParameter> parameters,
      JavaTypeFactory typeFactory) {
    Map<String, Object> stashed = new HashMap<>();
    stashed.put("_conformance", CalciteSetup.CONFORMANCE);
    EnumerableRel checked = new EnumerableStopChecks(ExpressionParts.split(plan, stashed));
    Bindable<?> code =
        CodeCompiler.compile(
            new EnumerableRelImplementor(plan.getCluster().getRexBuilder(), stashed)
                .implementRoot(checked, EnumerableRel.Prefer.ARRAY),
            plan.getRowType().getFieldCount());
    List<ValueReader> readers =
        plan.getRowType().getFieldList().stream()
            .map(field -> ValueReader.of(field.getType()))
            .toList();
    return new QueryPlan(columns, parameters, code, stashed, readers, typeFactory);
  }

  /** This plan with some parameters open. */
  public QueryPlan withOpen(Set<Integer> indexes) {
    return with(indexes, QueryParameter::opened);
  }

  /** This plan with some parameters taken for the only elements of arrays. */
  public QueryPlan withArrays(Set<Integer> indexes) {
    return with(indexes, QueryParameter::ofArray);
  }

  /** This plan with parameters that it has none for, since they were planned as NULL. */
  public QueryPlan withNulls(Set<Integer> indexes) {
    List<QueryParameter> all = new ArrayList<>(parameters);
    indexes.stream().sorted().forEach(index -> all.add(index, QueryParameter.NULL));
    return new QueryPlan(columns, List.copyOf(all), code, stashed, readers, typeFactory);
  }

  private QueryPlan with(Set<Integer> indexes, UnaryOperator<QueryParameter> change) {
    List<QueryParameter> changed = new ArrayList<>(parameters);
    indexes.forEach(index -> changed.set(index, change.apply(changed.get(index))));
    return new QueryPlan(columns, List.copyOf(changed), code, stashed, readers, typeFactory);
  }

  /**
   * A plan that says how this one would be carried out, a row for each line, and makes no request.
   *
   * @param plan that this has the code of
   */
  QueryPlan explained(EnumerableRel plan) {
    ResultColumn column =
        new ResultColumn("PLAN", JDBCType.VARCHAR, "VARCHAR", 0, 0, false, null, null, null);
    return new QueryPlan(
        List.of(column),
        parameters,
        context ->
            Linq4j.asEnumerable(PlanWriter.lines(plan, code, (Execution) context))
                .select(line -> line),
        stashed,
        List.of(value -> value),
        typeFactory);
  }
}
