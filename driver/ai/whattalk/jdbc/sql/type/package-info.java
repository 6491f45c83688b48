/**
 * SQL's types here: what Calcite's type system says of them, and the Java values that stand for
 * them in generated code. In and out: values and types, of Calcite on one side, of java.time and
 * the API's rows on the other.
 */
@NullMarked
package ai.whattalk.jdbc.sql.type;

import org.jspecify.annotations.NullMarked;
