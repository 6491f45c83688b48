package ai.whattalk.jdbc.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.testing.DriverUser;
import ai.whattalk.jdbc.testing.SimulatedApi;
import ai.whattalk.jdbc.testing.TestRows;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The jar in a class loader that is given up while the threads that used it live on. */
final class UnloadingIT {
  /** OkHttp's threads and Okio's end when they were idle for a minute. */
  private static final int LONGEST_WAIT_SECONDS = 300;

  @AutoClose private final SimulatedApi api = new SimulatedApi(TestRows.numbered(300));

  @AutoClose("shutdownNow")
  private final ExecutorService caller = Executors.newSingleThreadExecutor();

  @Test
  void nothingKeepsTheClassLoaderAfterTheLastClose() throws Exception {
    WeakReference<ClassLoader> loader = caller.submit(this::useAndGiveUp).get();
    for (int i = 0; i < LONGEST_WAIT_SECONDS && loader.get() != null; i++) {
      System.gc();
      TimeUnit.SECONDS.sleep(1);
    }
    assertThat(loader.get()).isNull();
  }

  private WeakReference<ClassLoader> useAndGiveUp() throws Exception {
    List<URL> path = new ArrayList<>();
    for (String jar : System.getProperty("driver.jar").split(File.pathSeparator)) {
      path.add(Path.of(jar).toUri().toURL());
    }
    path.add(DriverUser.class.getProtectionDomain().getCodeSource().getLocation());
    try (URLClassLoader loader =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      @SuppressWarnings("unchecked")
      BiConsumer<String, String> user =
          (BiConsumer<String, String>)
              loader.loadClass(DriverUser.class.getName()).getConstructor().newInstance();
      user.accept("jdbc:whattalk:baseUrl=" + api.baseUrl(), api.key());
      return new WeakReference<>(loader);
    }
  }
}
