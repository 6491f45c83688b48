package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.CallScope;
import ai.whattalk.jdbc.api.ConversationApi;
import ai.whattalk.jdbc.api.ConversationLists;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a statement: what generated code asks for by name, and the way from its scans to
 * the API. Used by one thread.
 */
final class Execution implements DataContext {
  /** Rows of subqueries beyond which no more of them are remembered. */
  private static final int MOST_REMEMBERED = 100_000;

  /** Where the code of Calcite's executor of expressions looks for their row. */
  private static final String PART_INPUTS = "inputRecord";

  private final ConversationLists lists;
  private final ConversationLists assistants;
  private final ConversationApi api;
  private final SchemaPlus rootSchema;
  private final JavaTypeFactory typeFactory;
  private final ZoneId zone;
  private final Map<String, @Nullable Object> values = new HashMap<>();
  private final Map<Object, KeptRows<?>> kept = new HashMap<>();
  private long remembered;
  private final Map<ScanPlan, Long> skipped = new IdentityHashMap<>();
  private final Map<KeySource, KeyRows<?>> keyRows = new IdentityHashMap<>();

  private final Map<SystemTable<?>, Enumerable<@Nullable Object[]>> systemRows =
      new IdentityHashMap<>();

  private @Nullable Map<ScanPlan, Supplier<ScanExplanation>> explanations;

  private final Map<Integer, ParameterList> parameterLists = new HashMap<>();

  /**
   * Creates an execution.
   *
   * @param now the moment that CURRENT_TIMESTAMP means throughout, in the zone of its wall clock
   * @param named parameters as {@code ?0}, and what generated code has stashed
   */
  Execution(
      ConversationApi api,
      CallScope scope,
      SchemaPlus rootSchema,
      JavaTypeFactory typeFactory,
      ZonedDateTime now,
      Map<String, @Nullable Object> named) {
    lists = api.lists(scope);
    assistants = api.assistants(scope);
    this.api = api;
    this.rootSchema = rootSchema;
    this.typeFactory = typeFactory;
    zone = now.getZone();
    values.putAll(named);
    long instant = now.toInstant().toEpochMilli();
    long wallClock = instant + now.getOffset().getTotalSeconds() * 1000L;
    values.put(Variable.UTC_TIMESTAMP.camelName, instant);
    values.put(Variable.CURRENT_TIMESTAMP.camelName, wallClock);
    values.put(Variable.LOCAL_TIMESTAMP.camelName, wallClock);
    values.put(Variable.TIME_ZONE.camelName, TimeZone.getTimeZone(zone));
    values.put(Variable.LOCALE.camelName, Locale.ROOT);
    values.put(Variable.USER.camelName, "whattalk");
    values.put(Variable.SYSTEM_USER.camelName, "whattalk");
  }

  /** The account's list of assistants, as this execution sees it. */
  ConversationLists assistants() {
    return assistants;
  }

  /** The account's lists of conversations, as this execution sees them. */
  ConversationLists lists() {
    return lists;
  }

  /** Rows that are made, from the beginning, for each enumerator. */
  Enumerable<@Nullable Object[]> rows(Supplier<Enumerator<@Nullable Object[]>> enumerators) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return enumerators.get();
      }
    };
  }

  /** Has scans explain themselves from now on, in place of giving rows. */
  Map<ScanPlan, Supplier<ScanExplanation>> explain() {
    explanations = new IdentityHashMap<>();
    return explanations;
  }

  /** Where scans explain themselves; null if they are to give rows. */
  @Nullable Map<ScanPlan, Supplier<ScanExplanation>> explanations() {
    return explanations;
  }

  /** The rows of a scan that is read again and again in this execution. */
  Enumerable<@Nullable Object[]> kept(
      ScanPlan plan, Supplier<Enumerable<@Nullable Object[]>> rows) {
    return keptRows(plan, rows, () -> {});
  }

  /**
   * The rows of a subquery, kept as long as they are not too many.
   *
   * @param key equal for executions of the subquery that give the same rows
   */
  <T> Enumerable<T> remembered(Object key, Supplier<Enumerable<T>> rows) {
    if (!kept.containsKey(key)) {
      if (remembered > MOST_REMEMBERED) {
        return rows.get();
      }
      // An answer counts as a row, also if it has none.
      remembered++;
    }
    return keptRows(key, rows, () -> remembered++);
  }

  /** The subquery itself may keep the rows of others meanwhile. */
  @SuppressWarnings("unchecked") // A key has rows of one type.
  private <T> Enumerable<T> keptRows(Object key, Supplier<Enumerable<T>> rows, Runnable counter) {
    KeptRows<?> known = kept.get(key);
    if (known == null) {
      known = new KeptRows<>(rows.get(), counter);
      kept.put(key, known);
    }
    return (Enumerable<T>) known;
  }

  /** Takes note of how many rows of a scan's offset are not read. */
  void skipped(ScanPlan plan, long rows) {
    skipped.put(plan, rows);
  }

  /** The rows of a scan's offset that are not among those that it reads. */
  long skipped(ScanPlan plan) {
    return skipped.getOrDefault(plan, 0L);
  }

  /** The sides of joins whose keys narrow scans. */
  Map<KeySource, KeyRows<?>> keyRows() {
    return keyRows;
  }

  /** The rows of a system table, the same ones whenever this execution asks. */
  Enumerable<@Nullable Object[]> rows(SystemTable<?> table) {
    return systemRows.computeIfAbsent(table, key -> Linq4j.asEnumerable(key.rows(api, zone)));
  }

  /** Parameters of this execution, as a set. */
  ParameterList parameterList(int first, int count) {
    return parameterLists.computeIfAbsent(first, key -> new ParameterList(this, first, count));
  }

  /**
   * The value of a part of an expression.
   *
   * @param inputs what it reads, which parts within it have others of
   */
  @SuppressWarnings("unchecked") // All that is stashed under such a name is a function.
  @Nullable Object part(String name, @Nullable Object[] inputs) {
    Object before = values.put(PART_INPUTS, inputs);
    try {
      return ((Function1<DataContext, @Nullable Object[]>) Objects.requireNonNull(values.get(name)))
          .apply(this)[0];
    } finally {
      values.put(PART_INPUTS, before);
    }
  }

  @Override
  public @Nullable Object get(String name) {
    return values.get(name);
  }

  @Override
  public JavaTypeFactory getTypeFactory() {
    return typeFactory;
  }

  @Override
  public SchemaPlus getRootSchema() {
    return rootSchema;
  }

  @Override
  public QueryProvider getQueryProvider() {
    throw new UnsupportedOperationException("no table of this driver is a Queryable");
  }
}
