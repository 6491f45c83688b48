package ai.whattalk.jdbc.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;

/** Runs statements one after the other, up to the first that fails. */
final class ScriptRunner {
  private final Connection connection;
  private final RowFormat format;
  private final StandardStreams streams;
  private final Writer rows;
  private final PrintStream messages;

  ScriptRunner(Connection connection, RowFormat format, StandardStreams streams) {
    this.connection = connection;
    this.format = format;
    this.streams = streams;
    rows = streams.rows();
    messages = streams.messages();
  }

  /** Runs a script. */
  ExitStatus run(Script script) {
    List<String> statements = StatementSplitter.split(script.text());
    for (int i = 0; i < statements.size(); i++) {
      try {
        run(statements.get(i));
      } catch (SQLException e) {
        String place = statements.size() == 1 ? "" : "statement " + (i + 1) + ": ";
        messages.println(
            script.name() + ": " + place + e.getMessage() + " [" + e.getSQLState() + "]");
        return ExitStatus.FAILED;
      } catch (IOException e) {
        // Whoever reads has had enough, or the disk is full.
        messages.println("stdout: " + e.getMessage());
        return ExitStatus.FAILED;
      } finally {
        streams.progress().end();
      }
    }
    return ExitStatus.DONE;
  }

  private void run(String sql) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      streams.progress().begin(statement);
      try {
        if (statement.execute(sql)) {
          write(statement);
        }
      } finally {
        rows.flush();
        for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
          messages.println("Warning: " + w.getMessage());
        }
      }
    }
  }

  private void write(Statement statement) throws SQLException, IOException {
    try (ResultSet result = statement.getResultSet()) {
      long count = format.writer().write(result, rows);
      rows.flush();
      if (format == RowFormat.TABLE) {
        messages.println(count == 1 ? "(1 row)" : "(" + count + " rows)");
      }
    }
  }
}
