package ai.whattalk.jdbc.testing;

import java.util.List;

/**
 * What stands after FROM.
 *
 * @param size about how many rows it has, so that no product of relations becomes too large
 */
record Relation(String sql, List<TypedColumn> columns, int size) {}
