/**
 * SQL over the account's lists, with Apache Calcite as planner and executor: the door of all below
 * it. {@code QueryEngine} prepares a statement, {@code PreparedQuery} executes it. In: SQL and
 * values of parameters; out: {@code sql.run.Rows}. Nothing of JDBC's interfaces or of HTTP comes
 * in.
 */
@NullMarked
package ai.whattalk.jdbc.sql;

import org.jspecify.annotations.NullMarked;
