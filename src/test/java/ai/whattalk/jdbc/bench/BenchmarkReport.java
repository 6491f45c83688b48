package ai.whattalk.jdbc.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of results, in Markdown. Not thread-safe. */
final class BenchmarkReport {
  private final StringBuilder page = new StringBuilder();

  void heading(String heading) {
    page.append("\n## ").append(heading).append('\n');
  }

  void text(String paragraph) {
    page.append('\n').append(paragraph).append('\n');
  }

  /** A table; its first row is the head. */
  void table(List<List<String>> rows) {
    page.append('\n');
    for (int i = 0; i < rows.size(); i++) {
      page.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
      if (i == 0) {
        page.append("|---").append("|--:".repeat(rows.get(0).size() - 1)).append("|\n");
      }
    }
  }

  /** A table of the driver beside one rival, with the sum of all. */
  void ratios(String what, String rival, Map<String, List<Sample>> pairs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            what,
            "driver, ms",
            rival + ", ms",
            "ratio",
            "driver, CPU ms",
            rival + ", CPU ms",
            "ratio of CPU"));
    Sample driverSum = new Sample(0, 0);
    Sample rivalSum = new Sample(0, 0);
    for (Map.Entry<String, List<Sample>> pair : pairs.entrySet()) {
      Sample driver = pair.getValue().get(0);
      Sample other = pair.getValue().get(1);
      rows.add(row(pair.getKey(), driver, other));
      driverSum = driverSum.plus(driver);
      rivalSum = rivalSum.plus(other);
    }
    rows.add(row("**together**", driverSum, rivalSum));
    table(rows);
  }

  private static List<String> row(String name, Sample driver, Sample rival) {
    return List.of(
        name,
        millis(driver.wallMillis()),
        millis(rival.wallMillis()),
        ratio(driver.wallMillis(), rival.wallMillis()),
        millis(driver.cpuMillis()),
        millis(rival.cpuMillis()),
        ratio(driver.cpuMillis(), rival.cpuMillis()));
  }

  /** Three figures of a time. */
  static String millis(double millis) {
    String form = millis < 1 ? "%.3f" : millis < 10 ? "%.2f" : millis < 100 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, form, millis);
  }

  static String ratio(double one, double other) {
    return other == 0 ? "–" : String.format(Locale.ROOT, "%.2f", one / other);
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
