package ai.whattalk.jdbc.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * SQL of a file. Where PostgreSQL has no such SQL, a comment above it, {@code -- PostgreSQL: …},
 * gives the SQL that means there what this means here.
 *
 * @param origin the file's name and the line
 * @param postgresSql the same for PostgreSQL
 */
public record SqlEntry(String origin, String sql, String postgresSql) {
  private static final String POSTGRES_SQL = "-- PostgreSQL: ";

  /** The lines of a folder's files but for comments, which begin with {@code --}. */
  public static List<SqlEntry> lines(Path folder) throws IOException {
    return read(folder, "");
  }

  /**
   * The statements of a folder's files. One ends with the line that ends with a semicolon, which is
   * no part of it.
   */
  public static List<SqlEntry> statements(Path folder) throws IOException {
    return read(folder, ";");
  }

  private static List<SqlEntry> read(Path folder, String end) throws IOException {
    List<SqlEntry> entries = new ArrayList<>();
    for (Path file : files(folder)) {
      read(file, end, entries);
    }
    return entries;
  }

  private static void read(Path file, String end, List<SqlEntry> entries) throws IOException {
    int number = 0;
    String origin = "";
    String postgresSql = "";
    StringBuilder sql = new StringBuilder();
    for (String line : Files.readAllLines(file, UTF_8)) {
      number++;
      if (sql.isEmpty()) {
        if (line.startsWith(POSTGRES_SQL)) {
          postgresSql = line.substring(POSTGRES_SQL.length());
        }
        if (line.isBlank() || line.startsWith("--")) {
          continue;
        }
        origin = file.getFileName() + ":" + number;
      }
      sql.append(sql.isEmpty() ? "" : "\n").append(line);
      if (line.endsWith(end)) {
        sql.setLength(sql.length() - end.length());
        String text = sql.toString();
        entries.add(new SqlEntry(origin, text, postgresSql.isEmpty() ? text : postgresSql));
        sql.setLength(0);
        postgresSql = "";
      }
    }
    if (!sql.isEmpty()) {
      throw new IOException(file + " ends inside the statement of " + origin);
    }
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
