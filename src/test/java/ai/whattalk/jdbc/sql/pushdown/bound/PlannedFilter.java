package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.demo.DemoApi;
import ai.whattalk.jdbc.sql.dialect.StatementParser;
import ai.whattalk.jdbc.sql.plan.QueryPlan;
import ai.whattalk.jdbc.sql.plan.QueryPlanner;
import ai.whattalk.jdbc.sql.pushdown.scan.ScanReader;
import ai.whattalk.jdbc.sql.pushdown.scan.ScanSpec;
import ai.whattalk.jdbc.sql.run.Execution;
import ai.whattalk.jdbc.sql.table.ConversationsTable;
import ai.whattalk.jdbc.sql.table.WhatTalkSchema;
import ai.whattalk.jdbc.testing.ConversationList;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.function.Predicate1;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/** The filter of a planned statement: its bounds, and which rows it accepts. */
final class PlannedFilter {
  private final ScanBounds bounds;
  private final List<@Nullable Object> accepted;

  private PlannedFilter(ScanBounds bounds, List<@Nullable Object> accepted) {
    this.bounds = bounds;
    this.accepted = accepted;
  }

  /**
   * Carries out {@code SELECT id FROM conversations WHERE …}, whatever its bounds on all rows.
   *
   * @param now wall clock of the execution
   * @param rows all columns of each
   */
  static PlannedFilter of(
      String condition, LocalDateTime now, List<@Nullable Object[]> rows, Object... parameters) {
    QueryPlan plan =
        new QueryPlanner(WhatTalkSchema.ROOT, WhatTalkSchema.NAME)
            .plan(StatementParser.parse("SELECT id FROM conversations WHERE " + condition), 0);
    Map<String, @Nullable Object> named = new HashMap<>(plan.stashed());
    for (int i = 0; i < parameters.length; i++) {
      named.put("?" + i, parameters[i]);
    }
    AllRows scan = new AllRows(rows);
    named.replaceAll(
        (name, value) -> value instanceof ScanReader planned ? scan.of(planned) : value);
    Execution execution =
        new Execution(
            DemoApi.open(new ScanSettings(100, 4, true), Clock.systemUTC()),
            new RequestScope(warning -> {}),
            WhatTalkSchema.ROOT.plus(),
            plan.typeFactory(),
            now.atZone(ZoneOffset.UTC),
            named);
    List<@Nullable Object> accepted = new java.util.ArrayList<>();
    plan.code().bind(execution).forEach(accepted::add);
    return new PlannedFilter(scan.planned == null ? ScanBounds.NONE : scan.bounds, accepted);
  }

  ScanBounds bounds() {
    return bounds;
  }

  /** The ids of the rows that are accepted. */
  List<@Nullable Object> accepted() {
    return accepted;
  }

  /** In place of a scan. */
  private static final class AllRows extends ScanReader {
    private final List<@Nullable Object[]> rows;
    private @Nullable ScanReader planned;
    private ScanBounds bounds = ScanBounds.UNKNOWN;

    AllRows(List<@Nullable Object[]> rows) {
      super(ScanSpec.of(ConversationsTable.TABLE, ImmutableIntList.of()), false, List.of(), null);
      this.rows = rows;
    }

    AllRows of(ScanReader scan) {
      planned = scan;
      return this;
    }

    @Override
    public Enumerable<@Nullable Object[]> read(
        DataContext root, Function0<?>[] values, @Nullable Predicate1<Object> accepts) {
      if (planned != null) {
        bounds =
            planned.bounds(
                values,
                Map.of(ConversationList.TYPE, Set.copyOf(ConversationList.TYPE.documented())));
      }
      return Linq4j.asEnumerable(rows);
    }
  }
}
