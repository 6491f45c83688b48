package ai.whattalk.jdbc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * SQL of a file.
 *
 * @param origin the file's name and the line
 */
public record SqlEntry(String origin, String sql) {

  /** The lines of a folder's files but for comments, which begin with {@code --}. */
  public static List<SqlEntry> lines(Path folder) throws IOException {
    List<SqlEntry> entries = new ArrayList<>();
    for (Path file : files(folder)) {
      int number = 0;
      for (String line : Files.readAllLines(file, UTF_8)) {
        number++;
        if (!line.isBlank() && !line.startsWith("--")) {
          entries.add(new SqlEntry(file.getFileName() + ":" + number, line.strip()));
        }
      }
    }
    return entries;
  }

  /**
   * The statements of a folder's files. One ends with the line that ends with a semicolon, which is
   * no part of it.
   */
  public static List<SqlEntry> statements(Path folder) throws IOException {
    List<SqlEntry> entries = new ArrayList<>();
    for (Path file : files(folder)) {
      int number = 0;
      int first = 0;
      List<String> sql = new ArrayList<>();
      for (String line : Files.readAllLines(file, UTF_8)) {
        number++;
        if (sql.isEmpty()) {
          if (line.isBlank() || line.startsWith("--")) {
            continue;
          }
          first = number;
        }
        if (line.endsWith(";")) {
          sql.add(line.substring(0, line.length() - 1));
          entries.add(new SqlEntry(file.getFileName() + ":" + first, String.join("\n", sql)));
          sql.clear();
        } else {
          sql.add(line);
        }
      }
      if (!sql.isEmpty()) {
        throw new IOException(file + " ends inside the statement of line " + first);
      }
    }
    return entries;
  }

  /** Whether the rows have an order: an ORDER BY stands outside of all parentheses. */
  public boolean isOrdered() {
    int start = sql.lastIndexOf("ORDER BY ");
    if (start < 0) {
      return false;
    }
    String rest = sql.substring(start);
    return rest.chars().filter(c -> c == '(').count() == rest.chars().filter(c -> c == ')').count();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Override
  public String toString() {
    return origin + " " + sql.replace('\n', ' ');
  }
}
