package ai.whattalk.jdbc.testing;

import java.util.TimeZone;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The JVM's zone while the tests of one class run. Register it as the first static field. */
public final class DefaultZone implements BeforeAllCallback, AfterAllCallback {
  private final TimeZone zone;
  private final TimeZone before = TimeZone.getDefault();

  /** Sets that zone before the first test, and the one of now after the last. */
  public DefaultZone(String id) {
    zone = TimeZone.getTimeZone(id);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    TimeZone.setDefault(zone);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    TimeZone.setDefault(before);
  }
}
