package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.StopCheck;
import ai.whattalk.jdbc.sql.plan.QueryPlan;
import ai.whattalk.jdbc.sql.run.Execution;
import ai.whattalk.jdbc.sql.run.ExecutionErrors;
import ai.whattalk.jdbc.sql.run.QueryParameter;
import ai.whattalk.jdbc.sql.run.QueryRows;
import ai.whattalk.jdbc.sql.run.ResultColumn;
import ai.whattalk.jdbc.sql.run.Rows;
import com.google.common.collect.MapMaker;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/** A planned statement. It may be executed many times, also at the same time. Thread-safe. */
public final class PreparedQuery {
  /** By the code: constants that can't be computed, of which the JVM says why only once. */
  private static final Map<Bindable<?>, RuntimeException> FAILED =
      new MapMaker().weakKeys().makeMap();

  private final QueryPlan plan;
  private final SchemaPlus rootSchema;
  private final AccountApi api;
  private final ZoneId zone;
  private final Retyping retyping;

  PreparedQuery(
      QueryPlan plan, SchemaPlus rootSchema, AccountApi api, ZoneId zone, Retyping retyping) {
    this.plan = plan;
    this.rootSchema = rootSchema;
    this.api = api;
    this.zone = zone;
    this.retyping = retyping;
  }

  /** The columns of the result. */
  public List<ResultColumn> columns() {
    return plan.columns();
  }

  /** Whether it has a result at all, even one without rows. */
  public boolean givesRows() {
    return !plan.columns().isEmpty();
  }

  /** The parameters, in the order of their {@code ?}. */
  public List<QueryParameter> parameters() {
    return plan.parameters();
  }

  /**
   * The statement to execute with these values: this one, unless it has open parameters or arrays.
   * Throws {@link QueryException}.
   *
   * @param scope whose end ends planning
   */
  public PreparedQuery typedFor(List<@Nullable Object> values, RequestScope scope) {
    Map<Integer, Integer> lengths = ArrayParameters.lengths(values);
    Map<Integer, ParameterValueType> types = new HashMap<>();
    int planned = 0;
    for (int i = 0; i < values.size(); i++) {
      for (Object value : ArrayParameters.elements(values.get(i))) {
        if (parameters().get(i).open()) {
          types.put(planned, ParameterValueType.of(value));
        }
        planned++;
      }
    }
    return lengths.isEmpty() && types.isEmpty() ? this : retyping.prepare(lengths, types, scope);
  }

  /**
   * Starts executing. Throws {@link QueryException} or {@link
   * ai.whattalk.jdbc.api.failure.ApiException}.
   *
   * @param bound a value for each parameter, of the Java type that {@link Rows} gives for its
   *     {@link QueryParameter#type()}, the text of a date or time, a list of such values for an
   *     array, or null
   */
  public Rows execute(List<@Nullable Object> bound, RequestScope scope) {
    List<@Nullable Object> values =
        bound.stream().flatMap(value -> ArrayParameters.elements(value).stream()).toList();
    Map<String, @Nullable Object> named = new HashMap<>(plan.stashed());
    ZonedDateTime now = ZonedDateTime.now(zone);
    for (int i = 0; i < values.size(); i++) {
      named.put("?" + i, plan.parameters().get(i).internal(values.get(i), now));
    }
    Execution execution = new Execution(api, scope, rootSchema, plan.typeFactory(), now, named);
    RuntimeException failure = FAILED.get(plan.code());
    if (failure != null) {
      throw failure;
    }
    try {
      StopCheck check = new StopCheck(scope::checkOpen);
      return new QueryRows(
          check.call(() -> plan.code().bind(execution).enumerator()), plan.readers(), check);
    } catch (RuntimeException | StackOverflowError e) {
      throw ExecutionErrors.translate(e);
    } catch (ExceptionInInitializerError e) {
      RuntimeException known = ExecutionErrors.translate(e);
      FAILED.put(plan.code(), known);
      throw known;
    }
  }

  /** Prepares a statement again, with lengths of arrays and types for open parameters. */
  interface Retyping {
    PreparedQuery prepare(
        Map<Integer, Integer> lengths, Map<Integer, ParameterValueType> types, RequestScope scope);
  }
}
