package ai.whattalk.jdbc.api;

import java.util.Map;
import okhttp3.HttpUrl;

/**
 * A request for one numbered page.
 *
 * @param filter what is sent of the filter
 * @param perPage rows asked for
 * @param page number of the page, from 1
 */
record PageRequest(ConversationFilter filter, int perPage, long page) {

  /**
   * The URL, built from these parameters alone: the API's own links drop the filters, and would
   * take the key wherever they point.
   */
  HttpUrl url(HttpUrl endpoint) {
    HttpUrl.Builder url = endpoint.newBuilder();
    for (Map.Entry<FilterParameter, String> value : filter.values().entrySet()) {
      url.addQueryParameter(value.getKey().parameterName(), value.getValue());
    }
    url.addQueryParameter("per_page", Integer.toString(perPage));
    url.addQueryParameter("page", Long.toString(page));
    return url.build();
  }
}
