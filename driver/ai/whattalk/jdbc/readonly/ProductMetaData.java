package ai.whattalk.jdbc.readonly;

import ai.whattalk.jdbc.api.http.DriverVersion;
import ai.whattalk.jdbc.sql.Vocabulary;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;

/**
 * What {@link DatabaseMetaData} says that is the same for every connection: names, versions, limits
 * (0 where there is none) and how identifiers and NULLs behave. Stateless; long, because the
 * interface is.
 */
public abstract class ProductMetaData extends CapabilityMetaData {
  private static final String NUMERIC_FUNCTIONS =
      "ABS,ACOS,ASIN,ATAN,ATAN2,CBRT,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG,LOG10,MOD,PI,POWER,"
          + "RADIANS,RAND,ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE";

  private static final String STRING_FUNCTIONS =
      "ASCII,CHAR,CONCAT,INSERT,LCASE,LEFT,LENGTH,LOCATE,LTRIM,REPEAT,REPLACE,REVERSE,"
          + "RIGHT,RTRIM,SPACE,SUBSTRING,UCASE";

  private static final String SYSTEM_FUNCTIONS = "CONVERT,DATABASE,IFNULL,USER";

  private static final String TIME_FUNCTIONS =
      "CURDATE,CURTIME,DAYNAME,DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,HOUR,MINUTE,MONTH,MONTHNAME,NOW,"
          + "QUARTER,SECOND,TIMESTAMPADD,TIMESTAMPDIFF,WEEK,YEAR";

  @Override
  public final boolean allProceduresAreCallable() {
    return false;
  }

  @Override
  public final boolean allTablesAreSelectable() {
    return true;
  }

  @Override
  public final boolean autoCommitFailureClosesAllResultSets() {
    return false;
  }

  @Override
  public final boolean dataDefinitionCausesTransactionCommit() {
    return false;
  }

  @Override
  public final boolean dataDefinitionIgnoredInTransactions() {
    return false;
  }

  @Override
  public final boolean deletesAreDetected(int type) {
    return false;
  }

  @Override
  public final boolean doesMaxRowSizeIncludeBlobs() {
    return false;
  }

  @Override
  public final boolean generatedKeyAlwaysReturned() {
    return false;
  }

  @Override
  public final String getCatalogSeparator() {
    return ".";
  }

  @Override
  public final String getCatalogTerm() {
    return "catalog";
  }

  @Override
  public final int getDatabaseMajorVersion() {
    return DriverVersion.CURRENT.major();
  }

  @Override
  public final int getDatabaseMinorVersion() {
    return DriverVersion.CURRENT.minor();
  }

  @Override
  public final String getDatabaseProductName() {
    return "WhatTalk";
  }

  /** The driver's: the API has none. */
  @Override
  public final String getDatabaseProductVersion() {
    return DriverVersion.CURRENT.text();
  }

  @Override
  public final int getDefaultTransactionIsolation() {
    return Connection.TRANSACTION_NONE;
  }

  @Override
  public final int getDriverMajorVersion() {
    return DriverVersion.CURRENT.major();
  }

  @Override
  public final int getDriverMinorVersion() {
    return DriverVersion.CURRENT.minor();
  }

  @Override
  public final String getDriverName() {
    return "WhatTalk JDBC Driver";
  }

  @Override
  public final String getDriverVersion() {
    return DriverVersion.CURRENT.text();
  }

  /** What a name may hold unquoted besides letters, digits and underscores. */
  @Override
  public final String getExtraNameCharacters() {
    return "$";
  }

  @Override
  public final String getIdentifierQuoteString() {
    return "\"";
  }

  @Override
  public final int getJDBCMajorVersion() {
    return 4;
  }

  @Override
  public final int getJDBCMinorVersion() {
    return 3;
  }

  @Override
  public final int getMaxBinaryLiteralLength() {
    return 0;
  }

  @Override
  public final int getMaxCatalogNameLength() {
    return 0;
  }

  @Override
  public final int getMaxCharLiteralLength() {
    return 0;
  }

  @Override
  public final int getMaxColumnNameLength() {
    return Vocabulary.LONGEST_NAME;
  }

  @Override
  public final int getMaxColumnsInGroupBy() {
    return 0;
  }

  @Override
  public final int getMaxColumnsInIndex() {
    return 0;
  }

  @Override
  public final int getMaxColumnsInOrderBy() {
    return 0;
  }

  @Override
  public final int getMaxColumnsInSelect() {
    return 0;
  }

  @Override
  public final int getMaxColumnsInTable() {
    return 0;
  }

  @Override
  public final int getMaxConnections() {
    return 0;
  }

  @Override
  public final int getMaxCursorNameLength() {
    return 0;
  }

  @Override
  public final int getMaxIndexLength() {
    return 0;
  }

  @Override
  public final int getMaxProcedureNameLength() {
    return 0;
  }

  @Override
  public final int getMaxRowSize() {
    return 0;
  }

  @Override
  public final int getMaxSchemaNameLength() {
    return Vocabulary.LONGEST_NAME;
  }

  @Override
  public final int getMaxStatementLength() {
    return 0;
  }

  @Override
  public final int getMaxStatements() {
    return 0;
  }

  @Override
  public final int getMaxTableNameLength() {
    return Vocabulary.LONGEST_NAME;
  }

  @Override
  public final int getMaxTablesInSelect() {
    return 0;
  }

  @Override
  public final int getMaxUserNameLength() {
    return 0;
  }

  @Override
  public final String getNumericFunctions() {
    return NUMERIC_FUNCTIONS;
  }

  @Override
  public final String getProcedureTerm() {
    return "procedure";
  }

  @Override
  public final int getResultSetHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  /** What is reserved here or by PostgreSQL, and not by SQL:2003. */
  @Override
  public final String getSQLKeywords() {
    return String.join(",", Vocabulary.keywords());
  }

  @Override
  public final int getSQLStateType() {
    return sqlStateSQL;
  }

  @Override
  public final String getSchemaTerm() {
    return "schema";
  }

  @Override
  public final String getSearchStringEscape() {
    return "\\";
  }

  @Override
  public final String getStringFunctions() {
    return STRING_FUNCTIONS;
  }

  @Override
  public final String getSystemFunctions() {
    return SYSTEM_FUNCTIONS;
  }

  @Override
  public final String getTimeDateFunctions() {
    return TIME_FUNCTIONS;
  }

  @Override
  public final boolean insertsAreDetected(int type) {
    return false;
  }

  @Override
  public final boolean isCatalogAtStart() {
    return false;
  }

  @Override
  public final boolean isReadOnly() {
    return true;
  }

  @Override
  public final boolean locatorsUpdateCopy() {
    return false;
  }

  @Override
  public final boolean nullPlusNonNullIsNull() {
    return true;
  }

  @Override
  public final boolean nullsAreSortedAtEnd() {
    return false;
  }

  @Override
  public final boolean nullsAreSortedAtStart() {
    return false;
  }

  @Override
  public final boolean nullsAreSortedHigh() {
    return true;
  }

  @Override
  public final boolean nullsAreSortedLow() {
    return false;
  }

  @Override
  public final boolean othersDeletesAreVisible(int type) {
    return false;
  }

  @Override
  public final boolean othersInsertsAreVisible(int type) {
    return false;
  }

  @Override
  public final boolean othersUpdatesAreVisible(int type) {
    return false;
  }

  @Override
  public final boolean ownDeletesAreVisible(int type) {
    return false;
  }

  @Override
  public final boolean ownInsertsAreVisible(int type) {
    return false;
  }

  @Override
  public final boolean ownUpdatesAreVisible(int type) {
    return false;
  }

  /** True: tables and columns have names in lower case, which match in any case. */
  @Override
  public final boolean storesLowerCaseIdentifiers() {
    return true;
  }

  /** True: quotes change nothing in how names match. */
  @Override
  public final boolean storesLowerCaseQuotedIdentifiers() {
    return true;
  }

  @Override
  public final boolean storesMixedCaseIdentifiers() {
    return false;
  }

  @Override
  public final boolean storesMixedCaseQuotedIdentifiers() {
    return false;
  }

  @Override
  public final boolean storesUpperCaseIdentifiers() {
    return false;
  }

  @Override
  public final boolean storesUpperCaseQuotedIdentifiers() {
    return false;
  }

  @Override
  public final boolean updatesAreDetected(int type) {
    return false;
  }

  @Override
  public final boolean usesLocalFilePerTable() {
    return false;
  }

  @Override
  public final boolean usesLocalFiles() {
    return false;
  }

  @Override
  public final RowIdLifetime getRowIdLifetime() {
    return RowIdLifetime.ROWID_UNSUPPORTED;
  }
}
