package ai.whattalk.jdbc.sql.algebra;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.tree.BinaryExpression;
import org.apache.calcite.linq4j.tree.BlockStatement;
import org.apache.calcite.linq4j.tree.ConstantExpression;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.ExpressionType;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.FieldDeclaration;
import org.apache.calcite.linq4j.tree.MemberDeclaration;
import org.apache.calcite.linq4j.tree.MethodCallExpression;
import org.apache.calcite.linq4j.tree.NewExpression;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.linq4j.tree.Shuttle;
import org.apache.calcite.linq4j.tree.Statement;
import org.apache.calcite.util.BuiltInMethod;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of code what most often differs between statements of one shape: constants that are
 * compared, or given to functions, become objects that the execution holds. The code of such
 * statements is the same then, and compiled once.
 */
final class StashedConstants extends CodeShuttle {
  private static final Set<ExpressionType> COMPARISONS =
      EnumSet.of(
          ExpressionType.Equal,
          ExpressionType.NotEqual,
          ExpressionType.LessThan,
          ExpressionType.LessThanOrEqual,
          ExpressionType.GreaterThan,
          ExpressionType.GreaterThanOrEqual);

  private static final Set<Class<?>> VALUES =
      Set.of(Integer.class, Long.class, Double.class, String.class);

  /** By the names under which code asks for them. */
  private final Map<String, Object> stashed;

  private final List<Statement> declarations = new ArrayList<>();

  /** In place of the static fields that Calcite makes of decimals; several may have one name. */
  private final Map<ParameterExpression, Expression> ofFields = new IdentityHashMap<>();

  private StashedConstants(Map<String, Object> stashed) {
    this.stashed = stashed;
  }

  /** The code of a plan without such constants, which are added to what is stashed. */
  static BlockStatement of(BlockStatement code, Map<String, Object> stashed) {
    StashedConstants constants = new StashedConstants(stashed);
    BlockStatement without = code.accept(constants);
    constants.declarations.addAll(without.statements);
    return Expressions.block(constants.declarations);
  }

  @Override
  public Expression visit(BinaryExpression operation, Expression left, Expression right) {
    return COMPARISONS.contains(operation.getNodeType())
        ? Expressions.makeBinary(operation.getNodeType(), stashed(left), stashed(right))
        : super.visit(operation, left, right);
  }

  @Override
  public Expression visit(
      MethodCallExpression call, @Nullable Expression target, List<Expression> arguments) {
    return super.visit(
        call, target, target == null ? arguments.stream().map(this::stashed).toList() : arguments);
  }

  /** A static field can't refer to what is stashed. */
  @Override
  public Shuttle preVisit(FieldDeclaration field) {
    return Modifier.isStatic(field.modifier) ? new CodeShuttle() : this;
  }

  @Override
  public Shuttle preVisit(NewExpression creation) {
    if (creation.memberDeclarations != null) {
      for (MemberDeclaration member : creation.memberDeclarations) {
        BigDecimal decimal = member instanceof FieldDeclaration field ? decimal(field) : null;
        if (decimal != null) {
          ofFields.computeIfAbsent(
              ((FieldDeclaration) member).parameter, field -> stash(decimal, BigDecimal.class));
        }
      }
    }
    return this;
  }

  @Override
  public Expression visit(
      NewExpression creation,
      List<Expression> arguments,
      @Nullable List<MemberDeclaration> members) {
    BigDecimal decimal = decimal(creation);
    if (decimal != null) {
      return stash(decimal, BigDecimal.class);
    }
    return super.visit(
        creation,
        arguments,
        members == null
            ? null
            : members.stream()
                .filter(
                    member -> !(member instanceof FieldDeclaration field && decimal(field) != null))
                .toList());
  }

  @Override
  public Expression visit(ParameterExpression parameter) {
    return Objects.requireNonNullElse(ofFields.get(parameter), parameter);
  }

  private static @Nullable BigDecimal decimal(FieldDeclaration field) {
    return Modifier.isStatic(field.modifier) ? decimal(field.initializer) : null;
  }

  private static @Nullable BigDecimal decimal(@Nullable Expression expression) {
    return expression instanceof NewExpression creation
            && creation.type == BigDecimal.class
            && creation.arguments.size() == 1
            && creation.arguments.get(0) instanceof ConstantExpression constant
            && constant.value instanceof String text
        ? new BigDecimal(text)
        : null;
  }

  private Expression stashed(Expression expression) {
    return expression instanceof ConstantExpression constant
            && constant.value != null
            && VALUES.contains(constant.value.getClass())
        ? stash(constant.value, constant.getType())
        : expression;
  }

  private ParameterExpression stash(Object value, Type type) {
    String name = "constant" + declarations.size();
    stashed.put(name, value);
    ParameterExpression variable = Expressions.parameter(Modifier.FINAL, type, name);
    Expression object =
        Expressions.convert_(
            Expressions.call(
                DataContext.ROOT,
                BuiltInMethod.DATA_CONTEXT_GET.method,
                Expressions.constant(name)),
            value.getClass());
    declarations.add(
        Expressions.declare(
            Modifier.FINAL, variable, Primitive.is(type) ? Expressions.unbox(object) : object));
    return variable;
  }
}
