/**
 * SQL's types here: what Calcite's type system says of them, and the Java values that stand for
 * them in generated code.
 */
@NullMarked
package ai.whattalk.jdbc.sql.type;

import org.jspecify.annotations.NullMarked;
