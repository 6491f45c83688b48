package ai.whattalk.jdbc.sql;

/**
 * A function for metadata.
 *
 * @param name in upper case
 * @param remarks what it can be called with
 */
public record FunctionDescription(String name, String remarks) {}
