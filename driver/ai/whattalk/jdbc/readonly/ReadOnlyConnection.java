package ai.whattalk.jdbc.readonly;

import ai.whattalk.jdbc.error.ArgumentCheck;
import ai.whattalk.jdbc.error.JdbcError;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Struct;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link Connection} that is the same for every read-only connection without
 * transactions: settings that mean nothing here are accepted, features that don't exist refused.
 * Stateless.
 */
public abstract class ReadOnlyConnection implements Connection, SelfWrapper {

  /** Throws 08003 if the connection is closed. */
  protected abstract void checkOpen() throws SQLException;

  /** Accepted and without effect: every statement stands alone. */
  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    checkOpen();
  }

  /** Always true. */
  @Override
  public boolean getAutoCommit() throws SQLException {
    checkOpen();
    return true;
  }

  /** Accepted and without effect: there is nothing to commit. */
  @Override
  public void commit() throws SQLException {
    checkOpen();
  }

  /** Accepted and without effect: there is nothing to roll back. */
  @Override
  public void rollback() throws SQLException {
    checkOpen();
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    throw refusal("rollback to a savepoint");
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    throw refusal("setSavepoint");
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    throw refusal("setSavepoint");
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    throw refusal("releaseSavepoint");
  }

  /** Accepted and without effect. */
  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    checkOpen();
  }

  /** Always true. */
  @Override
  public boolean isReadOnly() throws SQLException {
    checkOpen();
    return true;
  }

  /** Accepted and without effect: there are no catalogs. */
  @Override
  public void setCatalog(@Nullable String catalog) throws SQLException {
    checkOpen();
  }

  /** Always null: there are no catalogs. */
  @Override
  public @Nullable String getCatalog() throws SQLException {
    checkOpen();
    return null;
  }

  /** Accepts every level that JDBC knows, without effect: there are no transactions. */
  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    checkOpen();
    switch (level) {
      case TRANSACTION_NONE,
          TRANSACTION_READ_UNCOMMITTED,
          TRANSACTION_READ_COMMITTED,
          TRANSACTION_REPEATABLE_READ,
          TRANSACTION_SERIALIZABLE -> {}
      default ->
          throw JdbcError.badArgument(
              "setTransactionIsolation takes a level of java.sql.Connection, not " + level);
    }
  }

  /** Always {@link Connection#TRANSACTION_NONE}. */
  @Override
  public int getTransactionIsolation() throws SQLException {
    checkOpen();
    return TRANSACTION_NONE;
  }

  /** Accepts both holdabilities, without effect. */
  @Override
  public void setHoldability(int holdability) throws SQLException {
    checkOpen();
    checkHoldability(holdability);
  }

  /** Always {@link ResultSet#HOLD_CURSORS_OVER_COMMIT}: a commit closes nothing. */
  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  /** Throws for what is no holdability of {@link ResultSet}. */
  protected static void checkHoldability(int holdability) throws SQLException {
    if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT
        && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
      throw JdbcError.badArgument(
          "a holdability is one of java.sql.ResultSet's, not " + holdability);
    }
  }

  /** Always empty: there are no user-defined types. */
  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    checkOpen();
    return Map.of();
  }

  /** Accepts an empty map only. */
  @Override
  public void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
    checkOpen();
    if (map != null && !map.isEmpty()) {
      throw JdbcError.unsupported("a type map");
    }
  }

  /** Gives the SQL back: it is sent nowhere, and JDBC escapes are part of it. */
  @Override
  public String nativeSQL(@Nullable String sql) throws SQLException {
    checkOpen();
    return ArgumentCheck.notNull(sql, "nativeSQL takes a statement");
  }

  /** Part of the interface since JDBC 4.5, which Java 26 has. */
  public String enquoteLiteral(@Nullable String text) throws SQLException {
    checkOpen();
    return QuotedForm.literal(text);
  }

  /** Part of the interface since JDBC 4.5, which Java 26 has. */
  public String enquoteNCharLiteral(@Nullable String text) throws SQLException {
    checkOpen();
    return QuotedForm.nationalLiteral(text);
  }

  /** Part of the interface since JDBC 4.5, which Java 26 has. */
  public boolean isSimpleIdentifier(@Nullable String identifier) throws SQLException {
    checkOpen();
    return QuotedForm.isSimple(identifier);
  }

  /** Part of the interface since JDBC 4.5, which Java 26 has. */
  public String enquoteIdentifier(@Nullable String identifier, boolean alwaysQuote)
      throws SQLException {
    checkOpen();
    return QuotedForm.identifier(identifier, alwaysQuote);
  }

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    throw refusal("prepareCall");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    throw refusal("prepareCall");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    throw refusal("prepareCall");
  }

  @Override
  public Clob createClob() throws SQLException {
    throw refusal("createClob");
  }

  @Override
  public Blob createBlob() throws SQLException {
    throw refusal("createBlob");
  }

  @Override
  public NClob createNClob() throws SQLException {
    throw refusal("createNClob");
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    throw refusal("createSQLXML");
  }

  @Override
  public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
    throw refusal("createStruct");
  }

  /** A hint for pools: nothing is kept between two uses of a connection. */
  @Override
  public void beginRequest() throws SQLException {
    checkOpen();
  }

  /** A hint for pools: nothing is kept between two uses of a connection. */
  @Override
  public void endRequest() throws SQLException {
    checkOpen();
  }

  @Override
  public void setShardingKey(ShardingKey key) throws SQLException {
    throw refusal("setShardingKey");
  }

  @Override
  public void setShardingKey(ShardingKey key, ShardingKey superKey) throws SQLException {
    throw refusal("setShardingKey");
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey key, int timeoutSeconds) throws SQLException {
    throw refusal("setShardingKeyIfValid");
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey key, ShardingKey superKey, int timeoutSeconds)
      throws SQLException {
    throw refusal("setShardingKeyIfValid");
  }

  private SQLException refusal(String what) throws SQLException {
    checkOpen();
    return JdbcError.unsupported(what);
  }
}
