/**
 * The operators, functions and aggregates that a statement may have: what is not in {@code
 * PostgresOperators} is refused. A further function is a method in {@code function} or an
 * accumulator in {@code aggregate}, an entry here, and cases for the oracle. In: names and types of
 * arguments; out: Calcite's operators, which generate calls of these methods.
 */
@NullMarked
package ai.whattalk.jdbc.sql.dialect.operator;

import org.jspecify.annotations.NullMarked;
