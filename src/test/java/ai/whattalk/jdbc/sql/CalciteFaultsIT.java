package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.CalciteFault;
import ai.whattalk.jdbc.testing.PostgresDatabase;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Where Calcite as it comes gives something else, PostgreSQL gives what is right, and so does the
 * driver, or it refuses the statement.
 */
final class CalciteFaultsIT {
  @RegisterExtension static final PostgresDatabase POSTGRES = new PostgresDatabase();

  private static final String TABLES =
      "CREATE TABLE two AS SELECT x, DATE '2024-10-04' + x AS d FROM generate_series(1, 2) t (x);"
          + "CREATE TABLE once AS TABLE two;"
          + "CREATE TABLE long AS SELECT x FROM generate_series(1, 9) t (x)";

  private static final String REFUSAL = " is not supported";

  @Test
  void areMended() throws Exception {
    List<String> different = new ArrayList<>();
    Connection postgres = POSTGRES.connection();
    try (SimulatedApi api = new SimulatedApi(List.of());
        Connection driver =
            DriverManager.getConnection("jdbc:whattalk:baseUrl=" + api.baseUrl(), "", api.key());
        Statement statement = postgres.createStatement()) {
      statement.execute(TABLES);
      for (CalciteFault fault : CalciteFault.all()) {
        String right = fault.answer(postgres);
        if (!fault.isRight(right)) {
          different.add(fault + ": PostgreSQL " + right);
        }
        String mended = fault.readsTables() ? right : fault.answer(driver);
        if (!fault.isRight(mended) && !mended.endsWith(REFUSAL)) {
          different.add(fault + ": " + mended);
        }
      }
    }

    assertThat(different).isEmpty();
  }
}
