package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.testing.ExpressionGrammar.Form;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Generates expressions of a wanted type in PostgreSQL's grammar, over columns. Where an operand's
 * operator binds more closely than the one around it, there are no parentheses.
 */
final class TypedExpressions {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)\\}");
  private static final Pattern OPERAND = Pattern.compile("(\\w+) (\\d+)");

  private final ExpressionGrammar grammar;
  private final RandomSource random;
  private final boolean failing;

  /**
   * Takes a grammar.
   *
   * @param failing whether expressions may be among them that fail for some values
   */
  TypedExpressions(ExpressionGrammar grammar, RandomSource random, boolean failing) {
    this.grammar = grammar;
    this.random = random;
    this.failing = failing;
  }

  /**
   * An expression that can stand where one of a level is asked for.
   *
   * @param level of {@link ExpressionGrammar}
   * @param depth how many forms stand within one another at most
   */
  String expression(String type, int level, int depth, List<TypedColumn> columns) {
    List<TypedColumn> typed =
        columns.stream().filter(column -> column.type().equals(type)).toList();
    if (!typed.isEmpty() && (depth == 0 ? !random.oneIn(3) : random.oneIn(5))) {
      return random.pick(typed).name();
    }
    String anyType = random.pick(ExpressionGrammar.COLUMN_TYPES);
    return PLACE
        .matcher(form(type, level, depth).template())
        .replaceAll(
            place -> Matcher.quoteReplacement(fill(place.group(1), anyType, depth - 1, columns)));
  }

  /** A form, of an operator rather than of a function. */
  private Form form(String type, int level, int depth) {
    List<Form> forms =
        grammar.forms(type, level).stream()
            .filter(form -> failing || !form.mayFail())
            .filter(form -> form.hasOperands() == depth > 0)
            .toList();
    if (forms.isEmpty()) {
      return form(type, level, 0);
    }
    List<Form> operators =
        forms.stream().filter(form -> form.level() < ExpressionGrammar.CLOSEST).toList();
    return random.pick(operators.isEmpty() || random.oneIn(3) ? forms : operators);
  }

  private String fill(String place, String anyType, int depth, List<TypedColumn> columns) {
    Matcher operand = OPERAND.matcher(place);
    if (!operand.matches()) {
      return random.pick(place.split("\\|", -1));
    }
    String type =
        switch (Objects.requireNonNull(operand.group(1))) {
          case ExpressionGrammar.ANY -> anyType;
          case ExpressionGrammar.NUMBER -> random.pick(ExpressionGrammar.NUMBERS);
          default -> operand.group(1);
        };
    return expression(
        type, Integer.parseInt(operand.group(2)), random.number(0, Math.max(0, depth)), columns);
  }
}
