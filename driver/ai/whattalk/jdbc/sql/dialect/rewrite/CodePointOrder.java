package ai.whattalk.jdbc.sql.dialect.rewrite;

import ai.whattalk.jdbc.sql.algebra.RelInputs;
import ai.whattalk.jdbc.sql.dialect.operator.NumberOperators;
import ai.whattalk.jdbc.sql.dialect.operator.PostgresCasts;
import ai.whattalk.jdbc.sql.dialect.operator.TextOperators;
import ai.whattalk.jdbc.sql.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.adapter.enumerable.EnumerableSortedAggregate;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Has the sorts of a physical plan order text by code points, where Calcite takes the units of
 * UTF-16, and UUIDs by their bytes, where it takes two numbers with signs: by a key that is one
 * more column for as long as the sort takes. What merges sorted rows compares them as Calcite does;
 * sorts below that stay as they are.
 */
public final class CodePointOrder {

  private CodePointOrder() {}

  public static RelNode apply(RelNode rel) {
    if (rel instanceof EnumerableSortedAggregate) {
      return rel;
    }
    List<RelNode> inputs = rel.getInputs().stream().map(CodePointOrder::apply).toList();
    RelNode visited = RelInputs.replace(rel, inputs);
    return visited instanceof EnumerableSort sort ? keyed(sort) : visited;
  }

  private static RelNode keyed(EnumerableSort sort) {
    RexBuilder rexBuilder = sort.getCluster().getRexBuilder();
    RelDataType rowType = sort.getRowType();
    List<RexNode> columns = new ArrayList<>(rexBuilder.identityProjects(rowType));
    RelDataTypeFactory.Builder keyedType =
        rexBuilder.getTypeFactory().builder().addAll(rowType.getFieldList());
    List<RelFieldCollation> order = new ArrayList<>();
    for (RelFieldCollation field : sort.getCollation().getFieldCollations()) {
      RexNode value = columns.get(field.getFieldIndex());
      RexNode key = sortKey(rexBuilder, value);
      if (key != value) {
        order.add(field.withFieldIndex(columns.size()));
        keyedType.add("key" + columns.size(), key.getType());
        columns.add(key);
      } else {
        order.add(field);
      }
    }
    if (columns.size() == rowType.getFieldCount()) {
      return sort;
    }
    RelCollation collation = RelCollations.of(order);
    RelNode input =
        EnumerableCalc.create(
            sort.getInput(),
            RexProgram.create(rowType, columns, null, keyedType.build(), rexBuilder));
    EnumerableSort sorted = EnumerableSort.create(input, collation, sort.offset, sort.fetch);
    return EnumerableCalc.create(
        sorted,
        RexProgram.create(
            sorted.getRowType(), rexBuilder.identityProjects(rowType), null, rowType, rexBuilder));
  }

  /** A value to sort by in place of another, or that itself. */
  private static RexNode sortKey(RexBuilder rexBuilder, RexNode value) {
    if (SqlTypeUtil.isApproximateNumeric(value.getType())) {
      // The comparator makes decimals of numbers, and there is none that is infinite.
      return NumberOperators.ORDER_KEY.call(rexBuilder, List.of(value));
    }
    return needsKey(value.getType()) ? key(rexBuilder, value) : value;
  }

  /** Whether Calcite orders the values of a type otherwise than PostgreSQL. */
  static boolean needsKey(RelDataType type) {
    return SqlTypeUtil.isCharacter(type) || ValueType.UUID.is(type);
  }

  /** What has the order of a value. */
  static RexNode key(RexBuilder rexBuilder, RexNode value) {
    return (ValueType.UUID.is(value.getType())
            ? PostgresCasts.UUID_TEXT
            : TextOperators.CODE_POINT_KEY)
        .call(rexBuilder, List.of(value));
  }
}
