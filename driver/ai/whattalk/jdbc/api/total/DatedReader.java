package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.walk.SeenIds;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of some days; and then the list of all days, where it turns out that the server's
 * dates leave out other rows than these. Each row is given once. Not thread-safe.
 */
final class DatedReader implements RowSource {
  private final DateProof proof;
  private final ListFilter filter;
  private final Function<ReadRequest, RowSource> lists;
  private final SeenIds given = new SeenIds();

  /** Rows that the days have, and that did not come for them. */
  private Set<String> missing = Set.of();

  private RowSource source;
  private boolean areDaysRead = true;

  DatedReader(DateProof proof, ReadRequest request, Function<ReadRequest, RowSource> lists) {
    this.proof = proof;
    this.lists = lists;
    filter = request.filter();
    source = lists.apply(request);
  }

  @Override
  public @Nullable ListRow next() {
    while (true) {
      if (areDaysRead && proof.haveShortened(filter)) {
        readAllDays();
      }
      ListRow row = source.next();
      if (row == null) {
        if (!areDaysRead || isBelieved()) {
          return null;
        }
        readAllDays();
      } else {
        if (missing.contains(row.id())) {
          proof.noteOthers(filter, "it left out rows of these days");
          missing = Set.of();
        }
        if (given.add(row.id())) {
          return row;
        }
      }
    }
  }

  private boolean isBelieved() {
    if (given.size() == 0 && !proof.isEmptyBelieved(filter)) {
      return false;
    }
    missing = proof.missing(filter, given);
    return missing.isEmpty();
  }

  private void readAllDays() {
    areDaysRead = false;
    source.close();
    source = lists.apply(new ReadRequest(filter.withDays(null, null), ReadRequest.ALL));
  }

  @Override
  public void close() {
    source.close();
  }
}
