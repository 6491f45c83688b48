package ai.whattalk.jdbc.sql.algebra;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.EnumerableValues;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.util.BuiltInMethod;
import org.jspecify.annotations.Nullable;

/** Rows of literals that are stashed, since code for so many is more than a method can hold. */
final class StashedValues extends Values implements EnumerableRel {
  /** Literals from which on it is worth it. */
  private static final int MANY = 500;

  private StashedValues(EnumerableValues values) {
    super(values.getCluster(), values.getRowType(), values.getTuples(), values.getTraitSet());
  }

  /** Rows of VALUES, stashed if they are many. */
  static RelNode of(EnumerableValues values) {
    int literals = values.getTuples().size() * values.getRowType().getFieldCount();
    return literals < MANY ? values : new StashedValues(values);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preference) {
    PhysType rowType =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY);
    List<RelDataTypeField> fields = getRowType().getFieldList();
    List<@Nullable Object> rows = new ArrayList<>();
    for (ImmutableList<RexLiteral> tuple : getTuples()) {
      @Nullable Object[] row = new Object[fields.size()];
      for (int i = 0; i < row.length; i++) {
        Class<?> type =
            (Class<?>) implementor.getTypeFactory().getJavaClass(fields.get(i).getType());
        row[i] = tuple.get(i).getValueAs(Primitive.box(type));
      }
      rows.add(rowType.getFormat() == JavaRowFormat.SCALAR ? row[0] : row);
    }
    return implementor.result(
        rowType,
        Expressions.block(
            Expressions.return_(
                null,
                Expressions.call(
                    BuiltInMethod.AS_ENUMERABLE.method,
                    implementor.stash(rows.toArray(), Object[].class)))));
  }
}
