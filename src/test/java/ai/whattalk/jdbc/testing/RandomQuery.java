package ai.whattalk.jdbc.testing;

import java.util.List;

/**
 * A generated query.
 *
 * @param seed that generates it again
 * @param orderedBy the indexes of the columns by which the rows are ordered, from 0 on
 */
public record RandomQuery(long seed, String sql, List<Integer> orderedBy) {}
