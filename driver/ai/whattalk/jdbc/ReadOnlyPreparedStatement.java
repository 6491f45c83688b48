package ai.whattalk.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/**
 * The part of {@link PreparedStatement} that refuses: executing other SQL than its own, batches,
 * and parameters of types that no column has. Threads as in {@link QueryStatement}.
 */
abstract class ReadOnlyPreparedStatement extends QueryStatement implements PreparedStatement {

  ReadOnlyPreparedStatement(WhatTalkConnection connection) {
    super(connection);
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    throw otherSql();
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    throw otherSql();
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    throw otherSql();
  }

  private SQLException otherSql() throws SQLException {
    checkOpen();
    return new SQLException(
        "a PreparedStatement executes the SQL that it was prepared with, and takes no other",
        "HY010");
  }

  @Override
  public int executeUpdate() throws SQLException {
    return Math.toIntExact(executeLargeUpdate());
  }

  @Override
  public void addBatch() throws SQLException {
    throw refusal("a batch");
  }

  @Override
  public void setBlob(int index, Blob x) throws SQLException {
    throw refusal("setBlob");
  }

  @Override
  public void setBlob(int index, InputStream x) throws SQLException {
    throw refusal("setBlob");
  }

  @Override
  public void setBlob(int index, InputStream x, long length) throws SQLException {
    throw refusal("setBlob");
  }

  @Override
  public void setClob(int index, Clob x) throws SQLException {
    throw refusal("setClob");
  }

  @Override
  public void setClob(int index, Reader x) throws SQLException {
    throw refusal("setClob");
  }

  @Override
  public void setClob(int index, Reader x, long length) throws SQLException {
    throw refusal("setClob");
  }

  @Override
  public void setNClob(int index, NClob x) throws SQLException {
    throw refusal("setNClob");
  }

  @Override
  public void setNClob(int index, Reader x) throws SQLException {
    throw refusal("setNClob");
  }

  @Override
  public void setNClob(int index, Reader x, long length) throws SQLException {
    throw refusal("setNClob");
  }

  @Override
  public void setRef(int index, Ref x) throws SQLException {
    throw refusal("setRef");
  }

  @Override
  public void setRowId(int index, RowId x) throws SQLException {
    throw refusal("setRowId");
  }

  @Override
  public void setSQLXML(int index, SQLXML x) throws SQLException {
    throw refusal("setSQLXML");
  }

  @Override
  public void setURL(int index, URL x) throws SQLException {
    throw refusal("setURL");
  }
}
