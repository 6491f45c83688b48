package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.failure.RetryAdvice;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.ErrorBody;
import ai.whattalk.jdbc.api.page.MalformedPageException;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageParser;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.ListDescription;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Tells what an HTTP response is: a page, a 422, or a failure. Thread-safe. */
final class ResponseReader {
  private static final Pattern LOGIN_PAGE =
      Pattern.compile("(log|sign)[-_]?in", Pattern.CASE_INSENSITIVE);
  private static final int REQUEST_TIMEOUT = 408;
  private static final int UNPROCESSABLE = 422;

  /** Bytes of an error's body that are read at most. */
  private static final long MAX_ERROR_BYTES = 64 * 1024;

  /** Milliseconds that an end may take to come which the page does not need. */
  private static final long LONGEST_WAIT_FOR_END = 100;

  private final MessageText text;
  private final String refusal;

  ResponseReader(ApiKey key, MessageText text) {
    this.text = text;
    refusal = ": the API key" + key.origin() + " was refused";
  }

  /**
   * Reads a response.
   *
   * @param list which list was asked for
   * @param line the request, for messages
   * @param kept whether it went over a connection that was kept from an earlier one
   * @throws ApiException for all that is neither a page nor a 422
   * @throws IOException if the body can't be read to its end
   */
  Answer read(ListDescription list, Supplier<String> line, Response response, boolean kept)
      throws IOException {
    int status = response.code();
    if (status == 200) {
      return page(list, line, response);
    }
    if (status / 100 == 3) {
      throw redirect(line, response);
    }
    String firewall = FirewallPage.describe(response);
    if (firewall != null) {
      throw notTheApi(line, status, firewall, null);
    }
    ErrorBody body = ErrorBody.parse(response.peekBody(MAX_ERROR_BYTES).bytes());
    String said = text.clean(body.text());
    ApiFailure kind = kind(status);
    String meaning = kind == ApiFailure.UNAUTHENTICATED ? refusal : "";
    ApiException failure =
        new ApiException(
            kind,
            line.get() + " answered " + status + meaning + (said.isEmpty() ? "" : ": " + said),
            null,
            advice(kind, response, kept));
    if (status == UNPROCESSABLE) {
      return new Refusal(body, failure);
    }
    throw failure;
  }

  /** Whether nothing of a body is left to read. Waits for its end no longer than OkHttp would. */
  static boolean isAtEnd(Response response) {
    BufferedSource body = response.body().source();
    try {
      body.timeout().deadline(LONGEST_WAIT_FOR_END, TimeUnit.MILLISECONDS);
      return body.exhausted();
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable RetryAdvice advice(ApiFailure kind, Response response, boolean kept) {
    if (kept && response.code() == REQUEST_TIMEOUT) {
      // Of a server that closes a connection on which no request came for a while.
      return RetryAdvice.AT_ONCE;
    }
    boolean passing = kind == ApiFailure.THROTTLED || kind == ApiFailure.SERVER_ERROR;
    return passing ? RetryAdvice.after(RetryAfter.of(response.headers(), Clock.systemUTC())) : null;
  }

  private Page page(ListDescription list, Supplier<String> line, Response response)
      throws IOException {
    String firewall = FirewallPage.describe(response);
    try {
      return PageParser.parse(
          list, response.body().byteStream(), found -> notTheApi(line, 200, found, null));
    } catch (MalformedPageException e) {
      String found = e.getMessage();
      String type = response.header("Content-Type", "");
      if (type.toLowerCase(Locale.ROOT).contains("html")) {
        found = firewall == null ? "but with HTML, not JSON" : firewall;
      }
      throw notTheApi(line, 200, found, e.mayPass() ? RetryAdvice.LATER : null);
    }
  }

  private ApiException notTheApi(
      Supplier<String> line, int status, String found, @Nullable RetryAdvice advice) {
    return new ApiException(
        ApiFailure.NOT_THE_API,
        line.get() + " answered " + status + ", " + text.clean(found),
        null,
        advice);
  }

  private static ApiFailure kind(int status) {
    return switch (status) {
      case 401 -> ApiFailure.UNAUTHENTICATED;
      case 403 -> ApiFailure.FORBIDDEN;
      case 404 -> ApiFailure.NOT_FOUND;
      case REQUEST_TIMEOUT, 425 -> ApiFailure.SERVER_ERROR;
      case UNPROCESSABLE -> ApiFailure.REFUSED;
      case 429 -> ApiFailure.THROTTLED;
      default -> status / 100 == 5 ? ApiFailure.SERVER_ERROR : ApiFailure.NOT_THE_API;
    };
  }

  /** Without its query: that is where a server would repeat what it was sent. */
  private ApiException redirect(Supplier<String> line, Response response) {
    String location = response.header("Location");
    HttpUrl target = location == null ? null : response.request().url().resolve(location);
    boolean login = target != null && LOGIN_PAGE.matcher(target.encodedPath()).find();
    String where =
        target == null ? "" : ", a redirect to " + text.clean(target.host() + target.encodedPath());
    return new ApiException(
        login ? ApiFailure.UNAUTHENTICATED : ApiFailure.NOT_THE_API,
        line.get() + " answered " + response.code() + where + (login ? refusal : ""),
        null);
  }
}
