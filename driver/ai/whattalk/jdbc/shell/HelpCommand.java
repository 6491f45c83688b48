package ai.whattalk.jdbc.shell;

import java.util.List;
import org.jline.reader.Completer;
import sqlline.AbstractCommandHandler;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/** The shell's own help: SQLLine's speaks of much that this shell does not have. */
final class HelpCommand extends AbstractCommandHandler {
  private static final String TEXT =
      """
      A statement ends with a semicolon. Ctrl-C ends the one that runs.

      !tables                                 tables
      !columns conversations                  columns of a table; also !importedkeys, !primarykeys
      !outputformat vertical                  one line for each value; also table, csv, tsv, json
      !run queries.sql                        runs a file
      !record answers.txt                     writes what is shown to a file, until !record
      !history                                what was typed
      !quit                                   ends the shell""";

  HelpCommand(SqlLine sqlLine) {
    super(sqlLine, new String[] {"help", "?"}, "Lists the commands", List.<Completer>of());
  }

  @Override
  public void execute(String line, DispatchCallback callback) {
    sqlLine.output(TEXT);
    callback.setToSuccess();
  }
}
