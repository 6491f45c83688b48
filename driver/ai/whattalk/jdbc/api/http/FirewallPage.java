package ai.whattalk.jdbc.api.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Knows the HTML with which a firewall in front of the API refuses a request, or wants to see a
 * browser. The API itself answers in JSON.
 */
final class FirewallPage {
  /** Bytes in which such a page says what it is. */
  private static final long MAX_BYTES = 64 * 1024;

  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>([^<]*)</title", Pattern.CASE_INSENSITIVE);

  /** Headers that say it, whatever their value. */
  private static final Map<String, String> HEADERS =
      Map.of("cf-mitigated", "Cloudflare", "x-amzn-waf-action", "AWS WAF");

  /** What refusals and challenges hold, and other pages of the same firewall don't. */
  private static final Map<Pattern, String> SIGNS =
      Map.of(
          sign("just a moment\\.\\.\\.|attention required! \\| cloudflare|cf[-_]chl"),
          "Cloudflare",
          sign("incapsula incident id|incident_id="),
          "Imperva",
          sign("errors\\.edgesuite\\.net"),
          "Akamai",
          sign("sucuri website firewall"),
          "Sucuri",
          sign("captcha-delivery\\.com"),
          "DataDome",
          sign("the requested url was rejected\\. please consult"),
          "F5",
          sign("fortiguard|fortinet"),
          "Fortinet",
          sign("zscaler"),
          "Zscaler");

  private FirewallPage() {}

  /**
   * Whose page a response is, as the end of a message; null if it is none. Any HTML with 403 is
   * one. Reads ahead, and takes nothing from the body.
   */
  static @Nullable String describe(Response response) throws IOException {
    String type = response.header("Content-Type", "");
    if (!type.toLowerCase(Locale.ROOT).contains("html")) {
      return null;
    }
    String page = response.peekBody(MAX_BYTES).string();
    String owner = owner(response, page);
    if (owner == null && response.code() != 403) {
      return null;
    }
    Matcher title = TITLE.matcher(page);
    return "but with HTML, not JSON: the page of a firewall"
        + (owner == null ? " or proxy" : ", " + owner)
        + (title.find() ? ", titled \"" + title.group(1).strip() + '"' : "");
  }

  private static @Nullable String owner(Response response, String page) {
    for (Map.Entry<String, String> header : HEADERS.entrySet()) {
      if (response.header(header.getKey()) != null) {
        return header.getValue();
      }
    }
    for (Map.Entry<Pattern, String> sign : SIGNS.entrySet()) {
      if (sign.getKey().matcher(page).find()) {
        return sign.getValue();
      }
    }
    return null;
  }

  private static Pattern sign(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
