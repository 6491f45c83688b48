package ai.whattalk.jdbc.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.TerminalBuilder;
import sqlline.SqlLine;

/** The shell of a terminal: SQLLine on a connection that is open. */
final class TerminalShell {
  /** Where the history is, below the home of the user. */
  private static final String FOLDER = ".whattalk";

  /** The charset of a system without a language. */
  private static final String ASCII = "ANSI_X3.4-1968";

  private final Connection connection;
  private final StandardStreams streams;

  TerminalShell(Connection connection, StandardStreams streams) {
    this.connection = connection;
    this.streams = streams;
  }

  /**
   * Runs until the user ends it. Closes the connection.
   *
   * @param keys what must not get into the history
   */
  ExitStatus run(Set<String> keys) throws IOException, SQLException {
    System.setProperty(
        SqlLine.SQLLINE_BASE_DIR, Path.of(System.getProperty("user.home"), FOLDER).toString());
    if (System.getProperty("native.encoding", ASCII).equals(ASCII)) {
      // No language is set; terminals are UTF-8 nowadays.
      System.setProperty(TerminalBuilder.PROP_ENCODING, StandardCharsets.UTF_8.name());
    }
    DriverManager.registerDriver(
        new OpenConnectionDriver(WatchedConnection.of(connection, streams.progress())));
    SqlLine sqlLine = new SqlLine();
    sqlLine.setOutputStream(streams.out());
    sqlLine.setErrorStream(streams.err());
    LineReader reader = sqlLine.getConsoleReader(null, new DefaultHistory());
    History history = new KeylessHistory(keys);
    ((LineReaderImpl) reader).setHistory(history);
    history.attach(reader);
    reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, "        > ");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-ac", ShellApplication.class.getName()));
    arguments.addAll(List.of("-u", OpenConnectionDriver.URL, "-n", "", "-p", ""));
    arguments.addAll(List.of("--outputformat=table", "--autopairing=false"));
    sqlLine.begin(arguments.toArray(String[]::new), null, true);
    return ExitStatus.DONE;
  }
}
