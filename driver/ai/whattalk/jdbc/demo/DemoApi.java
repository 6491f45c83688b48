package ai.whattalk.jdbc.demo;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Opens the demo account: the same client as for the real one, without a key or a network. */
public final class DemoApi {
  // Never resolved; a name under "invalid" could not be (RFC 2606).
  private static final URI BASE_URL = URI.create("https://demo.invalid/api");

  private DemoApi() {}

  /**
   * Opens the account; its conversations are made at the first request.
   *
   * @param scan how its list is walked through
   * @param clock tells now, after which there are no conversations
   */
  public static AccountApi open(ScanSettings scan, Clock clock) {
    // Nothing is to be spared, and each time zone has rows of its own.
    ScanSettings asked = new ScanSettings(scan.pageSize(), scan.readAhead(), scan.strict());
    ApiSettings settings =
        new ApiSettings(
            BASE_URL, new ApiKey("demo"), asked, Duration.ofSeconds(10), Duration.ofSeconds(30));
    return new AccountApi(
        settings,
        new DemoInterceptor(
            Map.of(
                "/api/user/conversations",
                DemoLists.conversations(
                    () -> DemoAccount.conversations(clock), DemoAssistant.LISTED),
                "/api/user/assistants/get",
                DemoLists.assistants(() -> DemoAssistant.LISTED))));
  }
}
