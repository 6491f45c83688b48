package ai.whattalk.jdbc;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Says what a build with the examples is about to do, before it does anything. With the account of
 * a key, it looks first whether there is one and whether the API takes it: what is wrong with that
 * should not come after a build.
 *
 * <p>The build starts this file as it is, so it uses no other class and no library.
 */
public final class ExampleStart {
  private static final String KEY_VARIABLE = "WHATTALK_API_KEY";
  private static final String BASE_URL_VARIABLE = "WHATTALK_BASE_URL";
  private static final String DEFAULT_BASE_URL = "https://app.whattalk.ai/api";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private ExampleStart() {}

  /**
   * Takes {@code true} for the account of the key, and the file that tells the build to end: Maven
   * would print a stack trace where a program ends with an error.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    boolean live = Boolean.parseBoolean(arguments[0]);
    Path refusal = Path.of(arguments[1]);
    Files.deleteIfExists(refusal);
    String wrong = live ? whatIsWrong(System.getenv()) : null;
    if (wrong != null) {
      System.out.println(wrong);
      Files.createDirectories(refusal.getParent());
      Files.writeString(refusal, wrong);
      return;
    }
    System.out.println("Building the driver, which takes about a minute.");
    System.out.println(
        live
            ? "Then questions about your account are answered; all that is asked only reads."
            : "Then questions about a demo account are answered, without key and network.");
  }

  /** One sentence; null if the API takes the key, or does not answer so that one can tell. */
  public static String whatIsWrong(Map<String, String> environment) throws InterruptedException {
    String key = environment.getOrDefault(KEY_VARIABLE, "").strip();
    if (key.isEmpty()) {
      return "No key: put that of your account into the environment variable "
          + KEY_VARIABLE
          + ", or leave -Plive out for the demo account.";
    }
    String baseUrl = environment.getOrDefault(BASE_URL_VARIABLE, "").strip();
    baseUrl = baseUrl.isEmpty() ? DEFAULT_BASE_URL : baseUrl.replaceFirst("/+$", "");
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(baseUrl + "/user/conversations?per_page=1&page=1"))
              .header("Authorization", "Bearer " + key)
              .header("Accept", "application/json")
              .timeout(TIMEOUT)
              .build();
      int status =
          HttpClient.newBuilder()
              .connectTimeout(TIMEOUT)
              .proxy(ProxySelector.getDefault())
              .build()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return status == 401 || status == 403 || status / 100 == 3
          ? baseUrl + " does not take the key in " + KEY_VARIABLE + " (" + status + ")."
          : null;
    } catch (IllegalArgumentException e) {
      // Its message would repeat the key or the URL.
      return "The key in "
          + KEY_VARIABLE
          + " has letters that no key has, or "
          + BASE_URL_VARIABLE
          + " is no URL.";
    } catch (IOException e) {
      return baseUrl
          + " can't be reached: there is no network, or it wants a proxy"
          + " (docs/operations.md).";
    }
  }
}
