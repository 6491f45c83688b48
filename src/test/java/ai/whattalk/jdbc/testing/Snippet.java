package ai.whattalk.jdbc.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fenced block of the README or of a page of {@code docs}, as its readers copy it.
 *
 * @param page where it stands
 * @param line of its fence, from 1 on
 * @param language the first word behind the fence; empty where there is none
 * @param note the words behind the language
 * @param text its lines, each with its end, without what indents the fence
 * @param shown the {@code text} block right below it, which is what it gives; empty where there is
 *     none
 */
public record Snippet(
    Path page, int line, String language, String note, String text, String shown) {
  private static final String FENCE = "```";

  /** Those of all pages. */
  public static List<Snippet> all() throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    for (Path page : pages()) {
      snippets.addAll(of(page));
    }
    return snippets;
  }

  /** The README, and the pages of docs and of its folders. */
  public static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> files = Files.walk(Path.of("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  private static List<Snippet> of(Path page) throws IOException {
    List<String> lines = Files.readAllLines(page);
    List<Snippet> snippets = new ArrayList<>();
    int end = -1;
    for (int begin = next(lines, 0); begin < lines.size(); begin = next(lines, end + 1)) {
      String above = String.join("", lines.subList(end + 1, begin));
      end = next(lines, begin + 1);
      String fence = lines.get(begin);
      int indent = fence.indexOf(FENCE);
      StringBuilder text = new StringBuilder();
      for (String line : lines.subList(begin + 1, end)) {
        text.append(line.substring(Math.min(indent, line.length()))).append('\n');
      }
      String[] words = fence.strip().substring(FENCE.length()).split(" ", 2);
      boolean belongsToTheLast = words[0].equals("text") && above.isBlank() && !snippets.isEmpty();
      if (belongsToTheLast) {
        Snippet last = snippets.remove(snippets.size() - 1);
        snippets.add(
            new Snippet(page, last.line, last.language, last.note, last.text, text.toString()));
      } else {
        String note = words.length > 1 ? words[1].strip() : "";
        snippets.add(new Snippet(page, begin + 1, words[0], note, text.toString(), ""));
      }
    }
    return snippets;
  }

  private static int next(List<String> lines, int from) {
    int line = from;
    while (line < lines.size() && !lines.get(line).strip().startsWith(FENCE)) {
      line++;
    }
    return line;
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }
}
