package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.dialect.operator.PostgresOperators;
import ai.whattalk.jdbc.sql.error.QueryException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Columns of outer queries in a subquery with aggregates. Beside those, they are constants: Calcite
 * says that they are not in GROUP BY. An aggregate of nothing else is the outer query's, which
 * Calcite takes for the subquery's (CALCITE-6104), and so it is refused.
 */
public final class OuterColumns {
  private static final Set<String> AGGREGATES =
      PostgresOperators.TABLE.getOperatorList().stream()
          .filter(SqlOperator::isAggregator)
          .map(operator -> FromColumns.key(operator.getName()))
          .collect(Collectors.toSet());

  private OuterColumns() {}

  /** The statement, with {@code (SELECT t.x)} for each {@code t.x} beside aggregates. */
  public static SqlNode asConstants(SqlNode statement) {
    SqlNode visited = statement.accept(new Subqueries());
    return visited == null ? statement : visited;
  }

  private static final class Subqueries extends SqlShuttle {
    private int depth;

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      if (!(call instanceof SqlSelect select)) {
        return super.visit(call);
      }
      depth++;
      super.visit(call);
      depth--;
      if (depth > 0 && isAggregated(select)) {
        Constants constants = new Constants(select);
        constants.checkGroups();
        select.setSelectList((SqlNodeList) select.getSelectList().accept(constants));
        if (select.getHaving() != null) {
          select.setHaving(select.getHaving().accept(constants));
        }
      }
      return select;
    }
  }

  static boolean isAggregated(SqlSelect select) {
    return select.getGroup() != null
        || select.getHaving() != null
        || select.getSelectList().stream().anyMatch(OuterColumns::hasAggregate);
  }

  static boolean hasAggregate(@Nullable SqlNode node) {
    if (node instanceof SqlNodeList list) {
      return list.stream().anyMatch(OuterColumns::hasAggregate);
    }
    return node instanceof SqlCall call
        && !call.isA(SqlKind.QUERY)
        && (isAggregate(call)
            || (call.getKind() == SqlKind.OVER
                    ? ((SqlCall) call.operand(0)).getOperandList()
                    : call.getOperandList())
                .stream().anyMatch(OuterColumns::hasAggregate));
  }

  private static boolean isAggregate(SqlCall call) {
    return call.getOperator().isAggregator()
        || AGGREGATES.contains(FromColumns.key(call.getOperator().getName()));
  }

  /** Puts subqueries in place of outer columns, but within aggregates and other subqueries. */
  private static final class Constants extends SqlShuttle {
    private final Set<String> tables;
    private final @Nullable SqlNodeList groups;

    Constants(SqlSelect select) {
      tables = tables(select.getFrom());
      groups = select.getGroup();
    }

    /** A set of groups that leaves an outer column out has NULL in place of it. */
    void checkGroups() {
      if (groups == null) {
        return;
      }
      for (SqlNode group : groups) {
        if (group.getKind() == SqlKind.GROUPING_SETS
            || group.getKind() == SqlKind.ROLLUP
            || group.getKind() == SqlKind.CUBE) {
          Names names = new Names(tables);
          group.accept(names);
          if (names.found.stream().anyMatch(name -> !name.isSimple())) {
            throw QueryException.unsupported(
                group.getParserPosition(), "a grouping set by an outer query's column");
          }
        }
      }
    }

    @Override
    public @Nullable SqlNode visit(SqlIdentifier name) {
      boolean grouped =
          groups != null && groups.stream().anyMatch(group -> group.toString().equals(name + ""));
      if (name.isStar() || name.isSimple() || grouped || !isOuter(name, tables)) {
        return name;
      }
      return PlainSelect.of(name, null);
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      if (call.isA(SqlKind.QUERY) || isAggregate(call)) {
        return call;
      }
      if (call.getKind() == SqlKind.AS) {
        SqlNode value = call.operand(0).accept(this);
        return call.getOperator().createCall(call.getParserPosition(), value, call.operand(1));
      }
      return super.visit(call);
    }
  }

  private static boolean isOuter(SqlIdentifier name, Set<String> tables) {
    return !tables.contains(FromColumns.key(name.names.get(name.names.size() - 2)));
  }

  /** The names by which a query may call its own tables. */
  private static Set<String> tables(@Nullable SqlNode from) {
    Set<String> tables = new HashSet<>();
    if (from instanceof SqlJoin join) {
      tables.addAll(tables(join.getLeft()));
      tables.addAll(tables(join.getRight()));
    } else if (from instanceof SqlIdentifier table) {
      tables.add(FromColumns.key(table.names.get(table.names.size() - 1)));
    } else if (from instanceof SqlCall as && as.getKind() == SqlKind.AS) {
      tables.addAll(tables(as.operand(1)));
    }
    return tables;
  }

  /** Refuses an aggregate of outer columns only, in a statement whose names are all qualified. */
  public static void check(SqlNode validated) {
    validated.accept(new Check(Set.of()));
  }

  private static final class Check extends SqlBasicVisitor<@Nullable Void> {
    private final Set<String> tables;

    Check(Set<String> tables) {
      this.tables = tables;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
      boolean filtered = call.getKind() == SqlKind.FILTER;
      if (filtered || call.getOperator().isAggregator()) {
        Names names = new Names(Set.of());
        call.accept(names);
        if (!names.found.isEmpty()
            && names.found.stream().noneMatch(SqlIdentifier::isSimple)
            && names.found.stream().allMatch(name -> isOuter(name, tables))) {
          throw QueryException.unsupported(
              call.getParserPosition(), "an aggregate of an outer query's columns only");
        }
      }
      if (filtered) {
        // Within FILTER, the aggregate by itself may have nothing but outer columns.
        ((SqlCall) call.operand(0)).getOperandList().forEach(operand -> operand.accept(this));
        return call.operand(1).accept(this);
      }
      return call instanceof SqlSelect select
          ? call.getOperator().acceptCall(new Check(tables(select.getFrom())), call)
          : super.visit(call);
    }
  }

  /** Whether a condition has several subqueries, and one of them refers to columns around it. */
  public static boolean areInSubqueries(SqlNode condition) {
    List<SqlNode> subqueries = new ArrayList<>();
    Names names = new Names(Set.of());
    condition.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (!call.isA(SqlKind.QUERY)) {
              return super.visit(call);
            }
            subqueries.add(call);
            return call.accept(names);
          }
        });
    return subqueries.size() > 1 && !names.found.isEmpty();
  }

  /** Collects the names of columns, but for those of subqueries' own tables. */
  private static final class Names extends SqlBasicVisitor<@Nullable Void> {
    private final Set<String> own;
    private final Set<SqlIdentifier> found;

    Names(Set<String> own) {
      this(own, new HashSet<>());
    }

    private Names(Set<String> own, Set<SqlIdentifier> found) {
      this.own = own;
      this.found = found;
    }

    @Override
    public @Nullable Void visit(SqlIdentifier name) {
      if (!name.isStar() && (name.isSimple() || isOuter(name, own))) {
        found.add(name);
      }
      return null;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
      if (call.getKind() == SqlKind.AS) {
        return call.operand(0).accept(this);
      }
      if (!(call instanceof SqlSelect select)) {
        return super.visit(call);
      }
      Set<String> all = new HashSet<>(own);
      all.addAll(tables(select.getFrom()));
      Names inner = new Names(all, found);
      addFrom(select.getFrom(), inner);
      for (SqlNode part : call.getOperandList()) {
        if (part != null && part != select.getFrom()) {
          part.accept(inner);
        }
      }
      return null;
    }

    /** Collects the names of columns within derived tables and the conditions of joins. */
    private void addFrom(@Nullable SqlNode from, Names inner) {
      if (from instanceof SqlJoin join) {
        addFrom(join.getLeft(), inner);
        addFrom(join.getRight(), inner);
        if (join.getCondition() != null) {
          join.getCondition().accept(inner);
        }
      } else if (from != null && from.getKind() == SqlKind.AS) {
        addFrom(((SqlCall) from).operand(0), inner);
      } else if (from instanceof SqlCall derived) {
        derived.accept(this);
      }
    }
  }
}
