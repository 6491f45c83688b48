package ai.whattalk.jdbc.sql.algebra;

import java.math.BigDecimal;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Caps the rows of a query as a LIMIT would, so that {@code setMaxRows} costs as little. */
public final class RowCap {

  private RowCap() {}

  public static RelRoot apply(RelRoot root, long maxRows) {
    RelNode rel = root.rel;
    RexBuilder rexBuilder = rel.getCluster().getRexBuilder();
    RexNode cap =
        rexBuilder.makeLiteral(
            BigDecimal.valueOf(Math.min(maxRows, Integer.MAX_VALUE)),
            rexBuilder.getTypeFactory().createSqlType(SqlTypeName.INTEGER),
            false);
    if (rel instanceof Sort sort && !(sort.fetch instanceof RexDynamicParam)) {
      return sort.fetch != null
              && RexLiteral.bigDecimalValue(sort.fetch).compareTo(BigDecimal.valueOf(maxRows)) <= 0
          ? root
          : root.withRel(
              sort.copy(
                  sort.getTraitSet(), sort.getInput(), sort.getCollation(), sort.offset, cap));
    }
    return root.withRel(LogicalSort.create(rel, root.collation, null, cap));
  }
}
