package ai.whattalk.jdbc.sql.pushdown.count;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import ai.whattalk.jdbc.api.total.RequestCosts;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterRequests;
import ai.whattalk.jdbc.sql.pushdown.bound.ParameterText;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.pushdown.bound.ValueSet;
import com.google.common.collect.Sets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the texts that are left in place of those that a filter leaves out, {@code type <> 'api'},
 * if totals show that no row has a text that is not known, or none. Rows of the others need not be
 * read then. Only of those whose texts are documented most are known.
 */
public final class ExcludedTexts {
  private final AccountList lists;
  private final ListFilter wide;
  private final ListParameter parameter;
  private final Set<String> leftOut;

  private ExcludedTexts(
      AccountList lists, ListFilter wide, ListParameter parameter, Set<String> leftOut) {
    this.lists = lists;
    this.wide = wide;
    this.parameter = parameter;
    this.leftOut = leftOut;
  }

  /** The parameter of which bounds leave texts out; null if there is none. */
  public static @Nullable ListParameter leftOutOf(ScanBounds bounds) {
    for (Map.Entry<ListParameter, ValueSet> set : bounds.span().texts().entrySet()) {
      if (set.getValue().isOfOthers()
          && !set.getKey().documented().isEmpty()
          && set.getValue().values().stream().allMatch(ParameterText::isLiteral)) {
        return set.getKey();
      }
    }
    return null;
  }

  /** Bounds that name the texts which are left over; these bounds if that is not shown to pay. */
  public static ScanBounds named(AccountList lists, ScanBounds bounds) {
    ListParameter parameter = leftOutOf(bounds);
    if (parameter == null) {
      return bounds;
    }
    Set<String> texts =
        new ExcludedTexts(
                lists,
                FilterRequests.of(lists.list(), bounds, lists.clock()).wide(),
                parameter,
                bounds.span().texts(parameter).values())
            .texts();
    return texts == null
        ? bounds
        : bounds.and(ScanBounds.ofTexts(parameter, ValueSet.of(texts), true));
  }

  /** The texts that are wanted, if they can be told and if to read only these pays; else null. */
  private @Nullable Set<String> texts() {
    Long rows = lists.rowsOfSeveralPages(wide);
    Set<String> known = lists.values(parameter);
    if (rows == null
        || known == null
        || !known.stream().allMatch(ParameterText::isLiteral)
        || !pays(known, rows)) {
      return null;
    }
    Long whole = lists.count(wide, rows);
    Long sum = whole == null ? null : sum(Sets.union(known, leftOut));
    if (sum == null) {
      return null;
    }
    if (sum < whole) {
      lists.noteOthers(parameter);
    }
    return sum.equals(whole) ? Sets.difference(known, leftOut) : null;
  }

  /** Whether the pages that need not be read are more than the requests that this takes. */
  private boolean pays(Set<String> known, long rows) {
    RequestCosts costs = lists.costs();
    if (!costs.mayLeaveOut(leftOut.size(), rows)) {
      return false;
    }
    long spared = 0;
    for (String text : leftOut) {
      Long ofText = lists.rowsOfSeveralPages(wide.with(parameter, text));
      spared += ofText == null ? 0 : costs.pages(ofText);
    }
    return costs.paysToLeaveOut(spared, known.size());
  }

  private @Nullable Long sum(Set<String> texts) {
    long sum = 0;
    for (String text : texts) {
      Long count = lists.count(wide.with(parameter, text), 0);
      if (count == null) {
        return null;
      }
      sum += count;
    }
    return sum;
  }
}
