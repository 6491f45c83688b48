package ai.whattalk.jdbc.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Calcite's validator, which asks for the types of what CASE compares before it infers those of
 * parameters, and fails because there are none yet. Here they are unknown until then.
 */
final class QueryValidator extends SqlValidatorImpl {

  QueryValidator(
      SqlOperatorTable operators,
      SqlValidatorCatalogReader catalog,
      RelDataTypeFactory typeFactory,
      Config config) {
    super(operators, catalog, typeFactory, config);
  }

  @Override
  public RelDataType getValidatedNodeType(SqlNode node) {
    RelDataType type = getValidatedNodeTypeIfKnown(node);
    return type == null && !(node instanceof SqlIdentifier)
        ? getUnknownType()
        : super.getValidatedNodeType(node);
  }

  /** The list of an IN has no type as long as it holds nothing but parameters. */
  @Override
  public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
    return node instanceof SqlNodeList && getValidatedNodeTypeIfKnown(node) == null
        ? getUnknownType()
        : super.deriveType(scope, node);
  }
}
