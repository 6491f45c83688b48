package ai.whattalk.jdbc.readonly;

import ai.whattalk.jdbc.value.TypeTraits;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;

/**
 * What SQL can do here, as {@link DatabaseMetaData} asks: everything that reads, nothing that
 * writes, no transactions. Stateless; long, because the interface is.
 */
abstract class CapabilityMetaData implements DatabaseMetaData, SelfWrapper {

  /** True for queries. */
  @Override
  public final boolean supportsANSI92EntryLevelSQL() {
    return true;
  }

  @Override
  public final boolean supportsANSI92FullSQL() {
    return false;
  }

  @Override
  public final boolean supportsANSI92IntermediateSQL() {
    return false;
  }

  @Override
  public final boolean supportsAlterTableWithAddColumn() {
    return false;
  }

  @Override
  public final boolean supportsAlterTableWithDropColumn() {
    return false;
  }

  @Override
  public final boolean supportsBatchUpdates() {
    return false;
  }

  @Override
  public final boolean supportsCatalogsInDataManipulation() {
    return false;
  }

  @Override
  public final boolean supportsCatalogsInIndexDefinitions() {
    return false;
  }

  @Override
  public final boolean supportsCatalogsInPrivilegeDefinitions() {
    return false;
  }

  @Override
  public final boolean supportsCatalogsInProcedureCalls() {
    return false;
  }

  @Override
  public final boolean supportsCatalogsInTableDefinitions() {
    return false;
  }

  @Override
  public final boolean supportsColumnAliasing() {
    return true;
  }

  @Override
  public final boolean supportsConvert() {
    return true;
  }

  /** True for queries. */
  @Override
  public final boolean supportsCoreSQLGrammar() {
    return true;
  }

  @Override
  public final boolean supportsCorrelatedSubqueries() {
    return true;
  }

  @Override
  public final boolean supportsDataDefinitionAndDataManipulationTransactions() {
    return false;
  }

  @Override
  public final boolean supportsDataManipulationTransactionsOnly() {
    return false;
  }

  @Override
  public final boolean supportsDifferentTableCorrelationNames() {
    return false;
  }

  @Override
  public final boolean supportsExpressionsInOrderBy() {
    return true;
  }

  @Override
  public final boolean supportsExtendedSQLGrammar() {
    return false;
  }

  @Override
  public final boolean supportsFullOuterJoins() {
    return true;
  }

  @Override
  public final boolean supportsGetGeneratedKeys() {
    return false;
  }

  @Override
  public final boolean supportsGroupBy() {
    return true;
  }

  @Override
  public final boolean supportsGroupByBeyondSelect() {
    return true;
  }

  @Override
  public final boolean supportsGroupByUnrelated() {
    return true;
  }

  @Override
  public final boolean supportsIntegrityEnhancementFacility() {
    return false;
  }

  @Override
  public final boolean supportsLikeEscapeClause() {
    return true;
  }

  @Override
  public final boolean supportsLimitedOuterJoins() {
    return true;
  }

  /** True for queries. */
  @Override
  public final boolean supportsMinimumSQLGrammar() {
    return true;
  }

  /** False: names match without regard to case. */
  @Override
  public final boolean supportsMixedCaseIdentifiers() {
    return false;
  }

  /** False: names match without regard to case, quoted or not. */
  @Override
  public final boolean supportsMixedCaseQuotedIdentifiers() {
    return false;
  }

  @Override
  public final boolean supportsMultipleOpenResults() {
    return false;
  }

  @Override
  public final boolean supportsMultipleResultSets() {
    return false;
  }

  @Override
  public final boolean supportsMultipleTransactions() {
    return false;
  }

  @Override
  public final boolean supportsNamedParameters() {
    return false;
  }

  @Override
  public final boolean supportsNonNullableColumns() {
    return true;
  }

  @Override
  public final boolean supportsOpenCursorsAcrossCommit() {
    return true;
  }

  @Override
  public final boolean supportsOpenCursorsAcrossRollback() {
    return true;
  }

  @Override
  public final boolean supportsOpenStatementsAcrossCommit() {
    return true;
  }

  @Override
  public final boolean supportsOpenStatementsAcrossRollback() {
    return true;
  }

  @Override
  public final boolean supportsOrderByUnrelated() {
    return true;
  }

  @Override
  public final boolean supportsOuterJoins() {
    return true;
  }

  @Override
  public final boolean supportsPositionedDelete() {
    return false;
  }

  @Override
  public final boolean supportsPositionedUpdate() {
    return false;
  }

  @Override
  public final boolean supportsSavepoints() {
    return false;
  }

  @Override
  public final boolean supportsSchemasInDataManipulation() {
    return true;
  }

  @Override
  public final boolean supportsSchemasInIndexDefinitions() {
    return false;
  }

  @Override
  public final boolean supportsSchemasInPrivilegeDefinitions() {
    return false;
  }

  @Override
  public final boolean supportsSchemasInProcedureCalls() {
    return false;
  }

  /**
   * True, though nobody defines tables here: tools take it for the question of whether tables have
   * schemas.
   */
  @Override
  public final boolean supportsSchemasInTableDefinitions() {
    return true;
  }

  @Override
  public final boolean supportsSelectForUpdate() {
    return false;
  }

  @Override
  public final boolean supportsStatementPooling() {
    return false;
  }

  @Override
  public final boolean supportsStoredFunctionsUsingCallSyntax() {
    return false;
  }

  @Override
  public final boolean supportsStoredProcedures() {
    return false;
  }

  @Override
  public final boolean supportsSubqueriesInComparisons() {
    return true;
  }

  @Override
  public final boolean supportsSubqueriesInExists() {
    return true;
  }

  @Override
  public final boolean supportsSubqueriesInIns() {
    return true;
  }

  @Override
  public final boolean supportsSubqueriesInQuantifieds() {
    return true;
  }

  @Override
  public final boolean supportsTableCorrelationNames() {
    return true;
  }

  /** False: every statement stands alone. */
  @Override
  public final boolean supportsTransactions() {
    return false;
  }

  @Override
  public final boolean supportsUnion() {
    return true;
  }

  @Override
  public final boolean supportsUnionAll() {
    return true;
  }

  /**
   * Every type to and from text; INTEGER to and from BOOLEAN; numbers to each other; DATE to and
   * from TIMESTAMP, and that to TIME; bytes, which whole numbers become too.
   */
  @Override
  public final boolean supportsConvert(int fromType, int toType) {
    JDBCType from = TypeTraits.standard(fromType);
    JDBCType to = TypeTraits.standard(toType);
    if (from == null || to == null || from == JDBCType.ARRAY || to == JDBCType.ARRAY) {
      return false;
    }
    if (from == to || TypeTraits.textual(from) || TypeTraits.textual(to)) {
      return true;
    }
    return switch (to) {
      case BOOLEAN -> from == JDBCType.INTEGER;
      case BINARY, VARBINARY -> TypeTraits.binary(from) || TypeTraits.whole(from);
      case DATE, TIME -> from == JDBCType.TIMESTAMP;
      case TIMESTAMP -> from == JDBCType.DATE;
      default ->
          from == JDBCType.BOOLEAN
              ? to == JDBCType.INTEGER
              : TypeTraits.signed(to) && TypeTraits.signed(from);
    };
  }

  @Override
  public final boolean supportsResultSetType(int type) {
    return type == ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  public final boolean supportsResultSetConcurrency(int type, int concurrency) {
    return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  public final boolean supportsResultSetHoldability(int holdability) {
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public final boolean supportsTransactionIsolationLevel(int level) {
    return level == Connection.TRANSACTION_NONE;
  }
}
