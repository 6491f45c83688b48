package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.sql.pushdown.bound.Monotonicity.Course;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a filter that generated code computes for {@link FilterBounds}: those that
 * hold one value throughout an execution, functions of {@code created_at} alone, which rise or fall
 * with it or are conditions on its day, and conditions on one text alone, such as {@code type}.
 */
public final class FilterValues extends RexVisitorImpl<Void> {
  private final ListDescription list;
  private final int created;
  private final Set<RexNode> found = new LinkedHashSet<>();

  private FilterValues(ListDescription list) {
    super(true);
    this.list = list;
    created = FilterTerm.created(list);
  }

  /** The parts, the largest ones that will do; literals and columns are left out. */
  public static List<RexNode> of(ListDescription list, RexNode filter) {
    FilterValues values = new FilterValues(list);
    if (!values.add(filter)) {
      filter.accept(values);
    }
    return new ArrayList<>(values.found);
  }

  /** A value that can't be computed is left out: the filter then narrows by the rest of it. */
  public static Map<RexNode, @Nullable Object> byNode(List<RexNode> nodes, Function0<?>[] values) {
    Map<RexNode, @Nullable Object> valuesByNode = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      try {
        valuesByNode.put(nodes.get(i), values[i].apply());
      } catch (RuntimeException e) {
        // Left out.
      }
    }
    return valuesByNode;
  }

  @Override
  public Void visitCall(RexCall call) {
    for (RexNode operand : call.getOperands()) {
      if (!add(operand)) {
        operand.accept(this);
      }
    }
    return null;
  }

  private boolean add(RexNode node) {
    if (RexUtil.isConstant(node)) {
      if (!(node instanceof RexLiteral)) {
        found.add(node);
      }
      return true;
    }
    if (node instanceof RexCall call
        && !isLogical(call)
        && TextCondition.parameter(list, call) != null) {
      found.add(call);
      if (FilterTerm.isLike(call)) {
        // What is known of its pattern may say more than the types that are known.
        call.getOperands().forEach(this::add);
      }
      return true;
    }
    if (!(node instanceof RexCall call)
        || isLogical(call)
        || !Monotonicity.isOfCreated(call, created)) {
      return false;
    }
    RexNode term = term(call);
    if (term == null) {
      return isCondition(call) && DayExpressions.isDaily(call, created) && found.add(call);
    }
    for (RexNode operand : call.getOperands()) {
      if (operand != term) {
        add(operand);
      } else if (operand instanceof RexCall) {
        found.add(operand);
      }
    }
    return true;
  }

  private static boolean isLogical(RexCall call) {
    return switch (call.getKind()) {
      case AND, OR, NOT, CASE, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE -> true;
      default -> false;
    };
  }

  private static boolean isCondition(RexNode node) {
    return node.getType().getSqlTypeName() == SqlTypeName.BOOLEAN;
  }

  /** What rises or falls with {@code created_at} and is compared with a constant, or null. */
  private @Nullable RexNode term(RexCall call) {
    boolean ofRange =
        call.isA(SqlKind.COMPARISON) || call.isA(SqlKind.SEARCH) || FilterTerm.isLike(call);
    if (!ofRange) {
      return null;
    }
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    Course ofLeft = Monotonicity.course(left, created);
    Course ofRight = Monotonicity.course(right, created);
    if (ofRight == Course.CONSTANT) {
      return ofLeft == Course.OTHER ? null : left;
    }
    return ofLeft == Course.CONSTANT && ofRight != Course.OTHER ? right : null;
  }
}
