package ai.whattalk.jdbc.sql.pushdown.count;

import ai.whattalk.jdbc.api.AccountList;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.total.RequestCosts;
import ai.whattalk.jdbc.sql.pushdown.bound.FilterRequests;
import ai.whattalk.jdbc.sql.pushdown.bound.ParameterText;
import ai.whattalk.jdbc.sql.pushdown.bound.ScanBounds;
import ai.whattalk.jdbc.sql.pushdown.bound.ValueSet;
import com.google.common.collect.Sets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the types that are left in place of those that a filter leaves out, {@code type <> 'api'},
 * if totals show that no row has a type that is not known, or none. Rows of the others need not be
 * read then.
 */
public final class ExcludedTypes {
  private final AccountList lists;
  private final ListFilter wide;
  private final Set<String> leftOut;

  private ExcludedTypes(AccountList lists, ListFilter wide, Set<String> leftOut) {
    this.lists = lists;
    this.wide = wide;
    this.leftOut = leftOut;
  }

  /** Whether bounds leave types out. */
  public static boolean isAbout(ScanBounds bounds) {
    ValueSet wanted = bounds.span().types();
    return wanted.excluding()
        && !wanted.values().isEmpty()
        && wanted.values().stream().allMatch(ParameterText::isLiteral);
  }

  /** Bounds that name the types which are left over; these bounds if that is not shown to pay. */
  public static ScanBounds named(AccountList lists, ScanBounds bounds) {
    if (!isAbout(bounds)) {
      return bounds;
    }
    Set<String> types =
        new ExcludedTypes(
                lists,
                FilterRequests.of(bounds, lists.clock()).wide(),
                bounds.span().types().values())
            .types();
    return types == null ? bounds : bounds.and(ScanBounds.ofTypes(ValueSet.of(types), true));
  }

  /** The types that are wanted, if they can be told and if to read only these pays; else null. */
  private @Nullable Set<String> types() {
    Long rows = lists.rowsOfSeveralPages(wide);
    Set<String> known = lists.types();
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
      lists.noteOtherTypes();
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
    for (String type : leftOut) {
      Long ofType = lists.rowsOfSeveralPages(wide.withType(type));
      spared += ofType == null ? 0 : costs.pages(ofType);
    }
    return costs.paysToLeaveOut(spared, known.size());
  }

  private @Nullable Long sum(Set<String> types) {
    long sum = 0;
    for (String type : types) {
      Long count = lists.count(wide.withType(type), 0);
      if (count == null) {
        return null;
      }
      sum += count;
    }
    return sum;
  }
}
