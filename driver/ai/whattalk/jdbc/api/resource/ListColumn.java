package ai.whattalk.jdbc.api.resource;

import java.util.List;

/**
 * A field that is read of a list's rows.
 *
 * @param name of the field in JSON
 * @param documented the values that the vendor's page names, if it does; there may be others
 */
public record ListColumn(String name, FieldType type, List<String> documented) {}
