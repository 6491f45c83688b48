package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.sql.dialect.tree.QuantifiedArrays;
import ai.whattalk.jdbc.sql.dialect.tree.SyntaxTree;
import ai.whattalk.jdbc.sql.error.StatementLimit;
import ai.whattalk.jdbc.sql.pushdown.bound.LongParameterLists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Plans {@code x = ANY (?)} as {@code x IN (?, ?, …)}, with a parameter for each element of the
 * array that is bound, and so with all that narrows an IN. Lengths are rounded up, for which the
 * first element stands several times, so that a few plans serve arrays of all lengths.
 */
final class ArrayParameters extends SqlShuttle {
  private static final List<Integer> BOUNDS =
      List.of(
          LongParameterLists.LONG - 1, StatementLimit.ELEMENTS.most(), StatementLimit.ITEMS.most());

  private final Map<Integer, Integer> lengths;

  /** Parameters that have another index than in the statement, by that. */
  private final Map<Integer, SqlDynamicParam> moved = new HashMap<>();

  private ArrayParameters(Map<Integer, Integer> lengths) {
    this.lengths = lengths;
  }

  /** The indexes of the parameters that are arrays. */
  static Set<Integer> of(SqlNode statement) {
    Set<Integer> indexes = new TreeSet<>();
    SyntaxTree.forEachCall(
        statement,
        call -> {
          SqlDynamicParam array = QuantifiedArrays.parameter(call);
          if (array != null) {
            indexes.add(array.getIndex());
          }
        });
    return indexes;
  }

  /**
   * A statement with parameters for elements in place of those for arrays.
   *
   * @param lengths of the arrays, by the indexes of their parameters; else an array has one element
   */
  static SqlNode expand(SqlNode statement, Map<Integer, Integer> lengths) {
    SqlNode expanded = statement.accept(new ArrayParameters(lengths));
    return expanded == null ? statement : expanded;
  }

  /** The planned lengths of the arrays among values, by their indexes, but for those of one. */
  static Map<Integer, Integer> lengths(List<? extends @Nullable Object> values) {
    Map<Integer, Integer> lengths = new HashMap<>();
    for (int i = 0; i < values.size(); i++) {
      int length = elements(values.get(i)).size();
      if (length != 1) {
        lengths.put(i, length);
      }
    }
    return lengths;
  }

  /**
   * What is bound to a parameter as the values of the planned ones: those of an array, or one. A
   * null array compares as one with a null element does.
   */
  static List<@Nullable Object> elements(@Nullable Object value) {
    if (!(value instanceof List<?> array) || array.isEmpty()) {
      return value instanceof List ? List.of() : Collections.singletonList(value);
    }
    List<@Nullable Object> elements = new ArrayList<>(array);
    elements.addAll(Collections.nCopies(planned(array.size()) - array.size(), array.get(0)));
    return elements;
  }

  /** An array that is short enough to be compared one by one, or to be taken, remains so. */
  private static int planned(int length) {
    int rounded = 1 << (Integer.SIZE - Integer.numberOfLeadingZeros(length - 1));
    return BOUNDS.stream()
        .filter(bound -> bound >= length)
        .findFirst()
        .map(bound -> Math.min(bound, rounded))
        .orElse(length);
  }

  @Override
  public SqlNode visit(SqlDynamicParam parameter) {
    return element(parameter, 0);
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    SqlDynamicParam array = QuantifiedArrays.parameter(call);
    if (array == null) {
      return super.visit(call);
    }
    int length = lengths.getOrDefault(array.getIndex(), 1);
    StatementLimit.ITEMS.check(length, call.getParserPosition());
    List<SqlNode> elements = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      elements.add(QuantifiedArrays.element(call, element(array, i)));
    }
    SqlNode value = call.<SqlNode>operand(0).accept(this);
    return QuantifiedArrays.of(call, value == null ? call.operand(0) : value, elements);
  }

  private SqlDynamicParam element(SqlDynamicParam parameter, int element) {
    int index = parameter.getIndex() + element;
    for (Map.Entry<Integer, Integer> before : lengths.entrySet()) {
      index += before.getKey() < parameter.getIndex() ? before.getValue() - 1 : 0;
    }
    // The validator takes a parameter that stands in two places for two, but for the same node.
    return index == parameter.getIndex()
        ? parameter
        : moved.computeIfAbsent(
            index, moved -> new SqlDynamicParam(moved, parameter.getParserPosition()));
  }
}
