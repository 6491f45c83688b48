package ai.whattalk.jdbc.sql.dialect.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlVisitor;
import org.jspecify.annotations.Nullable;

/** The names of the columns of what stands in FROM, before validation. */
public final class FromColumns {
  private final Function<SqlIdentifier, @Nullable List<String>> tables;
  private Map<String, List<String>> queries = Map.of();

  /**
   * Creates it for one statement.
   *
   * @param tables the columns of a table, or null if there is none of that name
   */
  public FromColumns(Function<SqlIdentifier, @Nullable List<String>> tables) {
    this.tables = tables;
  }

  /** Visits the queries of a WITH, each with those before it in scope. */
  SqlWith visit(SqlWith with, SqlVisitor<@Nullable SqlNode> visitor) {
    Map<String, List<String>> outer = queries;
    for (SqlNode item : with.withList) {
      SqlWithItem query = (SqlWithItem) item;
      query.query = Objects.requireNonNull(query.query.accept(visitor));
      add(query);
    }
    with.body = Objects.requireNonNull(with.body.accept(visitor));
    queries = outer;
    return with;
  }

  private void add(SqlWithItem item) {
    List<String> columns =
        item.columnList == null ? of(item.query) : names(item.columnList.getList());
    Map<String, List<String>> all = new HashMap<>(queries);
    all.put(key(item.name.getSimple()), columns == null ? List.of() : columns);
    queries = all;
  }

  /** The columns of a table, join or query, in order; null if they are not known. */
  @Nullable List<String> of(@Nullable SqlNode from) {
    if (from instanceof SqlIdentifier table) {
      List<String> query = table.isSimple() ? queries.get(key(table.getSimple())) : null;
      return query == null ? tables.apply(table) : query.isEmpty() ? null : query;
    }
    if (from instanceof SqlJoin join) {
      return of(join);
    }
    if (from instanceof SqlSelect select) {
      return of(select);
    }
    if (from instanceof SqlOrderBy ordered) {
      return of(ordered.query);
    }
    if (from instanceof SqlWith || !(from instanceof SqlCall call)) {
      return null;
    }
    if (call.getKind() == SqlKind.AS && call.operandCount() > 2) {
      return names(call.getOperandList().subList(2, call.operandCount()));
    }
    if (call.getKind() == SqlKind.VALUES) {
      return known(ColumnLabels.of(call).names());
    }
    return call.getKind() == SqlKind.AS
            || call.getKind() == SqlKind.LATERAL
            || call.isA(SqlKind.SET_QUERY)
        ? of((SqlNode) call.operand(0))
        : null;
  }

  private @Nullable List<String> of(SqlJoin join) {
    List<String> left = of(join.getLeft());
    List<String> right = of(join.getRight());
    if (left == null || right == null || join.isNatural()) {
      return null;
    }
    Set<String> joined = new HashSet<>();
    List<String> columns = new ArrayList<>();
    if (join.getConditionType() == JoinConditionType.USING) {
      for (String name : names(((SqlNodeList) join.getCondition()).getList())) {
        joined.add(key(name));
        columns.add(name);
      }
    }
    for (List<String> side : List.of(left, right)) {
      side.stream().filter(name -> !joined.contains(key(name))).forEach(columns::add);
    }
    return columns;
  }

  private @Nullable List<String> of(SqlSelect select) {
    List<@Nullable String> columns = new ArrayList<>();
    List<@Nullable String> labels = ColumnLabels.of(select).names();
    for (int i = 0; i < labels.size(); i++) {
      boolean star =
          select.getSelectList().get(i) instanceof SqlIdentifier name
              && name.isStar()
              && name.names.size() == 1;
      List<String> all = star ? of(select.getFrom()) : null;
      if (all == null) {
        columns.add(labels.get(i));
      } else {
        columns.addAll(all);
      }
    }
    return known(columns);
  }

  private static @Nullable List<String> known(List<@Nullable String> names) {
    return names.contains(null) ? null : names.stream().flatMap(Stream::ofNullable).toList();
  }

  private static List<String> names(List<? extends @Nullable SqlNode> identifiers) {
    List<String> names = new ArrayList<>();
    for (SqlNode identifier : identifiers) {
      if (identifier instanceof SqlIdentifier name) {
        names.add(name.getSimple());
      }
    }
    return names;
  }

  /** By which names are the same in any case. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Names the columns of a NATURAL JOIN, where those of both its sides are known. */
  void name(SqlJoin join) {
    List<String> left = of(join.getLeft());
    List<String> right = of(join.getRight());
    if (left == null || right == null) {
      return;
    }
    Set<String> others = new HashSet<>();
    right.forEach(name -> others.add(key(name)));
    SqlParserPos position = join.getParserPosition();
    List<SqlIdentifier> common = new ArrayList<>();
    left.stream()
        .filter(name -> others.contains(key(name)))
        .forEach(name -> common.add(new SqlIdentifier(name, position)));
    join.setOperand(1, SqlLiteral.createBoolean(false, position));
    join.setOperand(
        4, (common.isEmpty() ? JoinConditionType.ON : JoinConditionType.USING).symbol(position));
    join.setOperand(
        5,
        common.isEmpty()
            ? SqlLiteral.createBoolean(true, position)
            : new SqlNodeList(common, position));
  }
}
