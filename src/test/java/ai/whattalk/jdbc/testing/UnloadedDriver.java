package ai.whattalk.jdbc.testing;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.logging.Logger;

/**
 * A program that uses the driver in a class loader of its own, on a thread that lives on, gives the
 * loader up and waits until it is collected; its exit value is 1 if it is not. Arguments: jar, URL,
 * API key.
 */
public final class UnloadedDriver {
  /** OkHttp's threads and Okio's end when they were idle for a minute. */
  private static final int LONGEST_WAIT_SECONDS = 300;

  /** As a host has it that sets up logging: what is left behind there would stay. */
  private static final Logger HELD = Logger.getLogger("ai.whattalk.jdbc");

  private UnloadedDriver() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws Exception {
    ExecutorService caller = Executors.newSingleThreadExecutor();
    WeakReference<ClassLoader> loader = caller.submit(() -> use(arguments)).get();
    for (int i = 0; i < LONGEST_WAIT_SECONDS && loader.get() != null; i++) {
      System.gc();
      TimeUnit.SECONDS.sleep(1);
    }
    System.exit(loader.get() == null && HELD.getHandlers().length == 0 ? 0 : 1);
  }

  private static WeakReference<ClassLoader> use(String[] arguments) throws Exception {
    URL[] path = {
      Path.of(arguments[0]).toUri().toURL(),
      UnloadedDriver.class.getProtectionDomain().getCodeSource().getLocation()
    };
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      @SuppressWarnings("unchecked")
      BiConsumer<String, String> user =
          (BiConsumer<String, String>)
              loader.loadClass(DriverUser.class.getName()).getConstructor().newInstance();
      user.accept(arguments[1], arguments[2]);
      return new WeakReference<>(loader);
    }
  }
}
