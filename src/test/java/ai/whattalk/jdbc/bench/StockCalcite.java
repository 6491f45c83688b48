package ai.whattalk.jdbc.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.calcite.DataContext;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;

/** Calcite's own driver, as it is, over the same rows in memory, under the same names. */
final class StockCalcite {
  private static final String URL =
      "jdbc:calcite:conformance=LENIENT;caseSensitive=false"
          + ";unquotedCasing=UNCHANGED;quotedCasing=UNCHANGED";

  /** As the simulated API numbers them. */
  private static final int FIRST_ASSISTANT = 1001;

  private StockCalcite() {}

  /**
   * Connects to it.
   *
   * @param lines {@link BenchmarkRows#lines}
   */
  static Connection connect(List<String> lines) throws SQLException {
    List<Object[]> conversations = new ArrayList<>();
    TreeSet<String> uuids = new TreeSet<>();
    for (String line : lines) {
      String[] values = line.split(",");
      uuids.add(values[1]);
      conversations.add(
          new Object[] {
            values[0],
            values[1],
            values[2],
            values[3],
            Integer.valueOf(values[4]),
            new BigDecimal(values[5]),
            Boolean.valueOf(values[6]),
            millis(values[7]),
            millis(values[8])
          });
    }
    List<Object[]> assistants = new ArrayList<>();
    for (String uuid : uuids) {
      int number = FIRST_ASSISTANT + assistants.size();
      assistants.add(new Object[] {number, uuid, "Assistant " + number});
    }
    Map<String, Table> tables =
        Map.of(
            "conversations",
            new MemoryTable(
                conversations,
                List.of(
                    "id",
                    "assistant_id",
                    "assistant_name",
                    "type",
                    "message_count",
                    "total_cost",
                    "ai_enabled",
                    "created_at",
                    "updated_at"),
                List.of(
                    SqlTypeName.VARCHAR,
                    SqlTypeName.VARCHAR,
                    SqlTypeName.VARCHAR,
                    SqlTypeName.VARCHAR,
                    SqlTypeName.INTEGER,
                    SqlTypeName.DECIMAL,
                    SqlTypeName.BOOLEAN,
                    SqlTypeName.TIMESTAMP,
                    SqlTypeName.TIMESTAMP)),
            "assistants",
            new MemoryTable(
                assistants,
                List.of("id", "uuid", "name"),
                List.of(SqlTypeName.INTEGER, SqlTypeName.VARCHAR, SqlTypeName.VARCHAR)));
    Connection connection = DriverManager.getConnection(URL);
    CalciteConnection calcite = connection.unwrap(CalciteConnection.class);
    calcite
        .getRootSchema()
        .add(
            "whattalk",
            new AbstractSchema() {
              @Override
              protected Map<String, Table> getTableMap() {
                return tables;
              }
            });
    calcite.setSchema("whattalk");
    return connection;
  }

  private static long millis(String time) {
    return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** A table whose first column is its key. */
  private static final class MemoryTable extends AbstractTable implements ScannableTable {
    private static final int MOST_CHARACTERS = 255;
    private static final int COST_PRECISION = 19;
    private static final int COST_SCALE = 10;

    private final List<Object[]> rows;
    private final List<String> names;
    private final List<SqlTypeName> types;

    MemoryTable(List<Object[]> rows, List<String> names, List<SqlTypeName> types) {
      this.rows = rows;
      this.names = names;
      this.types = types;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
      RelDataTypeFactory.Builder columns = factory.builder();
      for (int i = 0; i < names.size(); i++) {
        SqlTypeName type = types.get(i);
        if (type == SqlTypeName.VARCHAR) {
          columns.add(names.get(i), type, MOST_CHARACTERS);
        } else if (type == SqlTypeName.DECIMAL) {
          columns.add(names.get(i), type, COST_PRECISION, COST_SCALE);
        } else if (type == SqlTypeName.TIMESTAMP) {
          columns.add(names.get(i), type, 3);
        } else {
          columns.add(names.get(i), type);
        }
        columns.nullable(i > 0);
      }
      return columns.build();
    }

    @Override
    public Statistic getStatistic() {
      return Statistics.of(rows.size(), List.of(ImmutableBitSet.of(0)));
    }

    @Override
    public Enumerable<Object[]> scan(DataContext root) {
      return Linq4j.asEnumerable(rows);
    }
  }
}
