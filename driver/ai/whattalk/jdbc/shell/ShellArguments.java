package ai.whattalk.jdbc.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the shell was started with.
 *
 * @param url to connect with; it may hold a key, and is not shown
 * @param sources where statements come from, in that order; none for those of a terminal or a pipe
 * @param help whether only the usage is asked for
 * @param version whether only the version is asked for
 */
record ShellArguments(
    String url, RowFormat format, List<Source> sources, boolean help, boolean version) {
  static final String DEMO = "jdbc:whattalk:demo=true";
  private static final String LIVE = "jdbc:whattalk:";

  /** Where a letter of an argument does not exist in the system's charset, a JVM puts this. */
  private static final char LOST = '\uFFFD';

  static final String USAGE =
      """
      Usage: java -jar whattalk-jdbc-<version>-shell.jar [options] [URL]

      Without options: a shell on the demo account, which needs neither key nor network.

        --live            your own account: the key is taken from WHATTALK_API_KEY, or asked for
        URL               a JDBC URL with properties, such as jdbc:whattalk:timeZone=Europe/Istanbul
        -e, --execute SQL run these statements, and end; may be given several times
        -f, --file FILE   run the statements of a file in UTF-8, and end; - is stdin
        --format FORMAT   table (default), csv or json
        --help, --version

      A pipe into stdin is run as a file is. Rows go to stdout, all else to stderr.
      Exit codes: 0 all done, 1 a statement failed, 2 bad usage, 3 no connection.
      """;

  /** Where statements come from. */
  sealed interface Source {}

  /** Statements that are an argument. */
  record Sql(String sql) implements Source {}

  /** A file, or {@code -} for stdin. */
  record SqlFile(String name) implements Source {}

  /** Throws where the arguments are not those of {@link #USAGE}. */
  static ShellArguments of(String... arguments) throws UsageException {
    String url = null;
    RowFormat format = RowFormat.TABLE;
    List<Source> sources = new ArrayList<>();
    boolean help = false;
    boolean version = false;
    Iterator<String> rest = Arrays.asList(arguments).iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "-e", "--execute" -> sources.add(new Sql(checkLetters(value(argument, rest))));
        case "-f", "--file" -> sources.add(new SqlFile(value(argument, rest)));
        case "--format" -> format = RowFormat.of(value(argument, rest));
        case "--live" -> url = only(url, LIVE);
        case "-h", "--help" -> help = true;
        case "--version" -> version = true;
        default -> {
          if (!argument.startsWith(LIVE)) {
            // It may be a key in the wrong place: it is not shown.
            throw new UsageException(
                argument.startsWith("-")
                    ? "there is no option "
                        + argument.replaceFirst("=.*", "=…")
                        + "; --help lists them"
                    : "a word is neither an option nor a URL that begins with jdbc:whattalk: (SQL goes"
                        + " behind -e); --help lists them");
          }
          url = only(url, argument);
        }
      }
    }
    return new ShellArguments(
        url == null ? DEMO : url, format, List.copyOf(sources), help, version);
  }

  boolean isDemo() {
    return url.equals(DEMO);
  }

  private static String value(String option, Iterator<String> rest) throws UsageException {
    if (!rest.hasNext()) {
      throw new UsageException(option + " needs a value behind it");
    }
    return rest.next();
  }

  private static String only(@Nullable String former, String url) throws UsageException {
    if (former != null) {
      throw new UsageException("there may be one URL, or --live, and not both");
    }
    return url;
  }

  private static String checkLetters(String sql) throws UsageException {
    if (sql.indexOf(LOST) >= 0) {
      throw new UsageException(
          "the language settings of this terminal (LANG) lose letters of the SQL behind -e:"
              + " put it into a file in UTF-8, or set LANG to one with UTF-8");
    }
    return sql;
  }
}
