package ai.whattalk.jdbc.sql;

import static ai.whattalk.jdbc.sql.ValueType.BIGINT;
import static ai.whattalk.jdbc.sql.ValueType.BOOLEAN;
import static ai.whattalk.jdbc.sql.ValueType.INTEGER;
import static ai.whattalk.jdbc.sql.ValueType.TEXT;

import java.util.List;
import org.apache.calcite.sql.SqlFunction;

/** PostgreSQL's functions of text: its manual's 9.4 and 9.7. */
final class TextOperators {
  /** Text to order by in place of another. */
  static final FunctionOverload CODE_POINT_KEY = of("codePointKey", TEXT, TEXT);

  static final FunctionOverload COMPARE = of("compare", INTEGER, TEXT, TEXT);

  static final FunctionOverload LIKE =
      FunctionOverload.of(LikePattern.class, "like", BOOLEAN, TEXT, TEXT);

  static final FunctionOverload LIKE_ESCAPED =
      FunctionOverload.of(LikePattern.class, "like", BOOLEAN, TEXT, TEXT, TEXT);

  static final FunctionOverload ILIKE =
      FunctionOverload.of(LikePattern.class, "ilike", BOOLEAN, TEXT, TEXT);

  static final FunctionOverload ILIKE_ESCAPED =
      FunctionOverload.of(LikePattern.class, "ilike", BOOLEAN, TEXT, TEXT, TEXT);

  static final FunctionOverload MATCHES =
      FunctionOverload.of(RegularExpressions.class, "matches", BOOLEAN, TEXT, TEXT);

  static final FunctionOverload MATCHES_BY_FLAGS =
      FunctionOverload.of(RegularExpressions.class, "matches", BOOLEAN, TEXT, TEXT, TEXT);

  static final OverloadedFunction SUBSTRING =
      new OverloadedFunction(
          "SUBSTRING",
          of("substring", TEXT, TEXT, INTEGER),
          of("substring", TEXT, TEXT, INTEGER, INTEGER),
          of("substring", TEXT, TEXT, TEXT).nullable());

  static final OverloadedFunction POSITION =
      new OverloadedFunction("POSITION", of("position", INTEGER, TEXT, TEXT));

  /** What is called by name. */
  static final List<SqlFunction> FUNCTIONS =
      List.of(
          SUBSTRING,
          POSITION,
          new ConcatFunction(),
          new OverloadedFunction("LENGTH", of("length", INTEGER, TEXT)),
          new OverloadedFunction("CHAR_LENGTH", of("length", INTEGER, TEXT)),
          new OverloadedFunction("CHARACTER_LENGTH", of("length", INTEGER, TEXT)),
          new OverloadedFunction("BIT_LENGTH", of("bitLength", INTEGER, TEXT)),
          new OverloadedFunction("UPPER", of("upper", TEXT, TEXT)),
          new OverloadedFunction("LOWER", of("lower", TEXT, TEXT)),
          new OverloadedFunction("INITCAP", of("initcap", TEXT, TEXT)),
          new OverloadedFunction(
              "SUBSTR",
              of("substring", TEXT, TEXT, INTEGER),
              of("substring", TEXT, TEXT, INTEGER, INTEGER)),
          new OverloadedFunction("LEFT", of("left", TEXT, TEXT, INTEGER)),
          new OverloadedFunction("RIGHT", of("right", TEXT, TEXT, INTEGER)),
          new OverloadedFunction(
              "LPAD", of("lpad", TEXT, TEXT, INTEGER), of("lpad", TEXT, TEXT, INTEGER, TEXT)),
          new OverloadedFunction(
              "RPAD", of("rpad", TEXT, TEXT, INTEGER), of("rpad", TEXT, TEXT, INTEGER, TEXT)),
          new OverloadedFunction("REVERSE", of("reverse", TEXT, TEXT)),
          new OverloadedFunction("STRPOS", of("strpos", INTEGER, TEXT, TEXT)),
          new OverloadedFunction("SPLIT_PART", of("splitPart", TEXT, TEXT, TEXT, INTEGER)),
          new OverloadedFunction("BTRIM", of("btrim", TEXT, TEXT), of("btrim", TEXT, TEXT, TEXT)),
          new OverloadedFunction("LTRIM", of("ltrim", TEXT, TEXT), of("ltrim", TEXT, TEXT, TEXT)),
          new OverloadedFunction("RTRIM", of("rtrim", TEXT, TEXT), of("rtrim", TEXT, TEXT, TEXT)),
          new OverloadedFunction("CHR", of("chr", TEXT, INTEGER)),
          new OverloadedFunction(
              "OVERLAY",
              of("overlay", TEXT, TEXT, TEXT, INTEGER),
              of("overlay", TEXT, TEXT, TEXT, INTEGER, INTEGER)),
          new OverloadedFunction("REGEXP_LIKE", MATCHES, MATCHES_BY_FLAGS),
          new OverloadedFunction("TO_HEX", of("toHex", TEXT, BIGINT)),
          new OverloadedFunction("QUOTE_LITERAL", of("quoteLiteral", TEXT, TEXT)),
          new OverloadedFunction("REGEXP_COUNT", of("regexpCount", INTEGER, TEXT, TEXT)),
          new OverloadedFunction(
              "REGEXP_SUBSTR",
              FunctionOverload.of(RegularExpressions.class, "substr", TEXT, TEXT, TEXT).nullable()),
          new OverloadedFunction(
              "REGEXP_REPLACE",
              of("regexpReplace", TEXT, TEXT, TEXT, TEXT),
              of("regexpReplace", TEXT, TEXT, TEXT, TEXT, TEXT)));

  private TextOperators() {}

  private static FunctionOverload of(String method, ValueType result, ValueType... parameters) {
    return FunctionOverload.of(TextFunctions.class, method, result, parameters);
  }
}
