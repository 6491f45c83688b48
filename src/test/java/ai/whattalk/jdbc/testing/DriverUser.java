package ai.whattalk.jdbc.testing;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.function.BiConsumer;

/**
 * What a host does with a driver that it has loaded by a class loader of its own: queries, closes
 * all, and deregisters the driver, which only a class of that loader may do. Takes URL and key.
 */
public final class DriverUser implements BiConsumer<String, String> {
  private static final String[] STATEMENTS = {
    "SELECT id, to_char(created_at, 'YYYY-MM-DD'), total_cost FROM conversations ORDER BY 1 DESC",
    "SELECT type, COUNT(*), string_agg(id, ',') FROM conversations GROUP BY type",
    "SELECT SUM(message_count) OVER (PARTITION BY type ORDER BY id) FROM conversations",
    "SELECT CAST('2025-01-25' AS DATE), id ILIKE '%1', regexp_replace(id, 'c', 'd')"
        + " FROM conversations WHERE created_at >= CAST('2025-01-01' AS TIMESTAMP)",
    "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 10) SELECT * FROM r",
    "SELECT a.id FROM conversations a JOIN assistants b ON a.assistant_id = b.uuid LIMIT 5",
    "SELECT 1 / 0 FROM conversation_types",
    "SELECT nothing FROM conversations"
  };

  @Override
  public void accept(String url, String key) {
    try {
      Class.forName("ai.whattalk.jdbc.WhatTalkDriver");
      query(url, key);
      query("jdbc:whattalk:demo=true", "");
      for (Driver driver : Collections.list(DriverManager.getDrivers())) {
        if (driver.getClass().getClassLoader() == getClass().getClassLoader()) {
          DriverManager.deregisterDriver(driver);
        }
      }
    } catch (SQLException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void query(String url, String key) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "", key);
        Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        read(statement, sql);
      }
    }
  }

  private static void read(Statement statement, String sql) {
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getString(1);
      }
    } catch (SQLException e) {
      // The errors that are wanted leave nothing behind either.
      if (!sql.contains("1 / 0") && !sql.contains("nothing")) {
        throw new IllegalStateException(e);
      }
    }
  }
}
