package ai.whattalk.jdbc.sql.dialect.operator;

import static ai.whattalk.jdbc.sql.dialect.operator.AdmittedOperator.function;
import static ai.whattalk.jdbc.sql.type.ValueType.BIGINT;
import static ai.whattalk.jdbc.sql.type.ValueType.BOOLEAN;
import static ai.whattalk.jdbc.sql.type.ValueType.INTEGER;
import static ai.whattalk.jdbc.sql.type.ValueType.TEXT;

import ai.whattalk.jdbc.sql.dialect.function.LikePattern;
import ai.whattalk.jdbc.sql.dialect.function.RegularExpressions;
import ai.whattalk.jdbc.sql.dialect.function.TextFunctions;
import ai.whattalk.jdbc.sql.dialect.function.TextOrder;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.util.List;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** PostgreSQL's functions of text: its manual's 9.4 and 9.7. */
public final class TextOperators {
  /** Text to order by in place of another. */
  public static final FunctionOverload CODE_POINT_KEY =
      FunctionOverload.of(TextOrder.class, "codePointKey", TEXT, TEXT);

  public static final FunctionOverload COMPARE =
      FunctionOverload.of(TextOrder.class, "compare", INTEGER, TEXT, TEXT);

  public static final FunctionOverload LIKE =
      FunctionOverload.of(LikePattern.class, "like", BOOLEAN, TEXT, TEXT);

  public static final FunctionOverload LIKE_ESCAPED =
      FunctionOverload.of(LikePattern.class, "like", BOOLEAN, TEXT, TEXT, TEXT);

  public static final FunctionOverload ILIKE =
      FunctionOverload.of(LikePattern.class, "ilike", BOOLEAN, TEXT, TEXT);

  public static final FunctionOverload ILIKE_ESCAPED =
      FunctionOverload.of(LikePattern.class, "ilike", BOOLEAN, TEXT, TEXT, TEXT);

  public static final FunctionOverload MATCHES = ofRegex("matches", BOOLEAN, TEXT, TEXT);

  public static final FunctionOverload MATCHES_BY_FLAGS =
      ofRegex("matches", BOOLEAN, TEXT, TEXT, TEXT);

  public static final FunctionOverload SIMILAR = ofRegex("similar", BOOLEAN, TEXT, TEXT);

  public static final FunctionOverload SIMILAR_ESCAPED =
      ofRegex("similar", BOOLEAN, TEXT, TEXT, TEXT);

  static final OverloadedFunction SUBSTRING =
      new OverloadedFunction(
          "SUBSTRING",
          of("substring", TEXT, TEXT, INTEGER),
          of("substring", TEXT, TEXT, INTEGER, INTEGER),
          ofRegex("substring", TEXT, TEXT, TEXT).nullable());

  static final OverloadedFunction TRANSLATE =
      new OverloadedFunction("TRANSLATE", of("translate", TEXT, TEXT, TEXT, TEXT));

  /** What is called by name. */
  static final List<AdmittedOperator> FUNCTIONS =
      List.of(
          AdmittedOperator.of(SUBSTRING),
          AdmittedOperator.of(
              new OverloadedFunction("POSITION", of("strpos", INTEGER, TEXT, TEXT).swapped()),
              "POSITION(text IN text)"),
          AdmittedOperator.of(
              SqlStdOperatorTable.TRIM,
              "TRIM(text)",
              "TRIM(text FROM text)",
              "TRIM(LEADING text FROM text)",
              "TRIM(TRAILING text FROM text)"),
          AdmittedOperator.of(ConcatFunction.CONCAT, "CONCAT(any, …)"),
          AdmittedOperator.of(ConcatFunction.CONCAT_WS, "CONCAT_WS(text, any, …)"),
          function("LENGTH", of("length", INTEGER, TEXT)),
          function("CHAR_LENGTH", of("length", INTEGER, TEXT)),
          function("CHARACTER_LENGTH", of("length", INTEGER, TEXT)),
          function("BIT_LENGTH", of("bitLength", INTEGER, TEXT)),
          function("UPPER", of("upper", TEXT, TEXT)),
          function("LOWER", of("lower", TEXT, TEXT)),
          function("INITCAP", of("initcap", TEXT, TEXT)),
          function(
              "SUBSTR",
              of("substring", TEXT, TEXT, INTEGER),
              of("substring", TEXT, TEXT, INTEGER, INTEGER)),
          function("LEFT", of("left", TEXT, TEXT, INTEGER)),
          function("RIGHT", of("right", TEXT, TEXT, INTEGER)),
          function("LPAD", of("lpad", TEXT, TEXT, INTEGER), of("lpad", TEXT, TEXT, INTEGER, TEXT)),
          function("RPAD", of("rpad", TEXT, TEXT, INTEGER), of("rpad", TEXT, TEXT, INTEGER, TEXT)),
          function("REVERSE", of("reverse", TEXT, TEXT)),
          function("STRPOS", of("strpos", INTEGER, TEXT, TEXT)),
          function("SPLIT_PART", of("splitPart", TEXT, TEXT, TEXT, INTEGER)),
          function("BTRIM", of("btrim", TEXT, TEXT), of("btrim", TEXT, TEXT, TEXT)),
          function("LTRIM", of("ltrim", TEXT, TEXT), of("ltrim", TEXT, TEXT, TEXT)),
          function("RTRIM", of("rtrim", TEXT, TEXT), of("rtrim", TEXT, TEXT, TEXT)),
          function("OCTET_LENGTH", of("octetLength", INTEGER, TEXT)),
          function("ASCII", of("ascii", INTEGER, TEXT)),
          function("CHR", of("chr", TEXT, INTEGER)),
          function("MD5", of("md5", TEXT, TEXT)),
          function("REPEAT", of("repeat", TEXT, TEXT, INTEGER)),
          function("REPLACE", of("replace", TEXT, TEXT, TEXT, TEXT)),
          function("STARTS_WITH", of("startsWith", BOOLEAN, TEXT, TEXT)),
          AdmittedOperator.of(TRANSLATE),
          AdmittedOperator.of(
              new OverloadedFunction(
                  "OVERLAY",
                  of("overlay", TEXT, TEXT, TEXT, INTEGER),
                  of("overlay", TEXT, TEXT, TEXT, INTEGER, INTEGER)),
              "OVERLAY(text PLACING text FROM integer)",
              "OVERLAY(text PLACING text FROM integer FOR integer)"),
          function("REGEXP_LIKE", MATCHES, MATCHES_BY_FLAGS),
          function("TO_HEX", of("toHex", TEXT, INTEGER), of("toHex", TEXT, BIGINT)),
          function("QUOTE_LITERAL", of("quoteLiteral", TEXT, TEXT)),
          function("REGEXP_COUNT", ofRegex("regexpCount", INTEGER, TEXT, TEXT)),
          function("REGEXP_SUBSTR", ofRegex("substr", TEXT, TEXT, TEXT).nullable()),
          function(
              "REGEXP_REPLACE",
              ofRegex("regexpReplace", TEXT, TEXT, TEXT, TEXT),
              ofRegex("regexpReplace", TEXT, TEXT, TEXT, TEXT, TEXT)));

  private TextOperators() {}

  private static FunctionOverload of(String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(TextFunctions.class, method, result, parameters);
  }

  private static FunctionOverload ofRegex(
      String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(RegularExpressions.class, method, result, parameters);
  }
}
