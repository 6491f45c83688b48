package ai.whattalk.jdbc.sql;

/** How large a statement may be. What is larger is refused before it is parsed. */
enum StatementLimit {
  ;
  static final String TOO_DEEP = "the statement is too deeply nested";
}
