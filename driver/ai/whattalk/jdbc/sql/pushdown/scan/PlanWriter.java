package ai.whattalk.jdbc.sql.pushdown.scan;

import ai.whattalk.jdbc.sql.run.Execution;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.externalize.RelWriterImpl;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/** Writes a physical plan as text, with the scans of lists in words. */
public final class PlanWriter extends RelWriterImpl {
  private final Map<ScanReader, Supplier<ScanExplanation>> scans;

  private PlanWriter(PrintWriter writer, Map<ScanReader, Supplier<ScanExplanation>> scans) {
    super(writer, SqlExplainLevel.EXPPLAN_ATTRIBUTES, false);
    this.scans = scans;
  }

  /**
   * The lines of a plan; the names of Calcite's classes and of its charset would say nothing.
   *
   * @param code of the plan, which makes no request here: each scan is asked for its rows at once,
   *     and explains itself in place of them
   */
  public static List<String> lines(RelNode plan, Bindable<?> code, Execution execution) {
    Map<ScanReader, Supplier<ScanExplanation>> scans =
        execution.memo(ScanExplanation.class, IdentityHashMap::new);
    code.bind(execution);
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
    if (!(rel instanceof EnumerableListScan scan)) {
      super.explain_(rel, values);
      return;
    }
    ScanExplanation explanation =
        scans.getOrDefault(scan.plan(), () -> ScanExplanation.LATER).get();
    for (String line : explanation.lines(scan.spec.table())) {
      StringBuilder indented = new StringBuilder();
      spacer.spaces(indented);
      pw.println(indented.append(line));
    }
  }
}
