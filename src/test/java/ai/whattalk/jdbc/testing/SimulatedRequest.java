package ai.whattalk.jdbc.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request that the simulated API got.
 *
 * @param path without the query
 * @param query as it stood in the URL, or empty
 * @param parameters of the query, decoded, in their order
 */
public record SimulatedRequest(String path, String query, Map<String, String> parameters) {

  static SimulatedRequest of(HttpUrl url) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < url.querySize(); i++) {
      parameters.put(url.queryParameterName(i), url.queryParameterValue(i));
    }
    String query = url.encodedQuery();
    return new SimulatedRequest(url.encodedPath(), query == null ? "" : query, parameters);
  }

  /** The query; behind the path where that is not the one of conversations. */
  public String shown() {
    String list = path.replaceFirst("^.*/user/", "");
    return list.equals("conversations") ? query : list + "?" + query;
  }

  /** One parameter, or null. */
  public @Nullable String parameter(String name) {
    return parameters.get(name);
  }
}
