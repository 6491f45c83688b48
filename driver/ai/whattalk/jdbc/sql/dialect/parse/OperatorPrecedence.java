package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlPostfixOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Gives operators PostgreSQL's precedence (section 4.1.6 of its documentation). Calcite's parser
 * has another one: {@code '1' || 2 * 3} is {@code ('1' || 2) * 3} to it. Of parentheses it keeps
 * nothing but the positions.
 */
public final class OperatorPrecedence extends SqlShuttle {
  private static final int COMPARISON = 4;
  private static final int DISTINCTION = 3;

  /** AND binds as closely as that, and OR less. */
  private static final int LOGICAL = 2;

  /** What binds more closely has the larger number; LIKE, BETWEEN and IN are between 4 and 6. */
  private static final Map<String, Integer> PRECEDENCES =
      Map.ofEntries(
          Map.entry("^", 9),
          Map.entry("*", 8),
          Map.entry("/", 8),
          Map.entry("%", 8),
          Map.entry("+", 7),
          Map.entry("-", 7),
          Map.entry("||", 6),
          Map.entry("&", 6),
          Map.entry("<<", 6),
          Map.entry("~", 6),
          Map.entry("POSIX REGEX CASE SENSITIVE", 6),
          Map.entry("POSIX REGEX CASE INSENSITIVE", 6),
          Map.entry("NEGATED POSIX REGEX CASE SENSITIVE", 6),
          Map.entry("NEGATED POSIX REGEX CASE INSENSITIVE", 6),
          Map.entry("=", COMPARISON),
          Map.entry("<>", COMPARISON),
          Map.entry("!=", COMPARISON),
          Map.entry("<", COMPARISON),
          Map.entry("<=", COMPARISON),
          Map.entry(">", COMPARISON),
          Map.entry(">=", COMPARISON),
          Map.entry("IS DISTINCT FROM", DISTINCTION),
          Map.entry("IS NOT DISTINCT FROM", DISTINCTION),
          Map.entry("AND", 2),
          Map.entry("OR", 1));

  private static final Set<SqlKind> NOT_IN_BOUNDS =
      Set.of(
          SqlKind.NOT, SqlKind.IN, SqlKind.NOT_IN, SqlKind.LIKE, SqlKind.SIMILAR, SqlKind.BETWEEN);

  /** Where the tokens of the statement begin, in order: line and column in one number. */
  private final long[] begins;

  /** For each token that is a parenthesis, the index of the other one; else -1. */
  private final int[] partners;

  /**
   * Takes the parentheses of a statement.
   *
   * @param tokens as they are written
   */
  public OperatorPrecedence(StatementTokens tokens) {
    begins = new long[tokens.size()];
    partners = new int[tokens.size()];
    Arrays.fill(partners, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      SqlParserPos position = tokens.position(i);
      begins[i] = place(position.getLineNum(), position.getColumnNum());
      if (tokens.kind(i) == LPAREN) {
        open.push(i);
      } else if (tokens.kind(i) == RPAREN && !open.isEmpty()) {
        partners[i] = open.pop();
        partners[partners[i]] = i;
      }
    }
  }

  /** The statement with its operators where they belong. Throws {@link QueryException}. */
  public SqlNode apply(SqlNode statement) {
    return Objects.requireNonNull(statement.accept(this));
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.getKind() == SqlKind.BETWEEN) {
      checkBound(call.operand(1));
    }
    if (precedence(call) == 0) {
      return super.visit(call);
    }
    Chain chain = new Chain();
    flatten(call, chain);
    return chain.tree(0);
  }

  /** PostgreSQL's grammar does not go on with these before the AND of BETWEEN. */
  private void checkBound(SqlNode bound) {
    boolean isZoned =
        bound.getKind() == SqlKind.ITEM
            && ((SqlCall) bound).operand(1) instanceof SqlCall zone
            && zone.getOperator().getName().equals(ExpressionTokens.TIME_ZONE);
    boolean isLoose =
        isZoned
            || NOT_IN_BOUNDS.contains(bound.getKind())
            || bound instanceof SqlCall call && call.getOperator() instanceof SqlPostfixOperator;
    if (isLoose && !isInParentheses(bound.getParserPosition())) {
      throw QueryException.at(
          bound.getParserPosition(),
          QueryProblem.SYNTAX,
          "this needs parentheses between BETWEEN and AND");
    }
  }

  private static QueryException comparedAgain(SqlNode node) {
    return QueryException.at(
        node.getParserPosition(),
        QueryProblem.SYNTAX,
        "a comparison can't be compared again without parentheses");
  }

  private static int precedence(SqlNode node) {
    return node instanceof SqlBasicCall call && call.operandCount() == 2
        ? PRECEDENCES.getOrDefault(call.getOperator().getName(), 0)
        : 0;
  }

  private void flatten(SqlCall call, Chain chain) {
    for (int i = 0; i < 2; i++) {
      SqlNode operand = call.operand(i);
      if (i > 0) {
        chain.operators.add(call.getOperator());
      }
      if (precedence(operand) > 0 && !isInParentheses(operand.getParserPosition())) {
        flatten((SqlCall) operand, chain);
      } else {
        SqlNode visited = Objects.requireNonNull(operand.accept(this));
        if (i > 0
            && precedence(call) == COMPARISON
            && visited instanceof SqlCall quantified
            && quantified.getOperator() instanceof SqlQuantifyOperator
            && !isInParentheses(operand.getParserPosition())) {
          throw comparedAgain(visited);
        }
        chain.operands.add(visited);
        if (visited.getKind() == SqlKind.BETWEEN && !isInParentheses(operand.getParserPosition())) {
          chain.open.add(visited);
        }
      }
    }
  }

  /** The parser gives an expression in parentheses the position of these. */
  private boolean isInParentheses(SqlParserPos position) {
    int first = indexAt(place(position.getLineNum(), position.getColumnNum()));
    int last = indexAt(place(position.getEndLineNum(), position.getEndColumnNum()));
    return partners[first] == last && first < last;
  }

  /** The last token that begins at a place or before it. */
  private int indexAt(long place) {
    int found = Arrays.binarySearch(begins, place);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  private static long place(int line, int column) {
    return ((long) line << 32) + column;
  }

  /** Operands with operators between them, none of them in parentheses. */
  private static final class Chain {
    private final List<SqlNode> operands = new ArrayList<>();
    private final List<SqlOperator> operators = new ArrayList<>();

    /** Operands whose own last operand goes on with what follows, if that binds more closely. */
    private final Set<SqlNode> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private int next;

    private static int precedence(SqlOperator operator) {
      return PRECEDENCES.get(operator.getName());
    }

    /** What comes next, up to an operator that binds less closely. */
    SqlNode tree(int least) {
      SqlNode tree = operands.get(next);
      if (open.remove(tree) && next < operators.size()) {
        SqlCall call = (SqlCall) tree;
        int last = call.operandCount() - 1;
        operands.set(next, call.operand(last));
        call.setOperand(last, tree(COMPARISON + 1));
      }
      int before = Integer.MAX_VALUE;
      while (next < operators.size() && precedence(operators.get(next)) >= least) {
        SqlOperator operator = operators.get(next);
        int precedence = precedence(operator);
        if (precedence == before && (precedence == COMPARISON || precedence == DISTINCTION)) {
          throw comparedAgain(operands.get(next + 1));
        }
        before = precedence;
        if (precedence <= LOGICAL) {
          tree = balanced(operator, run(operator, tree));
          continue;
        }
        next++;
        SqlNode right = tree(precedence + 1);
        tree = call(operator, tree, right);
      }
      return tree;
    }

    /** A first operand, and all that follow with the same operator. */
    private List<SqlNode> run(SqlOperator operator, SqlNode first) {
      List<SqlNode> run = new ArrayList<>(List.of(first));
      while (next < operators.size() && operators.get(next) == operator) {
        next++;
        run.add(tree(precedence(operator) + 1));
      }
      return run;
    }

    /** As a list of thousands would be a tree as deep, which goes to its end by recursion. */
    private static SqlNode balanced(SqlOperator operator, List<SqlNode> run) {
      int middle = run.size() / 2;
      return run.size() == 1
          ? run.get(0)
          : call(
              operator,
              balanced(operator, run.subList(0, middle)),
              balanced(operator, run.subList(middle, run.size())));
    }

    private static SqlNode call(SqlOperator operator, SqlNode left, SqlNode right) {
      return operator.createCall(
          left.getParserPosition().plus(right.getParserPosition()), left, right);
    }
  }
}
