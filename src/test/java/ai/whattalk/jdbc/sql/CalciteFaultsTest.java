package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.sql.algebra.RowPredicates;
import ai.whattalk.jdbc.testing.CalciteFault;
import ai.whattalk.jdbc.testing.RandomCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.DataContext;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.Frameworks;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the driver mends of Calcite is still broken in Calcite as it comes. After an upgrade, a
 * failure names what can go.
 */
final class CalciteFaultsTest {
  private static final Path SOURCES = Path.of("driver");
  private static final int ROWS = 2;
  private static final int MOST_ROWS = 9;
  private static final double MANY_ROWS = 1e6;

  @ParameterizedTest
  @MethodSource("faults")
  void isThereStill(CalciteFault fault) throws SQLException {
    assertThat(fault.isRight(fault.gives())).isFalse();

    String answer;
    try (Connection connection = calcite(fault)) {
      answer = fault.answer(connection);
    }

    assertThat(fault.isRight(answer))
        .as(
            "Calcite gives the right answer now: %s can go, or its part for %s",
            fault.mender(), fault.sql())
        .isFalse();
    assertThat(fault.isKnown(answer))
        .as("Calcite gives another wrong answer now to %s: %s", fault.sql(), answer)
        .isTrue();
  }

  /** They change with a release of Calcite only: in a build, some show that they are tried. */
  static List<CalciteFault> faults() throws IOException {
    return RandomCases.some(CalciteFault.all(), RandomCases.oneIn("faults.share", 3), 0);
  }

  @Test
  void isNamedByTheClassThatMendsIt() throws IOException {
    List<String> silent = new ArrayList<>();
    for (CalciteFault fault : CalciteFault.all()) {
      String source = source(fault.mender());
      if (!source.contains("Calcite") || !source.contains(fault.issue())) {
        silent.add(fault.mender() + " " + fault.issue());
      }
    }

    assertThat(silent).isEmpty();
  }

  private static String source(String className) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return Files.readString(
          files.filter(file -> file.endsWith(className + ".java")).findAny().orElseThrow());
    }
  }

  /** {@link RowPredicates}: what holds for all of no rows does not hold for their total. */
  @Test
  void isWhatThePlannerKnowsOfTotals() {
    RelBuilder builder = RelBuilder.create(Frameworks.newConfigBuilder().build());
    RelNode one = builder.values(new String[] {"x"}, 1).build();
    RelNode none = LogicalFilter.create(one, builder.literal(false));
    RelNode total =
        LogicalAggregate.create(
            none,
            List.of(),
            ImmutableBitSet.of(0),
            List.of(ImmutableBitSet.of(0), ImmutableBitSet.of()),
            List.of());

    assertThat(
            total.getCluster().getMetadataQuery().getPulledUpPredicates(total).pulledUpPredicates)
        .as("Calcite knows nothing of totals of no rows now: RowPredicates can go, or its part")
        .anyMatch(RexNode::isAlwaysFalse);
  }

  private static Connection calcite(CalciteFault fault) throws SQLException {
    Properties properties = new Properties();
    properties.put("parserFactory", SqlBabelParserImpl.class.getName() + "#FACTORY");
    properties.put("fun", "postgresql");
    properties.put("conformance", "LENIENT");
    properties.put("unquotedCasing", "UNCHANGED");
    properties.put("caseSensitive", "false");
    properties.putAll(fault.properties());
    Connection connection = DriverManager.getConnection("jdbc:calcite:", properties);
    SchemaPlus schema = connection.unwrap(CalciteConnection.class).getRootSchema();
    AtomicInteger scans = new AtomicInteger();
    schema.add("two", new NumberTable(ROWS, Linq4j.asEnumerable(rows(ROWS))));
    schema.add("once", new NumberTable(ROWS, once(rows(ROWS), scans)));
    schema.add("long", new NumberTable(MANY_ROWS, failing(rows(MOST_ROWS))));
    return connection;
  }

  private static List<Object[]> rows(int count) {
    int day = (int) LocalDate.of(2024, 10, 4).toEpochDay();
    return IntStream.rangeClosed(1, count).mapToObj(i -> new Object[] {i, day + i}).toList();
  }

  private static Enumerable<Object[]> once(List<Object[]> rows, AtomicInteger scans) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<Object[]> enumerator() {
        if (scans.incrementAndGet() > 1) {
          throw new IllegalStateException("read again");
        }
        return Linq4j.enumerator(rows);
      }
    };
  }

  private static Enumerable<Object[]> failing(List<Object[]> rows) {
    return Linq4j.asEnumerable(
        () ->
            Stream.concat(
                    rows.stream(),
                    Stream.generate(
                        () -> {
                          throw new IllegalStateException("row 10 was asked for");
                        }))
                .map(row -> (Object[]) row)
                .iterator());
  }

  /** Numbers from 1 on, each with a day of October 2024. */
  private static final class NumberTable extends AbstractTable implements ScannableTable {
    private final double rowCount;
    private final Enumerable<Object[]> rows;

    NumberTable(double rowCount, Enumerable<Object[]> rows) {
      this.rowCount = rowCount;
      this.rows = rows;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory typeFactory) {
      return typeFactory
          .builder()
          .add("x", SqlTypeName.INTEGER)
          .nullable(true)
          .add("d", SqlTypeName.DATE)
          .nullable(true)
          .build();
    }

    @Override
    public Statistic getStatistic() {
      return Statistics.of(rowCount, List.of());
    }

    @Override
    public Enumerable<Object[]> scan(DataContext root) {
      return rows;
    }
  }
}
