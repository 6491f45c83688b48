/**
 * Aggregates and window functions as accumulators, which generated code drives. In: values in
 * Calcite's representation, row by row; out: the value of the group. Door: {@code Accumulator}, and
 * its classes for {@code operator}, which lists them.
 */
@NullMarked
package ai.whattalk.jdbc.sql.dialect.aggregate;

import org.jspecify.annotations.NullMarked;
