package ai.whattalk.jdbc.api.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What Java 17 keeps of the records that were compared last: the method handles that {@link
 * ObjectMethods} makes {@code equals}, {@code hashCode} and {@code toString} of remember the types
 * that they were last adapted to, and with these the class loader, for as long as the JVM runs.
 */
final class RecordMethodHandles {
  private static final Logger LOG = Logger.getLogger("ai.whattalk.jdbc.api");

  private RecordMethodHandles() {}

  /** Has them remember a class of the JDK. */
  static void forget() {
    Class<?> jdk = String.class;
    MethodType equals = MethodType.methodType(boolean.class, jdk, Object.class);
    MethodType hashCode = MethodType.methodType(int.class, jdk);
    MethodType toString = MethodType.methodType(String.class, jdk);
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      MethodHandle component =
          lookup.findVirtual(jdk, "strip", MethodType.methodType(String.class));
      ObjectMethods.bootstrap(lookup, "equals", equals, jdk, "text", component);
      ObjectMethods.bootstrap(lookup, "hashCode", hashCode, jdk, "text", component);
      ObjectMethods.bootstrap(lookup, "toString", toString, jdk, "text", component);
    } catch (Throwable e) {
      LOG.log(Level.FINE, "records are not forgotten", e);
    }
  }
}
