package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.evidence.SeenRows.Head;
import ai.whattalk.jdbc.api.page.Page;
import ai.whattalk.jdbc.api.page.PageRequest;
import ai.whattalk.jdbc.api.page.Refusal;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.NumberedFilter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns what a server does with each parameter. It counts as honoured only where rows or totals
 * show that something was left out, and as ignored only where nothing was. Not thread-safe.
 */
final class ParameterWatch {
  private final ServerFacts facts;
  private final ListEvidence evidence;
  private final SeenRows seen;

  ParameterWatch(ServerFacts facts, ListEvidence evidence, SeenRows seen) {
    this.facts = facts;
    this.evidence = evidence;
    this.seen = seen;
  }

  /** Takes a page in. */
  void note(PageRequest request, Page page) {
    for (ListParameter parameter : request.filter().parameters()) {
      boolean obeyed =
          page.rows().stream().allMatch(row -> request.filter().filter().admits(parameter, row));
      if (!obeyed) {
        facts.note(fact(request, parameter), disobedience(request, page, parameter), request);
      }
    }
    Head head = seen.add(request, page);
    if (head != null) {
      // It may say something of the others, too.
      seen.heads().forEach(this::judge);
    }
    judgeEmpty(request.filter(), page.rows());
  }

  /** Takes in that parameters were refused. */
  void noteRefusal(PageRequest request, Refusal refusal) {
    ListFilter filter = request.filter().filter();
    for (ListParameter parameter : refusal.refused(filter)) {
      List<String> texts = parameter.documented();
      boolean documented = texts.isEmpty() || texts.contains(filter.text(parameter));
      facts.note(
          fact(request, parameter),
          documented ? ParameterVerdict.REFUSED : ParameterVerdict.UNDECIDED,
          request);
    }
  }

  /** The fact about a parameter, by the form in which it is sent. */
  static ServerFact fact(PageRequest request, ListParameter parameter) {
    return request.list().isLookedUp(parameter)
        ? ServerFact.of(parameter, ServerFacts.isNumber(request.filter().sent(parameter)))
        : ServerFact.of(parameter);
  }

  private ParameterVerdict disobedience(PageRequest request, Page page, ListParameter parameter) {
    Head without = seen.head(SeenRows.without(request, parameter));
    if (without == null) {
      return ParameterVerdict.LOOSE;
    }
    boolean sameTotal = page.total() != null && page.total().equals(without.total());
    boolean sameRows =
        page.total() == null
            && request.page() == 1
            && request.cursor() == null
            && isBeginning(page.rows(), without.rows());
    return sameTotal || sameRows ? ParameterVerdict.IGNORED : ParameterVerdict.LOOSE;
  }

  private static boolean isBeginning(List<ListRow> rows, List<ListRow> others) {
    int common = Math.min(rows.size(), others.size());
    return common > 0 && rows.subList(0, common).equals(others.subList(0, common));
  }

  private void judge(Head list) {
    for (Map.Entry<ListParameter, String> value : list.filter().texts().entrySet()) {
      ListParameter parameter = value.getKey();
      boolean honoured =
          list.rows().stream().allMatch(row -> list.filter().admits(parameter, row))
              && !list.rows().isEmpty()
              && (evidence.isHonoured(parameter, value.getValue(), list.request().filter().number())
                  || isShorter(list, seen.head(list.without(parameter)))
                  || lacksRows(list, parameter));
      facts.note(
          fact(list.request(), parameter),
          honoured ? ParameterVerdict.HONOURED : ParameterVerdict.UNDECIDED,
          list.request());
    }
  }

  private static boolean isShorter(Head list, @Nullable Head without) {
    return without != null && ListEvidence.isClearlyLess(list.total(), without.total());
  }

  /** Whether rows are missing that only this parameter can have left out. */
  private boolean lacksRows(Head list, ListParameter parameter) {
    ListFilter others = list.filter().without(parameter);
    Head without = seen.head(list.without(parameter));
    // It would begin with the same rows, if they were not left out.
    boolean skipped =
        without != null
            && without.rows().stream()
                .limit(list.rows().size())
                .anyMatch(row -> !list.filter().admits(parameter, row));
    return skipped
        || seen.missingFrom(list)
            .anyMatch(row -> !list.filter().admits(parameter, row) && others.surelyAdmits(row));
  }

  /** Learns from rows that lists with one parameter should have, and are empty. */
  private void judgeEmpty(NumberedFilter read, List<ListRow> rows) {
    for (Head list : seen.heads()) {
      if (list.rows().isEmpty() && list.filter().values().size() == 1) {
        ListParameter parameter = list.filter().values().keySet().iterator().next();
        if (list.without(parameter).equals(read)
            && rows.stream().anyMatch(row -> list.filter().surelyAdmits(row))) {
          facts.note(
              fact(list.request(), parameter), ParameterVerdict.BRINGS_NOTHING, list.request());
        }
      }
    }
  }
}
