package ai.whattalk.jdbc.shell;

import java.util.List;
import org.jline.reader.Completer;
import org.jspecify.annotations.Nullable;
import sqlline.CommandHandler;
import sqlline.DispatchCallback;

/**
 * SQLLine's command to connect, which it gives itself when it starts, and nobody else: what is
 * typed could be a key.
 */
final class FirstConnect implements CommandHandler {
  private final CommandHandler command;
  private boolean connected;

  FirstConnect(CommandHandler command) {
    this.command = command;
  }

  @Override
  public @Nullable String matches(String line) {
    return connected ? null : command.matches(line);
  }

  @Override
  public void execute(String line, DispatchCallback callback) {
    connected = true;
    command.execute(line, callback);
  }

  @Override
  public String getName() {
    return command.getName();
  }

  @Override
  public List<String> getNames() {
    return connected ? List.of() : command.getNames();
  }

  @Override
  public String getHelpText() {
    return command.getHelpText();
  }

  @Override
  public List<Completer> getParameterCompleters() {
    return List.of();
  }

  @Override
  public boolean echoToFile() {
    return false;
  }
}
