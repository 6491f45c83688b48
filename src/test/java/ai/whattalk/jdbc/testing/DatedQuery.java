package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import java.util.List;

/** A generated query about days, and its kind. The same seed over the same rows gives the same. */
public record DatedQuery(Kind kind, ComparedQuery query) {

  /** What is asked of the days. */
  public enum Kind {
    ROWS,
    COUNT,
    COUNTS_WITH_FILTER,
    COUNT_OF_DATES,
    GROUPS_BY_DAY,
    GROUPS_BY_WEEK,
    GROUPS_BY_MONTH,
    GROUPS_BY_QUARTER,
    GROUPS_BY_YEAR,
    TYPES,
    ENDS,
    EXTREMES,
    EXISTS,
    SIDE_BY_SIDE
  }

  /** Generates the query of a seed, with days of rows and those beside them. */
  public static DatedQuery of(long seed, List<Conversation> rows) {
    RandomSource random = new RandomSource(seed, rows);
    Kind kind = random.pick(Kind.values());
    DatedQueryGenerator generator = new DatedQueryGenerator(random);
    String query = generator.query(kind);
    return new DatedQuery(
        kind, random.finish(seed, query, generator.isOrdered(), generator.slice()));
  }

  @Override
  public String toString() {
    return kind + ", " + query;
  }
}
