package ai.whattalk.jdbc.shell;

import ai.whattalk.jdbc.WhatTalkDriver;
import ai.whattalk.jdbc.shell.ShellArguments.Source;
import ai.whattalk.jdbc.shell.ShellArguments.Sql;
import ai.whattalk.jdbc.shell.ShellArguments.SqlFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jline.terminal.spi.SystemStream;

/** The program of the shell's jar; {@link ShellArguments#USAGE} says what it does. */
public final class WhatTalkShell {
  private static final String NO_KEY = "28000";
  private static final String DEMO_NOTE =
      "on the demo account: made-up conversations of the last 400 days. --live opens your own.";

  private final StandardStreams streams = new StandardStreams();
  private final PrintStream messages = streams.messages();
  private final Set<String> keys = new HashSet<>();

  private WhatTalkShell() {}

  /** Ends the JVM with the code of an {@link ExitStatus}. */
  public static void main(String[] arguments) {
    System.exit(new WhatTalkShell().run(arguments).code());
  }

  private ExitStatus run(String... words) {
    try {
      ShellArguments arguments = ShellArguments.of(words);
      if (arguments.help()) {
        streams.out().write(ShellArguments.USAGE.getBytes(StandardCharsets.UTF_8));
        return ExitStatus.DONE;
      }
      if (arguments.version()) {
        streams.out().write((name() + "\n").getBytes(StandardCharsets.UTF_8));
        return ExitStatus.DONE;
      }
      List<Source> sources = new ArrayList<>(arguments.sources());
      if (sources.isEmpty() && !StandardStreams.isTerminal(SystemStream.Input)) {
        sources.add(new SqlFile("-"));
      }
      List<Script> scripts = new ArrayList<>();
      for (Source source : sources) {
        scripts.add(read(source));
      }
      if (scripts.isEmpty() && arguments.format() != RowFormat.TABLE) {
        throw new UsageException(
            "--format is for statements of the command line; in the shell, type !outputformat");
      }
      return run(arguments, scripts);
    } catch (UsageException e) {
      messages.println(e.getMessage());
      return ExitStatus.BAD_USAGE;
    } catch (IOException e) {
      messages.println(e.getMessage());
      return ExitStatus.FAILED;
    }
  }

  /** Reads all of it before anything is run. */
  private static Script read(Source source) throws UsageException, IOException {
    if (source instanceof Sql argument) {
      return Script.ofArgument(argument.sql());
    }
    String name = ((SqlFile) source).name();
    try {
      return name.equals("-") ? Script.ofInput(System.in) : Script.ofFile(name);
    } catch (CharacterCodingException e) {
      throw new UsageException(
          (name.equals("-") ? "stdin" : "the file " + name) + " is not in UTF-8");
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no file " + name);
    } catch (IOException e) {
      if (name.equals("-")) {
        throw e;
      }
      throw new UsageException("the file " + name + " can't be read");
    }
  }

  private ExitStatus run(ShellArguments arguments, List<Script> scripts) throws IOException {
    try (Connection connection = connect(arguments)) {
      if (scripts.isEmpty()) {
        messages.println(name() + " " + (arguments.isDemo() ? DEMO_NOTE : "on your account."));
        return new TerminalShell(connection, streams).run(keys);
      }
      ScriptRunner runner = new ScriptRunner(connection, arguments.format(), streams);
      for (Script script : scripts) {
        ExitStatus status = runner.run(script);
        if (status != ExitStatus.DONE) {
          return status;
        }
      }
      return ExitStatus.DONE;
    } catch (SQLException e) {
      messages.println(e.getMessage() + " [" + e.getSQLState() + "]");
      return ExitStatus.NOT_CONNECTED;
    }
  }

  /** Connects with the key that the driver finds, or asks for one if it finds none. */
  private Connection connect(ShellArguments arguments) throws SQLException, IOException {
    Properties properties = new Properties();
    properties.setProperty("validateOnConnect", "false");
    try {
      DriverManager.getConnection(arguments.url(), properties).close();
    } catch (SQLException e) {
      // Nothing was asked yet: there is no key.
      String key = NO_KEY.equals(e.getSQLState()) ? KeyPrompt.ask() : null;
      if (key == null) {
        throw e;
      }
      keys.add(key);
      properties.setProperty("apiKey", key);
    }
    properties.remove("validateOnConnect");
    String fromEnvironment = System.getenv("WHATTALK_API_KEY");
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      keys.add(fromEnvironment.strip());
    }
    return DriverManager.getConnection(arguments.url(), properties);
  }

  private static String name() {
    String version = WhatTalkDriver.class.getPackage().getImplementationVersion();
    return "WhatTalk shell" + (version == null ? "" : " " + version);
  }
}
