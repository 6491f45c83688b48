package ai.whattalk.jdbc.delivery;

import ai.whattalk.jdbc.testing.JavaProgram;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import ai.whattalk.jdbc.testing.UnloadedDriver;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The jar in a class loader that is given up while the threads that used it live on. Most of the
 * time it waits for the threads of OkHttp to end, which takes them two minutes: too long for a
 * build, and for {@code .ci/run} only.
 */
@EnabledIfSystemProperty(named = "cases.times", matches = "[2-9]|\\d{2,}")
final class UnloadingIT {

  @Test
  void nothingKeepsTheClassLoaderAfterTheLastClose() throws Exception {
    try (SimulatedApi server = new SimulatedApi(TestRows.numbered(300))) {
      // What the JDK itself keeps softly is let go with the next collection.
      new JavaProgram(UnloadedDriver.class, List.of("-XX:SoftRefLRUPolicyMSPerMB=0"))
          .run(
              System.getProperty("driver.jar"),
              "jdbc:whattalk:logLevel=debug;baseUrl=" + server.baseUrl(),
              server.key());
    }
  }
}
