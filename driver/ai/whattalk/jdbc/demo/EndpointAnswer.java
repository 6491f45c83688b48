package ai.whattalk.jdbc.demo;

/**
 * What an endpoint answers to a request.
 *
 * @param status of HTTP
 * @param json body
 */
public record EndpointAnswer(int status, String json) {}
