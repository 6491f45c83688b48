/**
 * Conversions of JDBC: from a value of a result to what a getter promises, and from what a setter
 * takes to a parameter. In: values as {@code sql.run.Rows} gives them; out: Java's and JDBC's
 * classes, or an SQLException with 07006, 22003, 22007 or 22018.
 */
@NullMarked
package ai.whattalk.jdbc.value;

import org.jspecify.annotations.NullMarked;
