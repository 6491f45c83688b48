package ai.whattalk.jdbc.shell;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import sqlline.Application;
import sqlline.BuiltInProperty;
import sqlline.CommandHandler;
import sqlline.PromptHandler;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/**
 * SQLLine as this shell has it: its settings, and those of its commands that make sense for one
 * connection that only reads. SQLLine creates it by its name, hence public.
 */
public final class ShellApplication extends Application {
  private static final Set<String> COMMANDS =
      Set.of(
          "connect",
          "quit",
          "help",
          "history",
          "tables",
          "columns",
          "describe",
          "primarykeys",
          "importedkeys",
          "exportedkeys",
          "dbinfo",
          "outputformat",
          "set",
          "reset",
          "run",
          "record",
          "verbose");

  /** Creates it. */
  public ShellApplication() {}

  @Override
  public String getInfoMessage() {
    return "A statement ends with ; and Ctrl-C ends one that runs. !tables, !help, !quit.";
  }

  /** None is loaded but the one that is registered. */
  @Override
  public List<String> allowedDrivers() {
    return List.of();
  }

  @Override
  public SqlLineOpts getOpts(SqlLine sqlLine) {
    SqlLineOpts options = super.getOpts(sqlLine);
    options.set(BuiltInProperty.PROMPT, "whattalk> ");
    options.set(BuiltInProperty.ISOLATION, "TRANSACTION_NONE");
    options.set(BuiltInProperty.READ_ONLY, true);
    options.set(BuiltInProperty.CONNECT_INTERACTION_MODE, "notAskCredentials");
    options.set(BuiltInProperty.CSV_QUOTE_CHARACTER, '"');
    // The terminal wraps what is too wide; SQLLine would cut it off.
    options.set(BuiltInProperty.MAX_WIDTH, Integer.MAX_VALUE);
    return options;
  }

  @Override
  public PromptHandler getPromptHandler(SqlLine sqlLine) {
    return new PromptHandler(sqlLine);
  }

  @Override
  public Collection<CommandHandler> getCommandHandlers(SqlLine sqlLine) {
    return super.getCommandHandlers(sqlLine).stream()
        .filter(command -> COMMANDS.contains(command.getName()))
        .map(
            command ->
                switch (command.getName()) {
                  case "connect" -> new FirstConnect(sqlLine, command);
                  case "help" -> new HelpCommand(sqlLine);
                  case "run", "record" ->
                      new FileCommand(sqlLine, command, command.getName().equals("run"));
                  default -> command;
                })
        .toList();
  }
}
