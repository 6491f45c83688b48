package ai.whattalk.jdbc.demo;

/**
 * What the endpoint answers to a request.
 *
 * @param status of HTTP
 * @param json body
 */
public record EndpointAnswer(int status, String json) {}
