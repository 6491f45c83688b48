package ai.whattalk.jdbc.sql.dialect.operator;

import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlOperator;

/**
 * An operator, function, aggregate or window function that a statement may have.
 *
 * @param forms how it is written: a name of a type stands for an operand of it, {@code any} for one
 *     of any type, {@code …} for more operands
 */
public record AdmittedOperator(SqlOperator operator, List<String> forms) {

  static AdmittedOperator of(SqlOperator operator, String... forms) {
    return new AdmittedOperator(operator, List.of(forms));
  }

  /** A function whose forms are those that it has code for. */
  static AdmittedOperator of(OverloadedFunction operator) {
    return new AdmittedOperator(operator, operator.forms());
  }

  /** A function of such forms, told apart by what they take. */
  static AdmittedOperator function(String name, FunctionOverload... overloads) {
    return of(new OverloadedFunction(name, overloads));
  }

  /** In upper case. */
  public String name() {
    return operator.getName().toUpperCase(Locale.ROOT);
  }
}
