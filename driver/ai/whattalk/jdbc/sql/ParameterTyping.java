package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.sql.dialect.StatementParser;
import ai.whattalk.jdbc.sql.plan.QueryPlan;
import ai.whattalk.jdbc.sql.plan.QueryPlanner;
import ai.whattalk.jdbc.sql.table.WhatTalkSchema;
import com.google.common.base.Throwables;
import java.sql.JDBCType;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Plans a statement whose parameters may have no type of their own, as in {@code SELECT ?} or
 * {@code COALESCE(?, ?)}. Those are open: planned as text until values are bound, and then once for
 * each combination of the values' types.
 *
 * @param lengths of the arrays that are bound, by the indexes of their parameters
 */
record ParameterTyping(String sql, long maxRows, Map<Integer, Integer> lengths) {
  private static final Set<JDBCType> NUMBERS =
      EnumSet.of(
          JDBCType.TINYINT,
          JDBCType.SMALLINT,
          JDBCType.INTEGER,
          JDBCType.BIGINT,
          JDBCType.DECIMAL,
          JDBCType.REAL,
          JDBCType.FLOAT,
          JDBCType.DOUBLE);

  /**
   * Plans with types for the open parameters; without any, finds out which are open.
   *
   * @param types by the indexes of the parameters
   */
  QueryPlan plan(Map<Integer, ParameterValueType> types) {
    SqlNode parsed = StatementParser.parse(sql);
    if (parsed == null) {
      return QueryPlan.NOTHING;
    }
    QueryPlan plan = plan(ArrayParameters.expand(parsed, lengths), types);
    return lengths.isEmpty() && types.isEmpty()
        ? plan.withArrays(ArrayParameters.of(parsed))
        : plan;
  }

  private QueryPlan plan(SqlNode statement, Map<Integer, ParameterValueType> types) {
    if (!types.isEmpty()) {
      Set<Integer> nulls = new TreeSet<>(types.keySet());
      nulls.removeIf(index -> types.get(index).name() != SqlTypeName.NULL);
      return planner().plan(OpenParameters.typed(statement, types), maxRows).withNulls(nulls);
    }
    Set<Integer> all = OpenParameters.all(statement);
    Set<Integer> open = OpenParameters.computedWith(statement);
    QueryPlanner planner = planner();
    try {
      QueryPlan plan = planner.plan(statement, maxRows);
      if (planner.unknownParameters().isEmpty()) {
        return plan.withOpen(numeric(open, plan));
      }
    } catch (RuntimeException | AssertionError e) {
      if (all.isEmpty()) {
        throw e;
      }
      return planUntyped(all, planner.unknownParameters(), open, e);
    }
    return planUntyped(all, planner.unknownParameters(), open, null);
  }

  /**
   * Plans with text, or else numbers, for the unknown parameters; for all if none is known.
   *
   * @param open parameters that are open in any case; more are added
   * @param failure of planning without, which says what is wrong if this fails too
   */
  private QueryPlan planUntyped(
      Set<Integer> all, Set<Integer> unknown, Set<Integer> open, @Nullable Throwable failure) {
    Set<Integer> untyped = unknown.isEmpty() ? all : unknown;
    QueryPlan plan;
    try {
      plan = plan(untyped, ParameterValueType.TEXT);
    } catch (RuntimeException | AssertionError e) {
      plan = planAsNumbers(untyped, failure == null ? e : failure);
    }
    // In ? = ? each is a text only because the other is taken for one: both stay open.
    Set<Integer> opened = numeric(open, plan);
    opened.addAll(untyped);
    for (int index : all) {
      if (plan.parameters().get(index).type() == JDBCType.VARCHAR) {
        opened.add(index);
      }
    }
    return plan.withOpen(opened);
  }

  /** For functions that take no text there, as the second operand of LEFT. */
  private QueryPlan planAsNumbers(Set<Integer> parameters, Throwable failure) {
    try {
      return plan(parameters, ParameterValueType.NUMBER);
    } catch (RuntimeException | AssertionError e) {
      Throwables.throwIfUnchecked(failure);
      throw e;
    }
  }

  private QueryPlan plan(Set<Integer> parameters, ParameterValueType type) {
    Map<Integer, ParameterValueType> types = new HashMap<>();
    parameters.forEach(index -> types.put(index, type));
    return plan(types);
  }

  private static Set<Integer> numeric(Set<Integer> parameters, QueryPlan plan) {
    Set<Integer> numeric = new TreeSet<>(parameters);
    numeric.removeIf(index -> !NUMBERS.contains(plan.parameters().get(index).type()));
    return numeric;
  }

  private static QueryPlanner planner() {
    return new QueryPlanner(WhatTalkSchema.ROOT, WhatTalkSchema.NAME);
  }
}
