/** Aggregates and window functions as accumulators, which generated code drives. */
@NullMarked
package ai.whattalk.jdbc.sql.dialect.aggregate;

import org.jspecify.annotations.NullMarked;
