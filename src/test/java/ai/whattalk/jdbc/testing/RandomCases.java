package ai.whattalk.jdbc.testing;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many of the cases that tests make up, or pick from very many, are tried. A build tries few,
 * and the same each time; a system property tries more of them:
 *
 * <ul>
 *   <li>{@code -Dcases.times=2}: twice as many of everything, as {@code .ci/run} does; more in a
 *       night, or where much was changed. {@code UnloadingIT} and the commands of {@code
 *       SnippetProgramsIT} are run with it alone.
 *   <li>{@code -Doracle.queries=500}: so many of one kind. The name is that in the table.
 *   <li>{@code -Doracle.seed=7}: others, beginning with that seed. What fails names its seed.
 * </ul>
 *
 * <table>
 *   <caption>What is made up, and of whom</caption>
 *   <tr><td>array.count, array.seed</td><td>ArraysOracleIT: conditions on one expression</td></tr>
 *   <tr><td>assistants.seeds</td><td>AssistantNumberIT: accounts</td></tr>
 *   <tr><td>bounds.filters, bounds.seed</td><td>FilterBoundsTest</td></tr>
 *   <tr><td>cached.seeds, cached.seed</td><td>CachedDriftTest: servers</td></tr>
 *   <tr><td>clocks.queries, clocks.seed</td><td>ClocksOracleIT: of one kind of server</td></tr>
 *   <tr><td>clock.seeds</td><td>ServerClockTest: servers</td></tr>
 *   <tr><td>counted.queries</td><td>CountedRowsTest: of one meaning of dates</td></tr>
 *   <tr><td>cuts.count, cuts.seed</td><td>TransportIT: answers that break off in one way</td></tr>
 *   <tr><td>damaged.statements</td><td>WrongStatementsTest</td></tr>
 *   <tr><td>drift.seeds, drift.seed</td><td>RandomDriftTest: scans</td></tr>
 *   <tr><td>heap.sizes</td><td>HeapIT: heaps, of two</td></tr>
 *   <tr><td>heap.statements</td><td>HeapIT: long ones</td></tr>
 *   <tr><td>joins.queries, joins.seed</td><td>JoinStreamingIT: of one account</td></tr>
 *   <tr><td>keys.count, keys.seed</td><td>MessageTextTest</td></tr>
 *   <tr><td>leak.connections</td><td>LeakTest</td></tr>
 *   <tr><td>oracle.queries, oracle.seed</td><td>OracleIT</td></tr>
 *   <tr><td>operators.errors</td><td>PostgresOperatorsIT: values that one form refuses</td></tr>
 *   <tr><td>pages.seeds, pages.seed</td><td>BrokenPagesIT: servers of one kind</td></tr>
 *   <tr><td>patterns.count, patterns.seed</td><td>PostgresPatternsIT: of one kind</td></tr>
 *   <tr><td>probes.cases, probes.seed</td><td>ProbesIT: servers</td></tr>
 *   <tr><td>random.count, random.seed</td><td>RandomExpressionsIT, RandomStatementsIT</td></tr>
 *   <tr><td>session.queries</td><td>SessionTest: of one thread</td></tr>
 *   <tr><td>statement.items, statement.terms</td><td>StatementSizeIT: of a long statement</td></tr>
 *   <tr><td>text.count, text.seed</td><td>TextReadingIT: texts of one type, as many in .ci/run</td></tr>
 *   <tr><td>totals.queries, totals.seed</td><td>TotalsOracleIT: of one kind of server</td></tr>
 *   <tr><td>unreliable.seeds, unreliable.seed</td><td>UnreliableListTest: servers</td></tr>
 *   <tr><td>waits.count, waits.seed</td><td>RetryAfterTest: dates</td></tr>
 *   <tr><td>walk.seeds</td><td>OffsetWalkTest: scans</td></tr>
 * </table>
 *
 * <p>Of cases that are all given, such as each question on each kind of server, a build tries one
 * in so many:
 *
 * <table>
 *   <caption>One in how many is tried, and of whom</caption>
 *   <tr><td>aggregates.share</td><td>AggregatesFromTotalsIT: queries, for a server</td></tr>
 *   <tr><td>arrays.share</td><td>ArrayParametersIT: elements of a long array, all in .ci/run</td></tr>
 *   <tr><td>assistants.share</td><td>AssistantNumberIT: queries, for a server</td></tr>
 *   <tr><td>cached.keys</td><td>CachedPagesIT: rows that are read by their keys</td></tr>
 *   <tr><td>clocks.accounts</td><td>ClocksOracleIT: accounts, for a clock</td></tr>
 *   <tr><td>clocks.share</td><td>ClocksOracleIT: meanings of dates, for an account</td></tr>
 *   <tr><td>counted.share</td><td>CountedRowsTest: meanings of dates</td></tr>
 *   <tr><td>dated.share</td><td>DatedListProofTest: meanings of dates</td></tr>
 *   <tr><td>drift.share</td><td>DriftTest: numbers of pages that are read ahead</td></tr>
 *   <tr><td>endless.share</td><td>EndlessStatementsIT: a way to stop a statement</td></tr>
 *   <tr><td>ends.share</td><td>EndReaderTest: ends of a list, and lists of a server that lies</td></tr>
 *   <tr><td>faults.share</td><td>CalciteFaultsTest: statements on stock Calcite</td></tr>
 *   <tr><td>interrogation.share</td><td>LyingFiltersIT, LyingTotalsIT, ChangingServerIT: questions
 *       that each need a server of their own</td></tr>
 *   <tr><td>interrogation.later</td><td>the same: questions in turn to one server</td></tr>
 *   <tr><td>joins.share</td><td>JoinStreamingIT: ways to sort a join</td></tr>
 *   <tr><td>losses.share</td><td>DriftTest: rows that go at once</td></tr>
 *   <tr><td>midnight.share</td><td>MidnightProbeTest: lists, for a meaning of dates</td></tr>
 *   <tr><td>neighbours.share</td><td>ClockRequestsIT: months beside one that is known</td></tr>
 *   <tr><td>operators.values</td><td>PostgresOperatorsIT: combinations of many values</td></tr>
 *   <tr><td>postgresql.share</td><td>PostgresOracleIT: statements</td></tr>
 *   <tr><td>probes.share</td><td>ProbesIT: everyday queries, for a kind of failure</td></tr>
 *   <tr><td>secrets.share</td><td>ServerTableIT: servers whose facts hold nothing secret</td></tr>
 *   <tr><td>statement.limits</td><td>StatementSizeIT: if 1, the largest statements that are slow to
 *       plan, too</td></tr>
 *   <tr><td>types.share</td><td>OtherTypesIT: operands of other types</td></tr>
 *   <tr><td>walk.share</td><td>OffsetWalkTest: parts of a list</td></tr>
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

  /** One in so many of some cases: others at the next turn, and all after so many turns. */
  public static <T> List<T> some(List<T> cases, int oneIn, int turn) {
    return IntStream.range(0, cases.size())
        .filter(i -> i % oneIn == turn % oneIn)
        .mapToObj(cases::get)
        .toList();
  }
}
