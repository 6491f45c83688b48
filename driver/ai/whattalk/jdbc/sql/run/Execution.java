package ai.whattalk.jdbc.sql.run;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.resource.ListDescription;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a statement: what generated code asks for by name, and the way from its scans to
 * the API. Used by one thread.
 */
public final class Execution implements DataContext {
  /** Where the code of Calcite's executor of expressions looks for their row. */
  private static final String PART_INPUTS = "inputRecord";

  private final AccountApi api;
  private final RequestScope scope;
  private final SchemaPlus rootSchema;
  private final JavaTypeFactory typeFactory;
  private final ZoneId zone;
  private final Map<String, @Nullable Object> values = new HashMap<>();
  private final Map<Object, Object> notes = new HashMap<>();

  /**
   * Creates an execution.
   *
   * @param now the moment that CURRENT_TIMESTAMP means throughout, in the zone of its wall clock
   * @param named parameters as {@code ?0}, and what generated code has stashed
   */
  public Execution(
      AccountApi api,
      RequestScope scope,
      SchemaPlus rootSchema,
      JavaTypeFactory typeFactory,
      ZonedDateTime now,
      Map<String, @Nullable Object> named) {
    this.api = api;
    this.scope = scope;
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

  /** A list of the account, as this execution sees it. */
  public AccountList list(ListDescription list) {
    return memo(list, () -> api.list(list, scope));
  }

  /** The account that it reads. */
  public AccountApi api() {
    return api;
  }

  /** Zone of its wall clock. */
  public ZoneId zone() {
    return zone;
  }

  /** What is noted under a key, or null. */
  @SuppressWarnings("unchecked") // Who makes a key uses it for one type.
  public <T> @Nullable T noted(Object key) {
    return (T) notes.get(key);
  }

  /** Notes a value for the rest of this execution. */
  public void note(Object key, Object value) {
    notes.put(key, value);
  }

  /** What is noted under a key, which is made when it is first asked for. */
  public <T> T memo(Object key, Supplier<T> value) {
    T known = noted(key);
    if (known == null) {
      known = value.get();
      note(key, known);
    }
    return known;
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
