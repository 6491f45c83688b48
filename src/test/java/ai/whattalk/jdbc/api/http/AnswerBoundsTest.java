package ai.whattalk.jdbc.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.SimulatedApi;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers without an end, in size or in time, are errors. */
@Execution(ExecutionMode.CONCURRENT)
class AnswerBoundsTest {
  private static final String REQUEST = "GET /api/user/conversations?per_page=10&page=1";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String TOO_LARGE = " answered with more than 33554432 bytes";

  /** More than any answer here takes that is not meant to be too slow. */
  private static final Duration PATIENT = Duration.ofMinutes(1);

  /** What the slow answers take longer than, though no byte of theirs does. */
  private static final Duration IMPATIENT = Duration.ofMillis(500);

  private static final Duration BETWEEN_BYTES = Duration.ofMillis(100);

  private static ApiException failure(String baseUrl, Duration readTimeout, int maxRetries) {
    ApiSettings settings =
        new ApiSettings(
            URI.create(baseUrl),
            new ApiKey("key"),
            new ScanSettings(10, 0, true),
            PATIENT,
            readTimeout,
            new RetrySettings(maxRetries, Duration.ofMinutes(1)),
            null,
            null);
    RowSource reader =
        new AccountApi(settings)
            .list(AccountLists.CONVERSATIONS, new RequestScope(warning -> {}))
            .read(new ReadRequest(ConversationList.ALL, ReadRequest.ALL));
    return catchThrowableOfType(ApiException.class, reader::next);
  }

  /** Of a server that answers so, without an end; tried twice if that is worth while. */
  private static ApiException endless(String beginning, String repeated, int requests)
      throws IOException {
    try (EndlessServer server = new EndlessServer(beginning, repeated, Duration.ZERO)) {
      ApiException failure = failure(server.baseUrl(), PATIENT, 1);
      assertThat(server.requests()).isEqualTo(requests);
      return failure;
    }
  }

  private static void isTooLarge(ApiException failure) {
    assertThat(failure).hasMessage(REQUEST + TOO_LARGE);
    assertThat(failure.failure()).isEqualTo(ApiFailure.NOT_THE_API);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"data\": [", "{\"x\": [", "{\"data\": [], \"later\": \"", ""})
  void anEndlessBody(String beginning) throws IOException {
    isTooLarge(endless(OK + "\r\n" + beginning, " ".repeat(100_000), 1));
  }

  @Test
  void anEndlessChunkedBody() throws IOException {
    String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
    isTooLarge(endless(OK + "Transfer-Encoding: chunked\r\n\r\n", chunk, 1));
  }

  @Test
  void aBodyThatSaysHowMuchTooLargeItIs() throws IOException {
    isTooLarge(endless(OK + "Content-Length: 99999999999\r\n\r\n", " ".repeat(100_000), 1));
  }

  @Test
  void aSmallBodyThatIsLargeOnceDecompressed() throws IOException {
    Buffer body = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(body))) {
      sink.writeUtf8("{\"data\": [");
      for (int i = 0; i < 40; i++) {
        sink.writeUtf8(" ".repeat(1024 * 1024));
      }
      sink.writeUtf8("]}");
    }
    assertThat(body.size()).isLessThan(100_000);
    try (SimulatedApi server = new SimulatedApi(List.of())) {
      server.answer(
          request ->
              new MockResponse.Builder()
                  .addHeader("Content-Encoding", "gzip")
                  .body(body.clone())
                  .build());

      isTooLarge(failure(server.baseUrl(), PATIENT, 1));
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** The name of a file in the compressed data's header, which nobody reads. */
  @Test
  void aBodyThatIsLargeBeforeItIsDecompressed() throws IOException {
    String header = "\u001f\u008b\b\b\0\0\0\0\0\0";

    isTooLarge(endless(OK + "Content-Encoding: gzip\r\n\r\n" + header, "x".repeat(100_000), 1));
  }

  @Test
  void anEndlessErrorIsReadInPart() throws IOException {
    String beginning = "HTTP/1.1 403 Forbidden\r\n\r\n{\"message\": \"No.\", \"trace\": \"";

    assertThat(endless(beginning, "x".repeat(10_000), 1))
        .hasMessage(REQUEST + " answered 403: No.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Filler: abcdefghij\r\n", "abcdefghij"})
  void endlessHeaders(String repeated) throws IOException {
    assertThat(endless(OK + "X-Filler: ", repeated, 2).failure()).isEqualTo(ApiFailure.NETWORK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nX-Filler: ",
        "HTTP/1.1 200 OK\r\n\r\n{\"data\": [], \"x\": \"",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 500 No\r\n\r\n",
        ""
      })
  void aByteNowAndThen(String beginning) throws IOException {
    try (EndlessServer server = new EndlessServer(beginning, "0", BETWEEN_BYTES)) {
      assertThat(failure(server.baseUrl(), IMPATIENT, 0))
          .hasMessageStartingWith(REQUEST + " failed: timed out (");
    }
  }
}
