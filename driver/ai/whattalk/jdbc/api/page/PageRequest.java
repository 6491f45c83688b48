package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request for one page.
 *
 * @param list which list it is of
 * @param filter what is sent of the filter
 * @param perPage rows asked for
 * @param page number of the page, from 1; not sent with a cursor
 * @param cursor what the page before named, or null
 */
public record PageRequest(
    ListEndpoint list, NumberedFilter filter, int perPage, long page, @Nullable String cursor) {

  /** A request for a numbered page. */
  public PageRequest(ListEndpoint list, NumberedFilter filter, int perPage, long page) {
    this(list, filter, perPage, page, null);
  }

  /** A request for a numbered page, with the text of the filter's assistant. */
  public PageRequest(ListEndpoint list, ListFilter filter, int perPage, long page) {
    this(list, NumberedFilter.ofText(filter), perPage, page, null);
  }

  /**
   * The URL, built from these parameters alone: the API's own links drop the filters, and would
   * take the key wherever they point.
   */
  public HttpUrl url(HttpUrl baseUrl) {
    HttpUrl.Builder url = list.url(baseUrl).newBuilder();
    for (Map.Entry<ListParameter, String> value : filter.values().entrySet()) {
      url.addQueryParameter(value.getKey().parameterName(), value.getValue());
    }
    url.addQueryParameter("per_page", Integer.toString(perPage));
    if (cursor == null) {
      url.addQueryParameter("page", Long.toString(page));
    } else {
      url.addQueryParameter("cursor", cursor);
    }
    return url.build();
  }
}
