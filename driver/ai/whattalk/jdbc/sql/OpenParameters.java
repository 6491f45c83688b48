package ai.whattalk.jdbc.sql;

import ai.whattalk.jdbc.sql.dialect.tree.SyntaxTree;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** The parameters of a parse tree, by their indexes. */
final class OpenParameters {
  private static final Set<SqlKind> ARITHMETIC =
      Set.of(SqlKind.PLUS, SqlKind.MINUS, SqlKind.TIMES, SqlKind.DIVIDE, SqlKind.MOD);

  private OpenParameters() {}

  static Set<Integer> all(SqlNode statement) {
    Set<Integer> indexes = new TreeSet<>();
    statement.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlDynamicParam parameter) {
            indexes.add(parameter.getIndex());
            return null;
          }
        });
    return indexes;
  }

  /** Those that are computed with: where an INTEGER is expected, there may well be a fraction. */
  static Set<Integer> computedWith(SqlNode statement) {
    Set<Integer> indexes = new TreeSet<>();
    SyntaxTree.forEachCall(
        statement,
        call -> {
          boolean function =
              call.getOperator() instanceof SqlFunction && call.getKind() != SqlKind.CAST;
          if (function || ARITHMETIC.contains(call.getKind()) || isCastToDecimal(call)) {
            addOperands(call, indexes);
          }
        });
    return indexes;
  }

  /** As PostgreSQL has decimals, of which none has too many digits for its type. */
  private static boolean isCastToDecimal(SqlCall call) {
    return call.getKind() == SqlKind.CAST
        && call.operand(1) instanceof SqlDataTypeSpec type
        && type.getTypeName().toString().equals(SqlTypeName.DECIMAL.name());
  }

  private static void addOperands(SqlCall call, Set<Integer> indexes) {
    for (SqlNode operand : call.getOperandList()) {
      if (operand instanceof SqlDynamicParam parameter) {
        indexes.add(parameter.getIndex());
      }
    }
  }

  /** A statement with types for some of its parameters. */
  static SqlNode typed(SqlNode statement, Map<Integer, ParameterValueType> types) {
    SqlNode typed =
        statement.accept(
            new SqlShuttle() {
              @Override
              public SqlNode visit(SqlDynamicParam parameter) {
                ParameterValueType type = types.get(parameter.getIndex());
                return type == null ? parameter : type.apply(parameter);
              }
            });
    return typed == null ? statement : typed;
  }
}
