package ai.whattalk.jdbc.testing;

/**
 * How many of the cases that tests make up, or pick from very many, are tried. A build tries few,
 * and the same each time; a system property tries more of them:
 *
 * <ul>
 *   <li>{@code -Dcases.times=10}: ten times as many of everything, in a night, or where much was
 *       changed.
 *   <li>{@code -Doracle.queries=500}: so many of one kind. The name is that in the table.
 *   <li>{@code -Doracle.seed=7}: others, beginning with that seed. What fails names its seed.
 * </ul>
 *
 * <table>
 *   <caption>What is made up, and of whom</caption>
 *   <tr><td>array.count, array.seed</td><td>ArraysOracleIT: conditions on one expression</td></tr>
 *   <tr><td>assistants.seeds</td><td>AssistantNumberIT: accounts</td></tr>
 *   <tr><td>bounds.filters, bounds.seed</td><td>FilterBoundsTest</td></tr>
 *   <tr><td>clocks.queries, clocks.seed</td><td>ClocksOracleIT: of one kind of server</td></tr>
 *   <tr><td>clock.seeds</td><td>ServerClockTest: servers</td></tr>
 *   <tr><td>counted.queries</td><td>CountedRowsTest: of one meaning of dates</td></tr>
 *   <tr><td>drift.seeds, drift.seed</td><td>RandomDriftTest: scans</td></tr>
 *   <tr><td>interrogation.share</td><td>LyingFiltersIT, LyingTotalsIT, ChangingServerIT</td></tr>
 *   <tr><td>joins.queries, joins.seed</td><td>JoinStreamingIT: of one account</td></tr>
 *   <tr><td>oracle.queries, oracle.seed</td><td>OracleIT</td></tr>
 *   <tr><td>operators.errors</td><td>PostgresOperatorsIT: values that one form refuses</td></tr>
 *   <tr><td>patterns.count, patterns.seed</td><td>PostgresPatternsIT: of one kind</td></tr>
 *   <tr><td>random.count, random.seed</td><td>RandomExpressionsIT, RandomStatementsIT</td></tr>
 *   <tr><td>text.count, text.seed</td><td>TextReadingIT: texts of one type</td></tr>
 *   <tr><td>totals.queries, totals.seed</td><td>TotalsOracleIT: of one round</td></tr>
 *   <tr><td>unreliable.seeds, unreliable.seed</td><td>UnreliableListTest: servers</td></tr>
 *   <tr><td>walk.seeds</td><td>OffsetWalkTest: scans</td></tr>
 * </table>
 */
public final class RandomCases {
  private static final int TIMES = Integer.getInteger("cases.times", 1);

  private RandomCases() {}

  /** How many cases to try: as a property says, or else those of a build. */
  public static int count(String property, int inABuild) {
    return Integer.getInteger(property, inABuild * TIMES);
  }

  /** One of how many to try, of cases that are all given: as a property says, or as in a build. */
  public static int oneIn(String property, int inABuild) {
    return Math.max(1, Integer.getInteger(property, inABuild / TIMES));
  }
}
