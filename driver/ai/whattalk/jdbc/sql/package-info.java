/** SQL over the API, with Apache Calcite as planner and executor. */
@NullMarked
package ai.whattalk.jdbc.sql;

import org.jspecify.annotations.NullMarked;
