package ai.whattalk.jdbc.demo;

import java.util.HashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Answers every call itself, where OkHttp would go on to the network. Thread-safe. */
final class DemoInterceptor implements Interceptor {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final EndpointAnswer NOT_FOUND =
      new EndpointAnswer(404, "{\"message\":\"Not Found\"}");

  private final Map<String, DemoEndpoint<?>> endpoints;

  /**
   * Creates an interceptor.
   *
   * @param endpoints by their paths
   */
  DemoInterceptor(Map<String, DemoEndpoint<?>> endpoints) {
    this.endpoints = Map.copyOf(endpoints);
  }

  @Override
  public Response intercept(Chain chain) {
    HttpUrl url = chain.request().url();
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < url.querySize(); i++) {
      parameters.put(url.queryParameterName(i), url.queryParameterValue(i));
    }
    DemoEndpoint<?> endpoint = endpoints.get(url.encodedPath());
    EndpointAnswer answer =
        endpoint == null
            ? NOT_FOUND
            : endpoint.answer(url.newBuilder().query(null).build().toString(), parameters);
    return new Response.Builder()
        .request(chain.request())
        .protocol(Protocol.HTTP_1_1)
        .code(answer.status())
        .message("")
        .body(ResponseBody.create(answer.json(), JSON))
        .build();
  }
}
