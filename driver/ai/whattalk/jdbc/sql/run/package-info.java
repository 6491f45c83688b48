/**
 * One execution: what generated code asks for, and its rows in JDBC's terms.
 *
 * <p>Doors: {@code Execution} for generated code, {@code Rows} and {@code ResultColumn} for the
 * face, {@code ExecutionFunction} for passes that put a value of the execution into a plan.
 */
@NullMarked
package ai.whattalk.jdbc.sql.run;

import org.jspecify.annotations.NullMarked;
