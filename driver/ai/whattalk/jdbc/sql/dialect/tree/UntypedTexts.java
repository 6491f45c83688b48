package ai.whattalk.jdbc.sql.dialect.tree;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlAbstractDateTimeLiteral;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Takes a text without a type for one of the type that others of its column say, in VALUES and in
 * UNION and its like: {@code VALUES (1), ('2')} are two numbers.
 */
final class UntypedTexts {

  private UntypedTexts() {}

  /** Casts such texts, in place. */
  static void cast(SqlCall query) {
    List<Row> rows = rows(query);
    int width = rows.stream().mapToInt(row -> row.values().size()).min().orElse(0);
    for (int i = 0; i < width; i++) {
      SqlDataTypeSpec type = null;
      for (Row row : rows) {
        SqlDataTypeSpec other = type(row.value(i));
        type = type == null || (isInteger(type) && other != null) ? other : type;
      }
      for (Row row : rows) {
        SqlNode value = row.value(i);
        if (type != null && value instanceof SqlCharStringLiteral) {
          row.set(i, SqlStdOperatorTable.CAST.createCall(value.getParserPosition(), value, type));
        }
      }
    }
  }

  /**
   * Makes texts that are columns of a query VARCHAR: Calcite gives a recursion the types of its
   * seed, and cuts later texts to the first one's.
   */
  static void widen(SqlNode query) {
    if (query.getKind() == SqlKind.UNION) {
      widen(((SqlCall) query).operand(0));
    } else if (!query.isA(SqlKind.SET_QUERY)) {
      for (Row row : rows(query)) {
        for (int i = 0; i < row.values().size(); i++) {
          row.set(i, widened(row.value(i)));
        }
      }
    }
  }

  /** A text as a VARCHAR, where it would be a CHAR of its own length; other values as they are. */
  static SqlNode widened(SqlNode value) {
    return value instanceof SqlCharStringLiteral
        ? PostgresTypes.cast(value, SqlTypeName.VARCHAR, value.getParserPosition())
        : value;
  }

  private static boolean isInteger(SqlDataTypeSpec type) {
    return type.getTypeName().getSimple().equals(SqlTypeName.INTEGER.name());
  }

  /** The type that a value says of itself; null if it says none. */
  private static @Nullable SqlDataTypeSpec type(SqlNode value) {
    SqlParserPos position = value.getParserPosition();
    if (value.getKind() == SqlKind.CAST) {
      return ((SqlCall) value).operand(1) instanceof SqlDataTypeSpec type
              && !type.getTypeName().getSimple().contains("CHAR")
          ? type
          : null;
    }
    if (value instanceof SqlNumericLiteral number) {
      SqlTypeName whole =
          number.isInteger() && number.bigDecimalValue().toBigInteger().bitLength() < Integer.SIZE
              ? SqlTypeName.INTEGER
              : null;
      return PostgresTypes.of(
          PostgresTypes.named(whole == null ? SqlTypeName.DECIMAL : whole, position));
    }
    return value instanceof SqlAbstractDateTimeLiteral
            || (value instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.BOOLEAN)
        ? PostgresTypes.named(((SqlLiteral) value).getTypeName(), position)
        : null;
  }

  /** A row of VALUES, or the columns of a query. */
  private record Row(SqlNode holder) {
    List<SqlNode> values() {
      return holder instanceof SqlNodeList list
          ? list.getList().stream().map(node -> (SqlNode) node).toList()
          : ((SqlCall) holder).getOperandList();
    }

    SqlNode value(int i) {
      return SqlUtil.stripAs(values().get(i));
    }

    void set(int i, SqlNode value) {
      if (values().get(i) instanceof SqlCall as && as.getKind() == SqlKind.AS) {
        as.setOperand(0, value);
      } else if (holder instanceof SqlNodeList list) {
        list.set(i, value);
      } else {
        ((SqlCall) holder).setOperand(i, value);
      }
    }
  }

  private static List<Row> rows(SqlNode query) {
    List<Row> rows = new ArrayList<>();
    if (query instanceof SqlSelect select) {
      rows.add(new Row(select.getSelectList()));
    } else if (query instanceof SqlCall call && call.getKind() == SqlKind.VALUES) {
      call.getOperandList().forEach(row -> rows.add(new Row(row)));
    } else if (query instanceof SqlCall call && call.isA(SqlKind.SET_QUERY)) {
      call.getOperandList().forEach(branch -> rows.addAll(rows(branch)));
    }
    return rows;
  }
}
