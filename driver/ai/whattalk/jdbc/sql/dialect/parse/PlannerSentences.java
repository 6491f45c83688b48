package ai.whattalk.jdbc.sql.dialect.parse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says in words of SQL's what Calcite's validator and parser say in words of their own. */
public final class PlannerSentences {
  private static final Pattern UNKNOWN_OPERATOR =
      Pattern.compile("No match found for function signature (.*)");

  private static final Pattern OPERANDS =
      Pattern.compile(
          "Cannot apply '(.+?)' to arguments of type '(.*)'\\. Supported form\\(s\\): (.*)",
          Pattern.DOTALL);

  private static final Pattern TYPE = Pattern.compile("<([A-Z][^<>]*)>");

  /** What the validator and the parser say otherwise, and sentences for it. */
  private static final Map<Pattern, String> SENTENCES =
      sentences(
          "Expression '(.*)' is not being grouped",
          "'$1' is neither in GROUP BY nor in an aggregate",
          "Expression '(.*)' is not in the select clause",
          "ORDER BY of a DISTINCT takes its columns only, and '$1' is none",
          "Ordinal out of range",
          "there is no column of that number",
          "Aggregate expression is illegal in (.+) clause",
          "$1 comes before the grouping and takes no aggregate; HAVING comes after it",
          "Aggregate expressions cannot be nested",
          "an aggregate takes no other aggregate",
          "Windowed aggregate expression is illegal in (\\w+) clause",
          "$1 takes no window function; that of an outer query does, by its name",
          "Expected a boolean type",
          "WHEN takes a condition, which is true or false",
          "SELECT \\* requires a FROM clause",
          "SELECT * needs a FROM",
          "ROWS value must be a non-negative integral constant",
          "ROWS takes a whole number from 0 on",
          "(\\w+) clause must be a condition",
          "$1 takes a condition, which is true or false",
          "Window expressions are not permitted in the HAVING clause.*",
          "a window function in HAVING, or in a subquery there, is not supported",
          "OVER clause is necessary for window functions",
          "a window function needs OVER (…)",
          "Window '(.*)' not found",
          "there is no WINDOW $1",
          "Window specification must contain an ORDER BY clause.*",
          "this window needs an ORDER BY",
          "Invalid number of arguments to function '(.*)'\\. Was expecting (\\d+) arguments",
          "$1 takes another number of arguments: $2",
          "Column count mismatch in (.*)",
          "the queries of $1 have different numbers of columns",
          "Type mismatch in column (\\d+) of (.*)",
          "column $1 is of different types in the queries of $2",
          "Values passed to (.*) operator must have compatible types",
          "the values of $1 are of types, or as many, that don't go together",
          "Parameters must be of the same type",
          "the values are of types that don't go together",
          "Illegal mixing of types in CASE or COALESCE statement",
          "the values of CASE or COALESCE are of types that don't go together",
          "Column '(.*)' is ambiguous",
          "'$1' is a column of several tables; say whose: t.$1",
          "Duplicate relation name '(.*)' in FROM clause",
          "the name $1 stands twice in FROM",
          "Unknown identifier '\\*'",
          "* stands for columns, and among those of SELECT or in COUNT(*) only",
          "Unknown identifier '(.*)'",
          "there is no type $1",
          "INNER, LEFT, .* join requires a condition.*",
          "a join needs a condition: ON … or USING (…)",
          "Numeric literal '(.*)' out of range",
          "a number with more digits than can be kept: $1",
          "Illegal (\\w+) literal '(.*)': not in format '(.*)'",
          "not a $1: '$2', which is not of the form $3",
          "Cast function cannot convert value of type (.*?)(?: NOT NULL)? to type (.*?)(?: NOT NULL)?$",
          "$1 can't be cast to $2",
          "String literal continued on same line",
          "a text can't follow another one; || joins them",
          "Cannot infer return type for (.*); operand types: \\[(.*)\\]",
          "$1 does not take $2",
          "Wrong number of arguments to expression",
          "the function takes another number of arguments",
          "Data Type mismatch between ORDER BY and RANGE clause"
              + "|Data type of ORDER BY prohibits use of RANGE clause",
          "RANGE with an offset needs an ORDER BY of a number, date or time that it can be added to",
          "RANK or DENSE_RANK functions require ORDER BY clause in window specification",
          "RANK and DENSE_RANK need a window with an ORDER BY",
          "Illegal interval literal format '?(.*?)'? for INTERVAL (.*)",
          "'$1' is not an interval of $2: write it as INTERVAL '1 day 02:03:04'",
          "Argument to function '(.*)' must be a valid precision between (.*) and (.*)",
          "$1 takes from $2 to $3 digits",
          "Argument to function '(.*)' must not be NULL",
          "$1 takes no NULL here",
          "GROUPING operator may only occur in an aggregate query",
          "GROUPING stands in a query with GROUP BY only",
          "Argument to GROUPING operator must be a grouped expression",
          "GROUPING takes keys of GROUP BY only",
          "List of column aliases must .*; table has (\\d+) columns.*alias list has (\\d+) columns",
          "the table has $1 columns, and $2 names are given to them",
          "PARTITION BY expression should not contain OVER clause",
          "PARTITION BY takes no window function",
          "Duplicate window specification not allowed in the same window clause",
          "the same window stands twice in WINDOW",
          "Unknown field '(.*)'",
          "there is no part $1 of this value",
          "Expecting alias, found character literal",
          "a name is in double quotes, not in single ones",
          "BETWEEN operator has no terminating AND",
          "BETWEEN needs an AND",
          "Only scalar sub-queries allowed in select list.*",
          "a subquery that stands for a value has one column",
          "Illegal use of 'NULL'",
          "this NULL needs a type: CAST(NULL AS type)",
          "Illegal use of dynamic parameter",
          "this parameter needs a type: CAST(? AS type)",
          "ELSE clause or at least one THEN clause must be non-NULL",
          "at least one value of CASE must be other than NULL",
          "(?:Non-query|Query|CURSOR|Join|ROW) expression encountered in illegal context",
          "a query or an expression of another kind is needed here");

  private PlannerSentences() {}

  private static Map<Pattern, String> sentences(String... pairs) {
    Map<Pattern, String> sentences = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      sentences.put(Pattern.compile(pairs[i], Pattern.DOTALL), pairs[i + 1]);
    }
    return sentences;
  }

  /** What the validator or the parser says, in words of SQL's. */
  public static String of(String reason) {
    Matcher operator = UNKNOWN_OPERATOR.matcher(reason);
    if (operator.matches()) {
      String known = OtherDialects.operator(operator.group(1));
      return known == null ? operator.group(1) + " is not supported" : known;
    }
    Matcher operands = OPERANDS.matcher(reason);
    if (operands.matches()) {
      return operands(operands.group(1), operands.group(2), operands.group(3));
    }
    for (Map.Entry<Pattern, String> sentence : SENTENCES.entrySet()) {
      Matcher matcher = sentence.getKey().matcher(reason);
      if (matcher.matches()) {
        return matcher.replaceFirst(sentence.getValue());
      }
    }
    return unbracketed(reason.split("[.;]? *(Was|was) expecting|Supported form", 2)[0].strip());
  }

  private static String operands(String operator, String arguments, String forms) {
    if (operator.startsWith("$")) {
      return "a subquery that stands for a value has one column";
    }
    String types =
        TYPE.matcher(arguments)
            .results()
            .map(type -> type.group(1).replaceAll(" *\\([^()]*\\)| NOT NULL", ""))
            .collect(Collectors.joining(" and "));
    boolean function = Character.isLetter(operator.charAt(0)) && forms.startsWith(operator + "(");
    String taken =
        function ? "; it is " + String.join(" or ", forms.strip().split("(?<=\\))\\s+")) : "";
    return operator.replace(" ASYMMETRIC", "")
        + " does not take "
        + types
        + taken
        + OtherDialects.function(operator);
  }

  /** Types are in angle brackets in the messages of the validator. */
  public static String unbracketed(String text) {
    return TYPE.matcher(text).replaceAll("$1");
  }
}
