package ai.whattalk.jdbc.shell;

import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;
import org.jline.terminal.spi.SystemStream;
import org.jspecify.annotations.Nullable;

/** Asks for the API key, which is not shown, and kept nowhere but in memory. */
final class KeyPrompt {
  private KeyPrompt() {}

  /** The key; null where nobody can be asked, or says nothing. */
  static @Nullable String ask() throws IOException {
    if (!StandardStreams.isTerminal(SystemStream.Input)) {
      return null;
    }
    // Stdout may be a file.
    try (Terminal terminal =
        TerminalBuilder.builder()
            .system(true)
            .systemOutput(SystemOutput.SysErrOrSysOut)
            .dumb(true)
            .build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .variable(LineReader.DISABLE_HISTORY, true)
              .build();
      String key = reader.readLine("API key (not shown): ", '\0').strip();
      return key.isEmpty() ? null : key;
    } catch (UserInterruptException | EndOfFileException e) {
      return null;
    }
  }
}
