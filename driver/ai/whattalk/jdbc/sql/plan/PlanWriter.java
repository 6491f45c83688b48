package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.pushdown.scan.EnumerableConversationScan;
import ai.whattalk.jdbc.sql.pushdown.scan.ScanExplanation;
import ai.whattalk.jdbc.sql.pushdown.scan.ScanReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.externalize.RelWriterImpl;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/** Writes a physical plan as text, with the scans of lists in words. */
final class PlanWriter extends RelWriterImpl {
  private final Function<ScanReader, ScanExplanation> scans;

  private PlanWriter(PrintWriter writer, Function<ScanReader, ScanExplanation> scans) {
    super(writer, SqlExplainLevel.EXPPLAN_ATTRIBUTES, false);
    this.scans = scans;
  }

  /** The lines of a plan; the names of Calcite's classes and of its charset would say nothing. */
  static List<String> lines(RelNode plan, Function<ScanReader, ScanExplanation> scans) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    plan.explain(new PlanWriter(writer, scans));
    writer.flush();
    return text.toString()
        .lines()
        .map(line -> line.replaceFirst("^( *)Enumerable", "$1").replace("_UTF-8'", "'"))
        .toList();
  }

  @Override
  protected void explain_(RelNode rel, List<Pair<String, @Nullable Object>> values) {
    if (!(rel instanceof EnumerableConversationScan scan)) {
      super.explain_(rel, values);
      return;
    }
    for (String line : scans.apply(scan.plan()).lines(scan.spec.table())) {
      StringBuilder indented = new StringBuilder();
      spacer.spaces(indented);
      pw.println(indented.append(line));
    }
  }
}
