package ai.whattalk.jdbc.sql.algebra;

import ai.whattalk.jdbc.sql.run.ExpressionPart;
import com.google.common.collect.ImmutableList;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableValues;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Pair;

/**
 * Takes parts out of expressions that are too large: a method of Java's holds 64 KB of code, and
 * Janino is slow long before. Each part is compiled by itself and is a function of the columns that
 * it reads.
 */
public final class ExpressionParts {
  /** Nodes of an expression that are compiled in one piece. */
  private static final int PIECE = 150;

  /** Nodes of all expressions of a program from which on it is worth it. */
  private static final int LARGE = 400;

  private final RexBuilder rexBuilder;

  /** By the names under which code asks for them. */
  private final Map<String, Object> stashed;

  /** Of expressions that are small enough already. */
  private final Map<RexNode, Integer> weights = new IdentityHashMap<>();

  private ExpressionParts(RexBuilder rexBuilder, Map<String, Object> stashed) {
    this.rexBuilder = rexBuilder;
    this.stashed = stashed;
  }

  /** The plan with parts for what is too large in its programs, and its long lists; all stashed. */
  public static RelNode split(RelNode plan, Map<String, Object> stashed) {
    return PlanRewrite.bottomUp(
        plan,
        node -> {
          if (node instanceof EnumerableValues values) {
            return StashedValues.of(values);
          }
          if (!(node instanceof EnumerableCalc calc)) {
            return node;
          }
          RexProgram program = split(calc.getProgram(), calc.getCluster().getRexBuilder(), stashed);
          return program == calc.getProgram()
              ? calc
              : EnumerableCalc.create(calc.getInput(), program);
        });
  }

  /** A program with parts for what is too large in it; if it is small, the program itself. */
  public static RexProgram split(
      RexProgram program, RexBuilder rexBuilder, Map<String, Object> stashed) {
    int nodes = 0;
    for (RexNode node : program.getExprList()) {
      nodes += RexUtil.nodeCount(List.of(RexUtil.expandSearch(rexBuilder, program, node)));
    }
    if (nodes < LARGE) {
      return program;
    }
    ExpressionParts parts = new ExpressionParts(rexBuilder, stashed);
    Pair<ImmutableList<RexNode>, ImmutableList<RexNode>> trees = program.split();
    List<RexNode> projects = trees.left.stream().map(parts::small).toList();
    RexNode condition =
        trees.right.isEmpty()
            ? null
            : parts.small(RexUtil.composeConjunction(rexBuilder, trees.right));
    return RexProgram.create(
        program.getInputRowType(), projects, condition, program.getOutputRowType(), rexBuilder);
  }

  /** An expression of at most so many nodes. */
  private RexNode small(RexNode node) {
    if (node.getKind() == SqlKind.SEARCH) {
      return small(RexUtil.expandSearch(rexBuilder, null, node));
    }
    if (!(node instanceof RexCall call)) {
      return node;
    }
    List<RexNode> operands = new ArrayList<>();
    call.getOperands().forEach(operand -> operands.add(small(operand)));
    if (weight(operands) < PIECE) {
      return weighed(call.clone(call.getType(), operands));
    }
    return switch (call.getKind()) {
      case AND, OR -> ofTerms(call, operands);
      case CASE -> ofBranches(call, operands);
      default -> ofOperands(call, operands);
    };
  }

  /** Groups of terms are parts. */
  private RexNode ofTerms(RexCall call, List<RexNode> operands) {
    List<RexNode> terms = operands;
    int before = Integer.MAX_VALUE;
    while (weight(terms) >= PIECE && terms.size() < before) {
      before = terms.size();
      List<RexNode> groups = new ArrayList<>();
      List<RexNode> group = new ArrayList<>();
      for (RexNode term : terms) {
        if (!group.isEmpty() && weight(group) + weight(term) >= PIECE) {
          groups.add(ofGroup(call, group));
          group = new ArrayList<>();
        }
        group.add(term);
      }
      groups.add(ofGroup(call, group));
      terms = groups;
    }
    return weighed(call.clone(call.getType(), terms));
  }

  private RexNode ofGroup(RexCall call, List<RexNode> terms) {
    return part(terms.size() == 1 ? terms.get(0) : call.clone(call.getType(), terms));
  }

  /** The later branches are a part, in place of ELSE of those before. */
  private RexNode ofBranches(RexCall call, List<RexNode> operands) {
    int last = operands.size() - 1;
    List<RexNode> branches = new ArrayList<>(List.of(operands.get(last)));
    for (int i = last - 2; i >= 0; i -= 2) {
      List<RexNode> branch = operands.subList(i, i + 2);
      if (branches.size() > 1 && weight(branches) + weight(branch) >= PIECE) {
        branches = new ArrayList<>(List.of(part(call.clone(call.getType(), branches))));
      }
      branches.addAll(0, branch);
    }
    return weighed(call.clone(call.getType(), branches));
  }

  /** The heaviest operands are parts. */
  private RexNode ofOperands(RexCall call, List<RexNode> operands) {
    List<Integer> byWeight = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      byWeight.add(i);
    }
    byWeight.sort(Comparator.comparing(i -> -weight(operands.get(i))));
    for (int i : byWeight) {
      if (weight(operands) >= PIECE && operands.get(i) instanceof RexCall) {
        operands.set(i, part(operands.get(i)));
      }
    }
    return weighed(call.clone(call.getType(), operands));
  }

  private RexNode part(RexNode node) {
    Map<RexNode, RexInputRef> inputs = new LinkedHashMap<>();
    RexNode own =
        node.accept(
            new RexShuttle() {
              @Override
              public RexNode visitInputRef(RexInputRef column) {
                return input(column);
              }

              @Override
              public RexNode visitFieldAccess(RexFieldAccess outerColumn) {
                return input(outerColumn);
              }

              private RexNode input(RexNode read) {
                return inputs.computeIfAbsent(
                    read, key -> new RexInputRef(inputs.size(), key.getType()));
              }
            });
    List<RexNode> columns = List.copyOf(inputs.keySet());
    List<RelDataType> types = columns.stream().map(RexNode::getType).toList();
    List<String> names = columns.stream().map(column -> "c" + inputs.get(column)).toList();
    RelDataType rowType = rexBuilder.getTypeFactory().createStructType(types, names);
    String name = "part" + stashed.size();
    stashed.put(
        name, RexExecutorImpl.getExecutable(rexBuilder, List.of(own), rowType).getFunction());
    Type type = ((JavaTypeFactory) rexBuilder.getTypeFactory()).getJavaClass(node.getType());
    return weighed(
        (RexCall)
            rexBuilder.makeCall(node.getType(), ExpressionPart.function(name, type), columns));
  }

  private RexNode weighed(RexCall call) {
    weights.put(call, 1 + weight(call.getOperands()));
    return call;
  }

  private int weight(List<RexNode> nodes) {
    return nodes.stream().mapToInt(this::weight).sum();
  }

  private int weight(RexNode node) {
    return weights.getOrDefault(node, 1);
  }
}
