package ai.whattalk.jdbc.demo;

import java.util.Map;

/**
 * What the endpoint answers to a request.
 *
 * @param status of HTTP
 * @param json body
 */
public record EndpointAnswer(int status, String json) {

  /** A 422 of what is wrong, by parameter. */
  static EndpointAnswer refusal(Map<String, String> errors) {
    return new EndpointAnswer(422, LaravelJson.validationErrors(errors));
  }
}
