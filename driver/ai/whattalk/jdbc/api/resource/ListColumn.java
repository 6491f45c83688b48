package ai.whattalk.jdbc.api.resource;

/**
 * A field that is read of a list's rows.
 *
 * @param name of the field in JSON
 */
public record ListColumn(String name, FieldType type) {}
