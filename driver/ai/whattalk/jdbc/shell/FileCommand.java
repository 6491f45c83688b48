package ai.whattalk.jdbc.shell;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import sqlline.AbstractCommandHandler;
import sqlline.CommandHandler;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/**
 * A command of SQLLine's with a file, of which it would say with a stack trace that it is not
 * there.
 */
final class FileCommand extends AbstractCommandHandler {
  private final CommandHandler command;
  private final boolean reads;

  /** Creates one that reads its file, or writes it. */
  FileCommand(SqlLine sqlLine, CommandHandler command, boolean reads) {
    super(
        sqlLine,
        command.getNames().toArray(String[]::new),
        command.getHelpText(),
        command.getParameterCompleters());
    this.command = command;
    this.reads = reads;
  }

  @Override
  public void execute(String line, DispatchCallback callback) {
    String[] words = line.strip().split("\\s+", 2);
    String wrong = words.length > 1 ? whatIsWrong(words[1]) : null;
    if (wrong == null) {
      command.execute(line, callback);
    } else {
      sqlLine.error(wrong);
      callback.setToFailure();
    }
  }

  private @Nullable String whatIsWrong(String name) {
    try {
      Path file = Path.of(name.replaceFirst("^~(?=/|$)", System.getProperty("user.home")));
      Path folder = file.toAbsolutePath().getParent();
      boolean serves =
          !Files.isDirectory(file)
              && (Files.exists(file)
                  ? reads ? Files.isReadable(file) : Files.isWritable(file)
                  : !reads && folder != null && Files.isWritable(folder));
      return serves ? null : "the file can't be " + (reads ? "read: " : "written: ") + name;
    } catch (InvalidPathException e) {
      return "this is no file: " + name;
    }
  }

  @Override
  public boolean echoToFile() {
    return command.echoToFile();
  }
}
