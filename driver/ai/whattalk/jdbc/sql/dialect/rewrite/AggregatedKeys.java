package ai.whattalk.jdbc.sql.dialect.rewrite;

import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * Casts aggregates of a key that some of the grouping sets leave out, so that they may be null.
 * Calcite's validator takes such a key, and so its aggregates, for nullable, and its converter
 * makes aggregates that are not: an expression over one has two types then, and planning fails.
 */
final class AggregatedKeys extends RexShuttle {
  private final RexBuilder rexBuilder;
  private final RelDataType row;

  /** For the columns of a project. */
  AggregatedKeys(Project project) {
    rexBuilder = project.getCluster().getRexBuilder();
    row = project.getInput().getRowType();
  }

  @Override
  public RexNode visitInputRef(RexInputRef column) {
    RexInputRef own = RexInputRef.of(column.getIndex(), row);
    return column.getType().isNullable() && !own.getType().isNullable()
        ? rexBuilder.makeAbstractCast(column.getType(), own, false)
        : column;
  }
}
