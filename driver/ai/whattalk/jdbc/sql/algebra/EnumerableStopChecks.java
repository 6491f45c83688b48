package ai.whattalk.jdbc.sql.algebra;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StopCheck;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.TransformedEnumerator;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.DeclarationStatement;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ForStatement;
import org.apache.calcite.linq4j.tree.FunctionExpression;
import org.apache.calcite.linq4j.tree.MemberDeclaration;
import org.apache.calcite.linq4j.tree.MethodCallExpression;
import org.apache.calcite.linq4j.tree.MethodDeclaration;
import org.apache.calcite.linq4j.tree.NewExpression;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.linq4j.tree.WhileStatement;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.util.BuiltInMethod;
import org.jspecify.annotations.Nullable;

/**
 * The root of a physical plan, which has the code of all others ask {@link StopCheck}: at the head
 * of each method and loop, and with each row of each enumerable. Calcite's own runtime does not
 * ask, but all that it does in a loop is to call one of these. Public for generated code.
 */
public final class EnumerableStopChecks extends SingleRel implements EnumerableRel {
  private static final int MOST_STEPS = 1_000_000;

  public EnumerableStopChecks(RelNode plan) {
    super(plan.getCluster(), plan.getTraitSet(), plan);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableStopChecks(inputs.get(0));
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    Result plan = implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
    return new Result(
        StashedConstants.of(plan.block.accept(new Checks()), implementor.map),
        plan.physType,
        plan.format);
  }

  /** Enumerables like others whose enumerators ask with each row. Called by generated code. */
  public static <T> Enumerable<T> asking(Enumerable<T> rows) {
    return of(() -> new AskingEnumerator<>(rows.enumerator()));
  }

  /** What gives the rows of an enumerable, in generated code too. */
  public interface RowCode<T> {
    /** Begins with the first row. */
    Enumerator<T> enumerator();
  }

  /** An enumerable of some code. Called by generated code, too. */
  public static <T> AbstractEnumerable<T> of(RowCode<T> code) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<T> enumerator() {
        return code.enumerator();
      }
    };
  }

  /** The rows of a recursion's next step, which has so many steps at most. */
  public static <T> Enumerable<T> bounded(Enumerable<T> step) {
    AtomicInteger steps = new AtomicInteger();
    return of(
        () -> {
          if (steps.incrementAndGet() > MOST_STEPS) {
            throw new QueryException(
                QueryProblem.TOO_LARGE,
                String.format(
                    Locale.ROOT,
                    "a recursion is to end within %,d steps; there are more",
                    MOST_STEPS));
          }
          return step.enumerator();
        });
  }

  private static final class AskingEnumerator<T> extends TransformedEnumerator<T, T> {
    AskingEnumerator(Enumerator<T> rows) {
      super(rows);
    }

    @Override
    public boolean moveNext() {
      StopCheck.tick();
      return super.moveNext();
    }

    @Override
    protected T transform(T row) {
      return row;
    }
  }

  /** Adds the checks to code. */
  private static final class Checks extends CodeShuttle {
    private static final Method TICK = Types.lookupMethod(StopCheck.class, "tick");
    private static final Method ASKING =
        Types.lookupMethod(EnumerableStopChecks.class, "asking", Enumerable.class);

    private static final Method OF =
        Types.lookupMethod(EnumerableStopChecks.class, "of", RowCode.class);

    private static final Method BOUNDED =
        Types.lookupMethod(EnumerableStopChecks.class, "bounded", Enumerable.class);

    private static BlockStatement checked(Statement body) {
      List<Statement> statements = new ArrayList<>();
      statements.add(Expressions.statement(Expressions.call(TICK)));
      if (body instanceof BlockStatement block) {
        statements.addAll(block.statements);
      } else {
        statements.add(body);
      }
      return Expressions.block(statements);
    }

    @Override
    public Statement visit(WhileStatement loop, Expression condition, Statement body) {
      return Expressions.while_(condition, checked(body));
    }

    @Override
    public ForStatement visit(
        ForStatement loop,
        List<DeclarationStatement> declarations,
        @Nullable Expression condition,
        @Nullable Expression post,
        Statement body) {
      return Expressions.for_(declarations, condition, post, checked(body));
    }

    @Override
    public MemberDeclaration visit(MethodDeclaration method, BlockStatement body) {
      return Expressions.methodDecl(
          method.modifier, method.resultType, method.name, method.parameters, checked(body));
    }

    /**
     * Has an interface of one method in place of {@link AbstractEnumerable}: Janino compares all
     * methods of a class with each other, which took a sixth of the time of planning.
     */
    @Override
    public Expression visit(
        NewExpression creation,
        List<Expression> arguments,
        @Nullable List<MemberDeclaration> members) {
      return creation.type == AbstractEnumerable.class && members != null && members.size() == 1
          ? Expressions.call(OF, Expressions.new_(RowCode.class, arguments, members))
          : super.visit(creation, arguments, members);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // The class is that of the function.
    public Expression visit(FunctionExpression function, @Nullable BlockStatement body) {
      return body == null
          ? function
          : Expressions.lambda(
              (Class) Types.toClass(function.getType()), checked(body), function.parameterList);
    }

    @Override
    public Expression visit(
        MethodCallExpression call, @Nullable Expression target, List<Expression> arguments) {
      List<Expression> all = new ArrayList<>(arguments);
      if (call.method.equals(BuiltInMethod.REPEAT_UNION.method)) {
        all.set(1, Expressions.call(BOUNDED, arguments.get(1)));
      }
      Expression visited =
          call.method.equals(BuiltInMethod.NESTED_LOOP_JOIN.method)
              ? Expressions.call(NestedLoopJoin.METHOD, all)
              : super.visit(call, target, all);
      return call.method.getReturnType() == Enumerable.class
          ? Expressions.call(ASKING, visited)
          : visited;
    }
  }
}
