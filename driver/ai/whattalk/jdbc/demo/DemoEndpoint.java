package ai.whattalk.jdbc.demo;

import java.util.Map;

/** Answers requests to one path as the vendor's page describes it. */
public interface DemoEndpoint {

  /**
   * Answers a request.
   *
   * @param url of the request without its query, for the links in the answer
   * @param parameters of the query, decoded
   */
  EndpointAnswer answer(String url, Map<String, String> parameters);
}
