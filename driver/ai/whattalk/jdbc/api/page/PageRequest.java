package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request for one page.
 *
 * @param filter what is sent of the filter
 * @param perPage rows asked for
 * @param page number of the page, from 1; not sent with a cursor
 * @param cursor what the page before named, or null
 */
public record PageRequest(NumberedFilter filter, int perPage, long page, @Nullable String cursor) {

  /** A request for a numbered page. */
  public PageRequest(NumberedFilter filter, int perPage, long page) {
    this(filter, perPage, page, null);
  }

  /** A request for a numbered page, with texts and no number. */
  public PageRequest(ListFilter filter, int perPage, long page) {
    this(NumberedFilter.ofText(filter), perPage, page, null);
  }

  /** The list that it is of. */
  public ListDescription list() {
    return filter.filter().list();
  }

  /**
   * The URL, built from these parameters alone: the API's own links drop the filters, and would
   * take the key wherever they point.
   */
  public HttpUrl url(HttpUrl baseUrl) {
    HttpUrl.Builder url = baseUrl.newBuilder().addPathSegments(list().path());
    for (ListParameter parameter : filter.parameters()) {
      url.addQueryParameter(parameter.name(), filter.sent(parameter));
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
