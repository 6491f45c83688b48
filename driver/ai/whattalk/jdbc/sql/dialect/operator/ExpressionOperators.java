package ai.whattalk.jdbc.sql.dialect.operator;

import static ai.whattalk.jdbc.sql.dialect.operator.AdmittedOperator.of;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** PostgreSQL's operators that are no functions: its manual's 9.1 to 9.3, 9.7, 9.18 and 9.25. */
final class ExpressionOperators {
  static final List<AdmittedOperator> ARITHMETIC =
      List.of(
          infix(
              DateTimeOperators.PLUS,
              numbers("+"),
              "date + integer",
              "integer + date",
              "date + time",
              "time + date",
              "time + interval",
              "interval + time",
              "timestamp + interval",
              "interval + timestamp",
              "interval + interval"),
          infix(
              DateTimeOperators.MINUS,
              numbers("-"),
              "date - integer",
              "date - date",
              "timestamp - timestamp",
              "time - time",
              "time - interval",
              "timestamp - interval",
              "interval - interval"),
          infix(
              DateTimeOperators.MULTIPLY,
              numbers("*"),
              "interval * double precision",
              "double precision * interval"),
          infix(DateTimeOperators.DIVIDE, numbers("/"), "interval / double precision"),
          infix(
              SqlStdOperatorTable.PERCENT_REMAINDER,
              List.of("integer % integer", "bigint % bigint", "numeric % numeric")),
          of(NumberOperators.POWER_OPERATOR, "double precision ^ double precision"),
          of(
              SqlStdOperatorTable.UNARY_MINUS,
              AggregateOperators.NUMBERS.stream().map(type -> "- " + type).toArray(String[]::new)),
          of(
              SqlStdOperatorTable.UNARY_PLUS,
              AggregateOperators.NUMBERS.stream().map(type -> "+ " + type).toArray(String[]::new)),
          of(SqlStdOperatorTable.BITAND_OPERATOR, "integer & integer", "bigint & bigint"),
          of(NumberOperators.SHIFT_LEFT, "integer << integer", "bigint << integer"));

  static final List<AdmittedOperator> OF_TEXT =
      List.of(
          of(ConcatOperator.INSTANCE, "text || text", "text || any", "any || text"),
          of(SqlStdOperatorTable.LIKE, "text LIKE text", "text LIKE text ESCAPE text"),
          of(SqlStdOperatorTable.NOT_LIKE, "text NOT LIKE text"),
          of(SqlLibraryOperators.ILIKE, "text ILIKE text"),
          of(SqlLibraryOperators.NOT_ILIKE, "text NOT ILIKE text"),
          of(SqlStdOperatorTable.SIMILAR_TO, "text SIMILAR TO text"),
          of(SqlStdOperatorTable.NOT_SIMILAR_TO, "text NOT SIMILAR TO text"),
          of(SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE, "text ~ text"),
          of(SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE, "text ~* text"),
          of(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE, "text !~ text"),
          of(SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE, "text !~* text"));

  static final List<AdmittedOperator> OF_TRUTH =
      List.of(
          of(SqlStdOperatorTable.AND, "boolean AND boolean"),
          of(SqlStdOperatorTable.OR, "boolean OR boolean"),
          of(SqlStdOperatorTable.NOT, "NOT boolean"),
          of(SqlStdOperatorTable.IS_TRUE, "boolean IS TRUE"),
          of(SqlStdOperatorTable.IS_NOT_TRUE, "boolean IS NOT TRUE"),
          of(SqlStdOperatorTable.IS_FALSE, "boolean IS FALSE"),
          of(SqlStdOperatorTable.IS_NOT_FALSE, "boolean IS NOT FALSE"),
          of(SqlStdOperatorTable.IS_UNKNOWN, "boolean IS UNKNOWN"),
          of(SqlStdOperatorTable.IS_NOT_UNKNOWN, "boolean IS NOT UNKNOWN"));

  static final List<AdmittedOperator> COMPARISONS =
      Stream.of(
              List.of(
                  of(SqlStdOperatorTable.EQUALS, "any = any"),
                  of(SqlStdOperatorTable.NOT_EQUALS, "any <> any"),
                  of(SqlStdOperatorTable.LESS_THAN, "any < any"),
                  of(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, "any <= any"),
                  of(SqlStdOperatorTable.GREATER_THAN, "any > any"),
                  of(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, "any >= any"),
                  of(SqlStdOperatorTable.IS_DISTINCT_FROM, "any IS DISTINCT FROM any"),
                  of(SqlStdOperatorTable.IS_NOT_DISTINCT_FROM, "any IS NOT DISTINCT FROM any"),
                  of(SqlStdOperatorTable.IS_NULL, "any IS NULL"),
                  of(SqlStdOperatorTable.IS_NOT_NULL, "any IS NOT NULL"),
                  of(SqlStdOperatorTable.BETWEEN, "any BETWEEN any AND any"),
                  of(SqlStdOperatorTable.NOT_BETWEEN, "any NOT BETWEEN any AND any"),
                  of(SqlStdOperatorTable.SYMMETRIC_BETWEEN, "any BETWEEN SYMMETRIC any AND any"),
                  of(
                      SqlStdOperatorTable.SYMMETRIC_NOT_BETWEEN,
                      "any NOT BETWEEN SYMMETRIC any AND any"),
                  of(SqlStdOperatorTable.IN, "any IN (any, …)"),
                  of(SqlStdOperatorTable.NOT_IN, "any NOT IN (any, …)")),
              quantified(
                  "ANY",
                  SqlStdOperatorTable.SOME_EQ,
                  SqlStdOperatorTable.SOME_NE,
                  SqlStdOperatorTable.SOME_LT,
                  SqlStdOperatorTable.SOME_LE,
                  SqlStdOperatorTable.SOME_GT,
                  SqlStdOperatorTable.SOME_GE),
              quantified(
                  "ALL",
                  SqlStdOperatorTable.ALL_EQ,
                  SqlStdOperatorTable.ALL_NE,
                  SqlStdOperatorTable.ALL_LT,
                  SqlStdOperatorTable.ALL_LE,
                  SqlStdOperatorTable.ALL_GT,
                  SqlStdOperatorTable.ALL_GE))
          .flatMap(List::stream)
          .toList();

  private ExpressionOperators() {}

  private static List<AdmittedOperator> quantified(String word, SqlOperator... operators) {
    return Arrays.stream(operators)
        .map(
            operator ->
                of(
                    operator,
                    "any " + operator.getName().split(" ")[0] + " " + word + " (ARRAY[any, …])"))
        .toList();
  }

  private static List<String> numbers(String symbol) {
    return AggregateOperators.NUMBERS.stream()
        .map(type -> type + " " + symbol + " " + type)
        .toList();
  }

  private static AdmittedOperator infix(
      SqlOperator operator, List<String> ofNumbers, String... others) {
    List<String> forms = new ArrayList<>(ofNumbers);
    forms.addAll(Arrays.asList(others));
    return new AdmittedOperator(operator, List.copyOf(forms));
  }
}
