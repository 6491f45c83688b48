package ai.whattalk.jdbc.api.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The driver's version, from the Implementation-Version of the jar's manifest. */
public record DriverVersion(String text, int major, int minor) {
  /** The version of classes that are in no jar, as in a build's own tests. */
  private static final String OUTSIDE_A_JAR = "0.1.0";

  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})\\.(\\d{1,9}).*");

  /** The version of the jar that this class is in. */
  public static final DriverVersion CURRENT =
      of(DriverVersion.class.getPackage().getImplementationVersion());

  /** Reads a version such as {@code 0.1.0} or {@code 1.2.0-SNAPSHOT}. */
  static DriverVersion of(@Nullable String implementationVersion) {
    String text = implementationVersion == null ? OUTSIDE_A_JAR : implementationVersion;
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        ? new DriverVersion(
            text, Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
        : new DriverVersion(text, 0, 0);
  }
}
