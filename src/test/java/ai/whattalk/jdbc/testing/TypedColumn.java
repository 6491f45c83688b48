package ai.whattalk.jdbc.testing;

/**
 * A column that an expression may name.
 *
 * @param name as it is written in an expression
 * @param type of {@link ExpressionGrammar}
 */
record TypedColumn(String name, String type) {}
