package ai.whattalk.jdbc.shell;

import java.util.List;
import org.jline.reader.Completer;
import org.jspecify.annotations.Nullable;
import sqlline.AbstractCommandHandler;
import sqlline.CommandHandler;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/**
 * SQLLine's command to connect, which it gives itself when it starts, and nobody else: what is
 * typed could be a key.
 */
final class FirstConnect extends AbstractCommandHandler {
  private final CommandHandler command;
  private boolean connected;

  FirstConnect(SqlLine sqlLine, CommandHandler command) {
    super(
        sqlLine,
        command.getNames().toArray(String[]::new),
        command.getHelpText(),
        () -> List.<Completer>of());
    this.command = command;
  }

  @Override
  public @Nullable String matches(String line) {
    return connected ? null : super.matches(line);
  }

  @Override
  public void execute(String line, DispatchCallback callback) {
    connected = true;
    command.execute(line, callback);
  }

  @Override
  public List<String> getNames() {
    return connected ? List.of() : super.getNames();
  }

  @Override
  public boolean echoToFile() {
    return false;
  }
}
