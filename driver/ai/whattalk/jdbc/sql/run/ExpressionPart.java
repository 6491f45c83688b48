package ai.whattalk.jdbc.sql.run;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.NullPolicy;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/** Calls a part of an expression, which an {@link Execution} knows by its name. */
public final class ExpressionPart {
  private static final Method VALUE =
      Types.lookupMethod(
          ExpressionPart.class, "value", DataContext.class, String.class, Object[].class);

  private ExpressionPart() {}

  /**
   * The function for a part: of the columns that it reads, in their order.
   *
   * @param name under which it is stashed
   * @param type Java's, of its value
   */
  public static SqlFunction function(String name, Type type) {
    return ExecutionFunction.of(
        name,
        ReturnTypes.BOOLEAN,
        (translator, call, operands) -> {
          List<Expression> inputs = operands.stream().<Expression>map(Expressions::box).toList();
          Expression value =
              Expressions.call(
                  VALUE,
                  translator.getRoot(),
                  Expressions.constant(name),
                  Expressions.newArrayInit(Object.class, inputs));
          // Calcite would convert it by an expression that has it twice.
          Primitive primitive = Primitive.of(type);
          return primitive == null
              ? Expressions.convert_(value, type)
              : Expressions.unbox(Expressions.convert_(value, primitive.getBoxClass()));
        },
        NullPolicy.NONE);
  }

  /** The value of a part, for generated code. */
  public static @Nullable Object value(
      DataContext context, String name, @Nullable Object[] inputs) {
    return ((Execution) context).part(name, inputs);
  }
}
